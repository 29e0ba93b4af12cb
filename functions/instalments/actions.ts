import { dateIn } from "../../shared/dates.ts"
import { conflict } from "../../shared/errors.ts"
import type { EventType } from "../../shared/events.ts"
import { newId } from "../../shared/ids.ts"
import type { EndInstalments, SetInstalments } from "../../shared/instalments.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { detailOf } from "../invoices/detail.ts"
import { invoices } from "../invoices/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { isScheduled, requireSeen, scheduleOf } from "./rules.ts"

type OfInvoice = { customerId: string; id: string }

const invoiceOf = (ctx: StaffCtx, { customerId, id }: OfInvoice) =>
  Promise.all([customers.get(ctx, customerId, customerId), invoices.get(ctx, id, customerId)])

/** With what was still open then, in how many parts. */
function told(ctx: StaffCtx, type: EventType, invoice: Invoice, parts: number) {
  const { id: subjectId, customerId, number } = invoice
  const { minor, currency } = amountDue(invoice)
  return event(ctx, type, { customerId, subjectId, facts: { number, minor, currency, parts } })
}

async function setOnce(ctx: StaffCtx, { replaces, parts, ...of }: SetInstalments & OfInvoice) {
  const [customer, before] = await invoiceOf(ctx, of)
  requireSeen(before, replaces)
  const today = dateIn(ctx.tenant.timeZone, ctx.now)
  const instalments = {
    id: newId("ins", ctx.now),
    parts: scheduleOf(before, parts, { now: ctx.now, today }),
    setOn: today,
    setAt: ctx.now,
  }
  const invoice = next(before, { instalments })
  const type = before.instalments ? "instalments.changed" : "instalments.set"
  await commit(ctx, invoices.replace(ctx, invoice), told(ctx, type, invoice, parts.length))
  return detailOf(ctx, invoice, customer)
}

/**
 * Gives an open invoice a schedule, or another one. Whoever saw another than the one that stands is refused, also
 * where both were looking at the same moment; so is what money has overtaken, since the parts no longer come to it.
 */
export const setInstalments = (ctx: StaffCtx, input: SetInstalments & OfInvoice) =>
  withFreshReads(() => setOnce(ctx, input))

async function endOnce(ctx: StaffCtx, { replaces, ...of }: EndInstalments & OfInvoice) {
  const [customer, before] = await invoiceOf(ctx, of)
  requireSeen(before, replaces)
  if (!isScheduled(before)) throw conflict("no_instalments")
  const invoice = next(before, { instalments: undefined })
  const ended = told(ctx, "instalments.ended", invoice, before.instalments?.parts.length ?? 0)
  await commit(ctx, invoices.replace(ctx, invoice), ended)
  return detailOf(ctx, invoice, customer)
}

/** All that is open is due when the invoice is, again. A payment that is under way goes on. */
export const endInstalments = (ctx: StaffCtx, input: EndInstalments & OfInvoice) =>
  withFreshReads(() => endOnce(ctx, input))
