import { query } from "@solidjs/router"
import type * as z from "zod"
import type { AttachmentView } from "../../../../shared/attachments.ts"
import type { CreditNotePage, CreditNoteView, DraftCreditNote } from "../../../../shared/credit-notes.ts"
import type { DocumentLinkView } from "../../../../shared/document-links.ts"
import type { DocumentHistory, DocumentLine, DraftLine } from "../../../../shared/documents.ts"
import type { EndInstalments, SetInstalments } from "../../../../shared/instalments.ts"
import type {
  CorrectInvoice,
  DraftInvoice,
  InvoiceDetail,
  RecordPayment,
} from "../../../../shared/invoices.ts"
import type { Currency, Money } from "../../../../shared/money.ts"
import type { PaymentView } from "../../../../shared/payments.ts"
import type { Done } from "../../../../shared/sessions.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"

export type CreditNote = z.infer<typeof CreditNoteView>
export type DocumentEvents = z.infer<typeof DocumentHistory>
export type DocumentLinkLine = z.infer<typeof DocumentLinkView>

export const customerPath = (customerId: string, more: string) => `/api/staff/customers/${customerId}/${more}`
const invoicePath = (customerId: string, id: string, more = "") =>
  customerPath(customerId, `invoices/${id}${more}`)

export type AskPrice = { currency: Currency; pricesIncludeTax: boolean; lines: DraftLine[] }
export type Priced = { lines: DocumentLine[]; subtotal: Money; discount: Money; tax: Money; total: Money }
/** Sums are the server's: what an editor shows is what publishing will say. */
export const price = (asked: AskPrice) => send<Priced>("POST", "/api/staff/pricing", asked)

export const invoices = {
  draft: (customerId: string, input: DraftInvoice) =>
    send<InvoiceDetail>("POST", customerPath(customerId, "invoices"), input),
  change: (customerId: string, id: string, input: DraftInvoice) =>
    send<InvoiceDetail>("PUT", invoicePath(customerId, id), input),
  correct: (customerId: string, id: string, input: CorrectInvoice) =>
    send<InvoiceDetail>("PUT", invoicePath(customerId, id, "/details"), input),
  discard: (customerId: string, id: string) => send<Done>("DELETE", invoicePath(customerId, id)),
  publish: (customerId: string, id: string) =>
    send<InvoiceDetail>("POST", invoicePath(customerId, id, "/publish"), {}),
  void: (customerId: string, id: string, reason: string) =>
    send<InvoiceDetail>("POST", invoicePath(customerId, id, "/void"), { reason }),
  sendLink: (customerId: string, id: string, contactId: string) =>
    send<DocumentLinkLine>("POST", invoicePath(customerId, id, "/links"), { contactId }),
  revokeLink: (customerId: string, id: string, linkId: string) =>
    send<Done>("DELETE", invoicePath(customerId, id, `/links/${linkId}`)),
  setInstalments: (customerId: string, id: string, input: SetInstalments) =>
    send<InvoiceDetail>("PUT", invoicePath(customerId, id, "/instalments"), input),
  endInstalments: (customerId: string, id: string, input: EndInstalments) =>
    send<InvoiceDetail>("POST", invoicePath(customerId, id, "/instalments/end"), input),
  recordPayment: (customerId: string, input: RecordPayment) =>
    send<PaymentView>("POST", customerPath(customerId, "payments"), input),
}

export const getHistory = query(
  (customerId: string, kind: "invoices" | "estimates", id: string) =>
    read<DocumentEvents>(customerPath(customerId, `${kind}/${id}/history`)),
  "history",
)
export const getLinks = query(
  (customerId: string, id: string) =>
    read<{ items: DocumentLinkLine[] }>(invoicePath(customerId, id, "/links")),
  "documentLinks",
)

const notePath = (customerId: string, id: string, more = "") =>
  customerPath(customerId, `credit-notes/${id}${more}`)

export const creditNotes = {
  draft: (customerId: string, invoiceId: string, input: DraftCreditNote) =>
    send<CreditNote>("POST", invoicePath(customerId, invoiceId, "/credit-notes"), input),
  change: (customerId: string, id: string, input: DraftCreditNote) =>
    send<CreditNote>("PUT", notePath(customerId, id), input),
  discard: (customerId: string, id: string) => send<Done>("DELETE", notePath(customerId, id)),
  publish: (customerId: string, id: string) =>
    send<CreditNote>("POST", notePath(customerId, id, "/publish"), {}),
}
export const getCreditNotes = query(
  (asked: Paging) => read<z.infer<typeof CreditNotePage>>("/api/staff/credit-notes", asked),
  "creditNotes",
)
export const getCustomerCreditNotes = query(
  (customerId: string, asked: Paging) =>
    read<z.infer<typeof CreditNotePage>>(customerPath(customerId, "credit-notes"), asked),
  "customerCreditNotes",
)
export const getCreditNote = query(
  (customerId: string, id: string) => read<CreditNote>(notePath(customerId, id)),
  "creditNote",
)

type StartedUpload = { id: string; upload: { url: string; fields: Record<string, string> } }
/** Those of a customer's, or the company's own. */
const attachmentsOf = (customerId: string | undefined) =>
  customerId ? customerPath(customerId, "attachments") : "/api/staff/attachments"
export const attachments = {
  start: (customerId: string | undefined, fileName: string, bytes: number) =>
    send<StartedUpload>("POST", attachmentsOf(customerId), { fileName, bytes }),
  finish: (customerId: string | undefined, id: string) =>
    send<AttachmentView>("POST", `${attachmentsOf(customerId)}/${id}/finish`, {}),
  address: (customerId: string | undefined, id: string) =>
    send<{ url: string }>("GET", `${attachmentsOf(customerId)}/${id}`),
}
