import type { ApproveRequest, CreditNoteRequest, DeclineRequest } from "../../shared/credit-note-requests.ts"
import { dateIn } from "../../shared/dates.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { exceeds, money } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { creditNoteWrites } from "../credit-notes/issue.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { about } from "./ask.ts"
import { viewOf } from "./read.ts"
import { noteFor, released } from "./rules.ts"
import { creditNoteRequests } from "./store.ts"

type Which = { customerId: string; id: string }

async function pending(ctx: StaffCtx, { customerId, id }: Which) {
  const request = await creditNoteRequests.get(ctx, id, customerId)
  if (request.state !== "pending") throw conflict("already_decided")
  const [invoice, customer] = await Promise.all([
    invoices.get(ctx, request.invoiceId, customerId),
    customers.get(ctx, customerId, customerId),
  ])
  return { request, invoice, customer }
}

const decided = (ctx: StaffCtx, answer: string | undefined) => ({
  answer: answer || undefined,
  decidedBy: ctx.staff.name,
  decidedAt: ctx.now,
})

/** All of it or a part; never more than was asked for. */
function approvedOf({ amount }: CreditNoteRequest, minor: number | undefined) {
  const approved = money(minor ?? amount.minor, amount.currency)
  if (exceeds(approved, amount)) throw invalid({ minor: "too_large" })
  return approved
}

async function approveOnce(ctx: StaffCtx, { customerId, id, minor, answer }: ApproveRequest & Which) {
  const { request, invoice, customer } = await pending(ctx, { customerId, id })
  const approved = approvedOf(request, minor)
  const today = dateIn(ctx.tenant.timeZone, ctx.now)
  const content = noteFor(invoice, request, {
    approved,
    issuedOn: today < invoice.issuedOn ? invoice.issuedOn : today,
    language: ctx.tenant.language,
  })
  const { creditNote, writes } = await creditNoteWrites(ctx, invoice, {
    ...content,
    request: { id, kept: request.amount },
  })
  const isWhole = approved.minor === request.amount.minor
  const after = next(request, {
    ...decided(ctx, answer),
    state: isWhole ? "approved" : "partlyApproved",
    approved,
    creditNoteId: creditNote.id,
    creditNoteNumber: creditNote.number,
  })
  const { facts, ...rest } = about(after)
  await commit(
    ctx,
    creditNoteRequests.replace(ctx, after),
    ...writes,
    event(ctx, "creditNote.requestApproved", {
      ...rest,
      facts: { ...facts, minor: approved.minor, creditNote: creditNote.number },
    }),
  )
  return viewOf(ctx, after, customer.name)
}

/**
 * Issues the credit note in the same commit: of two who approve at once one does, and nothing is issued that was not
 * approved.
 */
export const approveRequest = (ctx: StaffCtx, input: ApproveRequest & Which) =>
  withFreshReads(() => approveOnce(ctx, input))

async function declineOnce(ctx: StaffCtx, { customerId, id, answer }: DeclineRequest & Which) {
  const { request, invoice, customer } = await pending(ctx, { customerId, id })
  const after = next(request, { ...decided(ctx, answer), state: "declined" })
  await commit(
    ctx,
    creditNoteRequests.replace(ctx, after),
    invoices.replace(ctx, released(invoice, request.amount)),
    event(ctx, "creditNote.requestDeclined", about(after)),
  )
  return viewOf(ctx, after, customer.name)
}

export const declineRequest = (ctx: StaffCtx, input: DeclineRequest & Which) =>
  withFreshReads(() => declineOnce(ctx, input))
