import type { CreditNote, DraftCreditNote } from "../../shared/credit-notes.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { zero } from "../../shared/money.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { creditNoteWrites } from "./issue.ts"
import { crediting, noteOfLines } from "./rules.ts"
import { creditNotes } from "./store.ts"

type ById = { customerId: string; id: string }

/** A draft keeps nothing of its invoice for itself; what it may come to is asked again when it is published. */
function contentFor(invoice: Invoice, input: DraftCreditNote) {
  if (input.issuedOn < invoice.issuedOn) throw invalid({ issuedOn: "before_the_invoice" })
  const content = noteOfLines(invoice, input)
  crediting(invoice, content.total)
  return content
}

const factsOf = ({ number, total, invoiceNumber }: CreditNote) => ({
  kind: "creditNote",
  number,
  minor: total.minor,
  currency: total.currency,
  invoice: invoiceNumber,
})

export async function draftCreditNote(ctx: StaffCtx, { customerId, id, ...input }: DraftCreditNote & ById) {
  const invoice = await invoices.get(ctx, id, customerId)
  const { currency } = invoice
  const note: CreditNote = {
    ...contentFor(invoice, input),
    id: newId("crn", ctx.now),
    version: 1,
    customerId,
    number: "",
    document: "draft",
    invoiceId: id,
    invoiceNumber: invoice.number,
    currency,
    applied: zero(currency),
    createdAt: ctx.now,
  }
  const drafted = event(ctx, "document.drafted", { customerId, subjectId: note.id, facts: factsOf(note) })
  await commit(ctx, creditNotes.insert(ctx, note), drafted)
  return note
}

async function draftOf(ctx: StaffCtx, { customerId, id }: ById) {
  const note = await creditNotes.get(ctx, id, customerId)
  if (note.document !== "draft") throw conflict("not_a_draft")
  return note
}

export async function saveCreditNote(ctx: StaffCtx, { customerId, id, ...input }: DraftCreditNote & ById) {
  const draft = await draftOf(ctx, { customerId, id })
  const invoice = await invoices.get(ctx, draft.invoiceId, customerId)
  const note = next(draft, contentFor(invoice, input))
  const facts = { ...factsOf(note), draft: true }
  const changed = event(ctx, "document.changed", { customerId, subjectId: id, facts })
  await commit(ctx, creditNotes.replace(ctx, note), changed)
  return note
}

export async function discardCreditNote(ctx: StaffCtx, input: ById) {
  const draft = await draftOf(ctx, input)
  const { customerId, id: subjectId } = draft
  const discarded = event(ctx, "document.discarded", { customerId, subjectId, facts: factsOf(draft) })
  await commit(ctx, creditNotes.remove(ctx, draft), discarded)
  return done
}

async function publishOnce(ctx: StaffCtx, { customerId, id }: ById) {
  const draft = await creditNotes.get(ctx, id, customerId)
  if (draft.document === "published") return draft
  const invoice = await invoices.get(ctx, draft.invoiceId, customerId)
  const { creditNote, writes } = await creditNoteWrites(ctx, invoice, { ...contentOf(draft), draft })
  await commit(ctx, ...writes)
  return creditNote
}

const contentOf = ({ issuedOn, reason, pricesIncludeTax, lines, subtotal, tax, total }: CreditNote) => ({
  issuedOn,
  reason,
  pricesIncludeTax,
  lines,
  subtotal,
  tax,
  total,
})

/** Publishing what is published already changes nothing. Of two notes at once neither takes what the other took. */
export const publishCreditNote = (ctx: StaffCtx, input: ById) => withFreshReads(() => publishOnce(ctx, input))
