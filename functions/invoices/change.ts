import { dateIn } from "../../shared/dates.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { CorrectInvoice, DraftInvoice, Invoice } from "../../shared/invoices.ts"
import { subtract } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { changesBetween, event } from "../events.ts"
import { post } from "../ledger/ledger.ts"
import { invoiceChangePosting, voidPosting } from "../ledger/movements.ts"
import { keepRevision } from "../revisions/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { detailOf } from "./detail.ts"
import { attachTo, editDraft } from "./drafts.ts"
import {
  contentOf,
  correctionOf,
  requireCovering,
  requireLawful,
  requireOwn,
  requirePublished,
  requireRewritable,
  requireVoidable,
} from "./rules.ts"
import { invoices } from "./store.ts"

type ById = { customerId: string; id: string }

const withCustomer = async (ctx: StaffCtx, { customerId, id }: ById) => {
  const [customer, invoice] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    invoices.get(ctx, id, customerId),
  ])
  return { customer, invoice }
}

const told = ["dueOn", "issuedOn", "reference", "notes", "terms", "total", "tax"] as const

/** A published invoice as it is from now on; as it was, it stays as a revision. */
async function revise(ctx: StaffCtx, before: Invoice, content: Partial<Invoice>, money: Write[] = []) {
  const revision = (before.revision ?? 1) + 1
  const invoice = next(before, { ...content, revision })
  const { customerId, id: subjectId, number } = invoice
  const changes = changesBetween(before, invoice, told)
  const facts = { kind: "invoice", number, revision }
  await commit(
    ctx,
    invoices.replace(ctx, invoice),
    keepRevision(ctx, "invoice", before),
    ...money,
    ...(await attachTo(ctx, before, invoice)),
    event(ctx, "document.changed", { customerId, subjectId, facts, changes }),
  )
  return invoice
}

/** The difference is posted on the day it is made: statements of the past stay as they were sent. */
function difference(ctx: StaffCtx, before: Invoice, after: Invoice): Write[] {
  const amount = subtract(after.total, before.total)
  if (amount.minor === 0) return []
  const { id: invoiceId, customerId, number, reference } = after
  const movement = `invoice_${invoiceId}_${before.version + 1}`
  const on = dateIn(ctx.tenant.timeZone, ctx.now)
  const about = { movement, on, at: ctx.now, customerId, invoiceId, amount, number, reference }
  return post(ctx, invoiceChangePosting(about, subtract(amountDue(after), amountDue(before))))
}

/** Writes a draft anew, or a published invoice that is no tax document. */
export async function saveInvoice(ctx: StaffCtx, { customerId, id, ...input }: DraftInvoice & ById) {
  const { customer, invoice: before } = await withCustomer(ctx, { customerId, id })
  if (before.document === "draft") return detailOf(ctx, await editDraft(ctx, before, input), customer)
  requireRewritable(before, ctx.now)
  const content = contentOf(input)
  requireCovering(before, content)
  requireLawful(ctx.tenant, customer, content)
  const money = difference(ctx, before, { ...before, ...content })
  return detailOf(ctx, await revise(ctx, before, content, money), customer)
}

/** What no tax depends on may change on every invoice that was published here. */
export async function correctInvoice(ctx: StaffCtx, { customerId, id, ...input }: CorrectInvoice & ById) {
  const { customer, invoice } = await withCustomer(ctx, { customerId, id })
  requireOwn(invoice)
  requirePublished(invoice)
  return detailOf(ctx, await revise(ctx, invoice, correctionOf(invoice, input)), customer)
}

async function voidOnce(ctx: StaffCtx, { customerId, id, reason }: ById & { reason: string }) {
  const { customer, invoice } = await withCustomer(ctx, { customerId, id })
  requireVoidable(invoice, ctx.now)
  const changed = next(invoice, { document: "void" })
  const { number, reference, total } = invoice
  const about = { movement: `void_${id}`, on: dateIn(ctx.tenant.timeZone, ctx.now), at: ctx.now, customerId }
  const posting = voidPosting({ ...about, amount: total, invoiceId: id, number, reference })
  await commit(
    ctx,
    invoices.replace(ctx, changed),
    ...(total.minor === 0 ? [] : post(ctx, posting)),
    event(ctx, "document.voided", { customerId, subjectId: id, facts: { kind: "invoice", number, reason } }),
  )
  return detailOf(ctx, changed, customer)
}

/** A payment that begins in this very moment is seen: then it is refused. */
export const voidInvoice = (ctx: StaffCtx, input: ById & { reason: string }) =>
  withFreshReads(() => voidOnce(ctx, input))
