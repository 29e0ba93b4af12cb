import { isOpen } from "../../shared/invoice-state.ts"
import { Invoice } from "../../shared/invoices.ts"
import { entity } from "../store/entity.ts"

/** Drafts have a list of their own, which only the company's side reads: see `listOf`. */
function listOf(invoice: Invoice) {
  if (invoice.document !== "published") return { list: invoice.document, sort: invoice.issuedOn }
  return isOpen(invoice) ? { list: "open", sort: invoice.dueOn } : { list: "closed", sort: invoice.issuedOn }
}

export const invoices = entity<Invoice>({
  kind: "invoice",
  schema: Invoice,
  customer: (invoice) => invoice.customerId,
  staffList: (invoice) => invoice.issuedOn,
  customerList: listOf,
})
