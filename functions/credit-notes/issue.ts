import type { CreditNote } from "../../shared/credit-notes.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { type Money, subtract } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import type { TenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { partiesOf } from "../invoices/parties.ts"
import { invoices } from "../invoices/store.ts"
import { post } from "../ledger/ledger.ts"
import { creditNotePosting } from "../ledger/movements.ts"
import { takeNumber } from "../numbering/store.ts"
import type { Write } from "../store/table.ts"
import { type Crediting, crediting, type NoteContent } from "./rules.ts"
import { creditNotes } from "./store.ts"

export type Issue = NoteContent & {
  /** The draft that becomes this note; a new one where absent. */
  draft?: CreditNote
  /** The request that it answers, and what that had kept of the invoice. */
  request?: { id: string; kept: Money }
}

/** Art. 60: it names both parties as its invoice did, at the invoice's own rate. */
async function noteFrom(ctx: TenantCtx, invoice: Invoice, issue: Issue, effect: Crediting) {
  const { draft, request, ...content } = issue
  const { customerId } = invoice
  const parties = invoice.parties ?? partiesOf(ctx.tenant, await customers.get(ctx, customerId, customerId))
  return {
    ...content,
    document: "published" as const,
    invoiceNumber: invoice.number,
    applied: effect.applied,
    corrected: { before: effect.before, after: effect.after },
    parties,
    exchangeRate: invoice.exchangeRate,
    requestId: request?.id,
    publishedAt: ctx.now,
  }
}

function changedInvoice(invoice: Invoice, { credited }: Crediting, request: Issue["request"]) {
  const { creditAsked } = invoice
  return next(invoice, {
    credited,
    creditAsked: creditAsked && request ? subtract(creditAsked, request.kept) : creditAsked,
  })
}

/**
 * A published credit note and all that comes with it, for one commit: the note and its number, the invoice, the
 * posting, the event. The caller has just read the invoice, and tries again with fresh reads when somebody was faster
 * (see `withFreshReads`): of two notes at once, the second sees what the first left to credit. Throws `conflict`
 * `more_than_creditable`, `not_published` or `nothing_to_credit`.
 */
export async function creditNoteWrites(
  ctx: TenantCtx,
  invoice: Invoice,
  issue: Issue,
): Promise<{ creditNote: CreditNote; invoice: Invoice; writes: Write[] }> {
  const { draft, request, total, issuedOn } = issue
  if (draft && draft.document !== "draft") throw conflict("not_a_draft")
  if (issuedOn < invoice.issuedOn) throw invalid({ issuedOn: "before_the_invoice" })
  const { customerId, id: invoiceId, currency } = invoice
  const effect = crediting(invoice, total, request?.kept)
  const id = draft?.id ?? newId("crn", ctx.now)
  const { number, writes: numbering } = await takeNumber(ctx, "creditNote", { documentId: id, customerId })
  const content = { ...(await noteFrom(ctx, invoice, issue, effect)), number }
  const creditNote: CreditNote = draft
    ? next(draft, content)
    : { ...content, id, version: 1, customerId, invoiceId, currency, createdAt: ctx.now }
  const changed = changedInvoice(invoice, effect, request)
  const { applied, excess } = effect
  const movement = { movement: `creditNote_${id}`, on: issuedOn, at: ctx.now, customerId, amount: total }
  const posting = creditNotePosting(
    { ...movement, documentId: id, number, reference: invoice.number },
    [{ invoiceId, amount: applied }],
    excess,
  )
  const facts = { kind: "creditNote", number, minor: total.minor, currency, invoice: invoice.number }
  const writes = [
    draft ? creditNotes.replace(ctx, creditNote) : creditNotes.insert(ctx, creditNote),
    ...numbering,
    invoices.replace(ctx, changed),
    ...post(ctx, posting),
    event(ctx, "document.published", { customerId, subjectId: id, facts }),
  ]
  return { creditNote, invoice: changed, writes }
}
