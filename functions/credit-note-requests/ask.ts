import type { AskCreditNote, CreditNoteRequest } from "../../shared/credit-note-requests.ts"
import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { next } from "../../shared/stored.ts"
import { claimAttachments } from "../attachments/claim.ts"
import type { ContactCtx } from "../context.ts"
import { event } from "../events.ts"
import { publishedInvoice } from "../invoices/actions.ts"
import { invoices } from "../invoices/store.ts"
import { useOnce } from "../store/allowance.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { viewOf } from "./read.ts"
import { askedOf, keptFor, released } from "./rules.ts"
import { creditNoteRequests } from "./store.ts"

const requestsADay = 50

export const about = ({ id, customerId, invoiceNumber, amount }: CreditNoteRequest) => ({
  customerId,
  subjectId: id,
  facts: { number: invoiceNumber, minor: amount.minor, currency: amount.currency },
})

async function askOnce(ctx: ContactCtx, input: AskCreditNote) {
  requireVisible(ctx, "creditNoteRequests")
  const { customerId, contact } = ctx
  const { invoiceId, reason, explanation, attachmentIds } = input
  const invoice = await publishedInvoice(ctx, invoiceId)
  const asked = askedOf(invoice, input)
  const id = newId("crq", ctx.now)
  const [files, use] = await Promise.all([
    claimAttachments(ctx, customerId, attachmentIds, id),
    useOnce(ctx, "creditRequest", requestsADay),
  ])
  const request: CreditNoteRequest = {
    ...asked,
    id,
    version: 1,
    customerId,
    invoiceId,
    invoiceNumber: invoice.number,
    contactId: contact.id,
    contactName: contact.name,
    reason,
    explanation,
    attachmentIds: files.views.map((file) => file.id),
    state: "pending",
    createdAt: ctx.now,
  }
  await commit(
    ctx,
    creditNoteRequests.insert(ctx, request),
    invoices.replace(ctx, keptFor(invoice, request.amount)),
    ...files.writes,
    use,
    event(ctx, "creditNote.requested", about(request)),
  )
  return viewOf(ctx, request)
}

/** Keeps its part of the invoice in the same commit: of two at once, the second gets what the first has left. */
export const askCreditNote = (ctx: ContactCtx, input: AskCreditNote) =>
  withFreshReads(() => askOnce(ctx, input))

async function withdrawOnce(ctx: ContactCtx, { id }: { id: string }) {
  requireVisible(ctx, "creditNoteRequests")
  const before = await creditNoteRequests.get(ctx, id, ctx.customerId)
  if (before.state !== "pending") throw conflict("already_decided")
  const invoice = await invoices.get(ctx, before.invoiceId, ctx.customerId)
  const request = next(before, { state: "withdrawn" })
  await commit(
    ctx,
    creditNoteRequests.replace(ctx, request),
    invoices.replace(ctx, released(invoice, before.amount)),
    event(ctx, "creditNote.requestWithdrawn", about(request)),
  )
  return viewOf(ctx, request)
}

export const withdrawRequest = (ctx: ContactCtx, which: { id: string }) =>
  withFreshReads(() => withdrawOnce(ctx, which))
