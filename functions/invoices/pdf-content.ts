import type { Customer } from "../../shared/customers.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { offeredOnPaper } from "../../shared/languages.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { lineOf, type Printed, partiesOf, rateOf } from "../documents/printed.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { drawInvoice, type InvoicePdf } from "./pdf.ts"

function stampOf(invoice: Invoice): InvoicePdf["stamp"] {
  if (invoice.document === "void") return "void"
  if (invoice.document === "draft") return "draft"
  return amountDue(invoice).minor === 0 ? "paid" : undefined
}

/** A row as its template prints it. */
const invoiceContent = (
  tenant: Tenant,
  customer: Customer,
  invoice: Invoice,
  language: Languages,
): Omit<InvoicePdf, "brand"> => ({
  language: offeredOnPaper(tenant, language),
  ...partiesOf(tenant, customer, invoice.parties),
  number: invoice.number,
  issuedOn: invoice.issuedOn,
  suppliedOn: invoice.suppliedOn,
  dueOn: invoice.dueOn,
  reference: invoice.reference,
  currency: invoice.currency,
  pricesIncludeTax: invoice.pricesIncludeTax,
  simplified: invoice.simplified,
  lines: invoice.lines.map(lineOf),
  subtotal: invoice.subtotal.minor,
  discount: invoice.discount.minor,
  tax: invoice.tax.minor,
  adjustment: invoice.adjustment.minor,
  total: invoice.total.minor,
  paid: invoice.paid.minor,
  credited: invoice.credited.minor,
  due: amountDue(invoice).minor,
  exchangeRateToAed: rateOf(invoice.exchangeRate),
  notes: invoice.notes,
  terms: invoice.terms,
  stamp: stampOf(invoice),
})

export function printedInvoice(
  tenant: Tenant,
  customer: Customer,
  invoice: Invoice,
  language: Languages,
): Printed {
  const content = invoiceContent(tenant, customer, invoice, language)
  const { id, customerId, number } = invoice
  const draw: Printed["draw"] = (brand, report) => drawInvoice({ ...content, brand }, report)
  return { kind: "invoice", id, customerId, number, isIssued: invoice.document !== "draft", content, draw }
}
