import type { CreditNote } from "../../shared/credit-notes.ts"
import type { Customer } from "../../shared/customers.ts"
import { offeredOnPaper } from "../../shared/languages.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { lineOf, type Printed, partiesOf, rateOf } from "../documents/printed.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { type CreditNotePdf, drawCreditNote } from "./pdf.ts"

const creditNoteContent = (
  tenant: Tenant,
  customer: Customer,
  note: CreditNote,
  language: Languages,
): Omit<CreditNotePdf, "brand"> => ({
  language: offeredOnPaper(tenant, language),
  ...partiesOf(tenant, customer, note.parties),
  number: note.number,
  issuedOn: note.issuedOn,
  invoiceNumber: note.invoiceNumber,
  reason: note.reason,
  currency: note.currency,
  pricesIncludeTax: note.pricesIncludeTax,
  lines: note.lines.map(lineOf),
  subtotal: note.subtotal.minor,
  tax: note.tax.minor,
  total: note.total.minor,
  corrected: note.corrected && {
    before: note.corrected.before.minor,
    after: note.corrected.after.minor,
  },
  exchangeRateToAed: rateOf(note.exchangeRate),
  stamp: note.document === "published" ? undefined : note.document,
})

export function printedCreditNote(
  tenant: Tenant,
  customer: Customer,
  note: CreditNote,
  language: Languages,
): Printed {
  const content = creditNoteContent(tenant, customer, note, language)
  const { id, customerId, number } = note
  const draw: Printed["draw"] = (brand, report) => drawCreditNote({ ...content, brand }, report)
  return { kind: "creditNote", id, customerId, number, isIssued: note.document !== "draft", content, draw }
}
