import * as z from "zod"
import { DocumentLine, DocumentParties, DocumentStatus, DraftLine, ExchangeRate } from "./documents.ts"
import { CalendarDate, Currency, Instant, line, Money } from "./fields.ts"
import { page } from "./pages.ts"
import { Stored } from "./stored.ts"

/** A tax credit note corrects one published invoice (UAE Cabinet Decision 52/2017, Art. 60). */
export const CreditNote = Stored.extend({
  customerId: z.string(),
  number: z.string(),
  document: DocumentStatus,
  invoiceId: z.string(),
  invoiceNumber: z.string(),
  issuedOn: CalendarDate,
  currency: Currency,
  reason: z.string(),
  pricesIncludeTax: z.boolean(),
  lines: z.array(DocumentLine),
  subtotal: Money,
  tax: Money,
  total: Money,
  /** What it took off the invoice; the rest became the customer's credit. Nil on a draft. */
  applied: Money,
  /** What the invoice was worth before it, and is worth after it. */
  corrected: z.object({ before: Money, after: Money }).optional(),
  parties: DocumentParties.optional(),
  exchangeRate: ExchangeRate.optional(),
  requestId: z.string().optional(),
  createdAt: Instant,
  publishedAt: Instant.optional(),
})
export type CreditNote = z.infer<typeof CreditNote>

export const CreditNoteSummary = CreditNote.pick({
  id: true,
  customerId: true,
  number: true,
  document: true,
  invoiceId: true,
  invoiceNumber: true,
  issuedOn: true,
  reason: true,
  total: true,
}).extend({ customerName: z.string().optional() })
export type CreditNoteSummary = z.infer<typeof CreditNoteSummary>
export const CreditNotePage = page(CreditNoteSummary)
export const CreditNoteView = CreditNote.omit({ version: true })

export const DraftCreditNote = z.strictObject({
  issuedOn: CalendarDate,
  reason: line(300),
  lines: z.array(DraftLine).min(1, "required").max(300, "too_many"),
})
export type DraftCreditNote = z.infer<typeof DraftCreditNote>
