import * as z from "zod"
import { DocumentToken } from "../../shared/document-links.ts"
import { downloadLinked } from "../document-links/download.ts"
import { contactRoute, openRoute, staffRoute } from "../http/route.ts"
import {
  downloadCreditNote,
  downloadCustomerCreditNote,
  downloadCustomerEstimate,
  downloadCustomerInvoice,
  downloadCustomerReceipt,
  downloadEstimate,
  downloadInvoice,
  downloadReceipt,
} from "./actions.ts"
import {
  bundleCustomerInvoices,
  bundleInvoices,
  idsMax,
  mergeCustomerInvoices,
  mergeInvoices,
} from "./bundle.ts"

const language = z.enum(["en", "ar", "bilingual"]).default("en")
const own = z.strictObject({ id: z.string().max(64), language })
const ofCustomer = own.extend({ customerId: z.string() })

/** Separated by commas; one that is named twice is taken once. */
const ids = z
  .string("required")
  .max(idsMax * 65, "too_many")
  .transform((text) => [...new Set(text.split(",").filter(Boolean))])
  .pipe(z.array(z.string().max(64)).min(1, "required").max(idsMax, "too_many"))
const several = z.strictObject({ ids, language })
const severalOfCustomer = several.extend({ customerId: z.string() })

const file = { limit: "gateway", output: null } as const

const contactDocumentRoutes = [
  contactRoute({
    ...file,
    on: "GET /api/documents/invoices/{id}.pdf",
    needs: "portal.invoices",
    input: own,
    run: downloadInvoice,
  }),
  contactRoute({
    ...file,
    on: "GET /api/documents/invoices.pdf",
    needs: "portal.invoices",
    input: several,
    run: mergeInvoices,
  }),
  contactRoute({
    ...file,
    on: "GET /api/documents/invoices.zip",
    needs: "portal.invoices",
    input: several,
    run: bundleInvoices,
  }),
  contactRoute({
    ...file,
    on: "GET /api/documents/credit-notes/{id}.pdf",
    needs: "portal.invoices",
    input: own,
    run: downloadCreditNote,
  }),
  contactRoute({
    ...file,
    on: "GET /api/documents/estimates/{id}.pdf",
    needs: "portal.estimates",
    input: own,
    run: downloadEstimate,
  }),
  contactRoute({
    ...file,
    on: "GET /api/documents/payments/{id}.pdf",
    needs: "portal.invoices",
    input: own,
    run: downloadReceipt,
  }),
]

const staffDocumentRoutes = [
  staffRoute({
    ...file,
    on: "GET /api/documents/customers/{customerId}/invoices/{id}.pdf",
    needs: "invoices.read",
    input: ofCustomer,
    run: downloadCustomerInvoice,
  }),
  staffRoute({
    ...file,
    on: "GET /api/documents/customers/{customerId}/invoices.pdf",
    needs: "invoices.read",
    input: severalOfCustomer,
    run: mergeCustomerInvoices,
  }),
  staffRoute({
    ...file,
    on: "GET /api/documents/customers/{customerId}/invoices.zip",
    needs: "invoices.read",
    input: severalOfCustomer,
    run: bundleCustomerInvoices,
  }),
  staffRoute({
    ...file,
    on: "GET /api/documents/customers/{customerId}/credit-notes/{id}.pdf",
    needs: "documents.read",
    input: ofCustomer,
    run: downloadCustomerCreditNote,
  }),
  staffRoute({
    ...file,
    on: "GET /api/documents/customers/{customerId}/estimates/{id}.pdf",
    needs: "documents.read",
    input: ofCustomer,
    run: downloadCustomerEstimate,
  }),
  staffRoute({
    ...file,
    on: "GET /api/documents/customers/{customerId}/payments/{id}.pdf",
    needs: "payments.read",
    input: ofCustomer,
    run: downloadCustomerReceipt,
  }),
]

const linkedRoutes = [
  openRoute({
    ...file,
    on: "POST /api/documents/linked.pdf",
    input: DocumentToken.extend({ language }),
    run: downloadLinked,
  }),
]

export const documentRoutes = [...contactDocumentRoutes, ...staffDocumentRoutes, ...linkedRoutes]
