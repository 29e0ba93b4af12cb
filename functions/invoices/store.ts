import { isOpen } from "../../shared/invoice-state.ts"
import { Invoice } from "../../shared/invoices.ts"
import { entity } from "../store/entity.ts"

/** Drafts are on no list of the customer: what a customer can read by list is published. */
export const invoices = entity<Invoice>({
  kind: "invoice",
  schema: Invoice,
  customer: (invoice) => invoice.customerId,
  staffList: (invoice) => invoice.issuedOn,
  customerList: (invoice) =>
    invoice.document === "published"
      ? {
          list: isOpen(invoice) ? "open" : "closed",
          sort: isOpen(invoice) ? invoice.dueOn : invoice.issuedOn,
        }
      : undefined,
})
