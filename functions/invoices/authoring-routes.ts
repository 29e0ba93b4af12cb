import * as z from "zod"
import { DocumentHistory } from "../../shared/documents.ts"
import { line } from "../../shared/fields.ts"
import { CorrectInvoice, DraftInvoice, InvoiceDetail } from "../../shared/invoices.ts"
import { Done } from "../../shared/sessions.ts"
import { staffRoute } from "../http/route.ts"
import { historyOf } from "../revisions/history.ts"
import { correctInvoice, saveInvoice, voidInvoice } from "./change.ts"
import { draftInvoice } from "./create.ts"
import { discardInvoice } from "./drafts.ts"
import { publishInvoice } from "./publish.ts"
import { invoices } from "./store.ts"

const limit = "gateway"
const ofCustomer = { customerId: z.string() }
const ids = { ...ofCustomer, id: z.string() }
const ById = z.strictObject(ids)
const path = "/api/staff/customers/{customerId}/invoices" as const

export const invoiceAuthoringRoutes = [
  staffRoute({
    on: `POST ${path}`,
    needs: "documents.write",
    limit,
    input: DraftInvoice.extend(ofCustomer),
    output: InvoiceDetail,
    run: draftInvoice,
  }),
  staffRoute({
    on: `PUT ${path}/{id}`,
    needs: "documents.write",
    limit,
    input: DraftInvoice.extend(ids),
    output: InvoiceDetail,
    run: saveInvoice,
  }),
  staffRoute({
    on: `PUT ${path}/{id}/details`,
    needs: "documents.write",
    limit,
    input: CorrectInvoice.extend(ids),
    output: InvoiceDetail,
    run: correctInvoice,
  }),
  staffRoute({
    on: `DELETE ${path}/{id}`,
    needs: "documents.write",
    limit,
    input: ById,
    output: Done,
    run: discardInvoice,
  }),
  staffRoute({
    on: `POST ${path}/{id}/publish`,
    needs: "documents.write",
    limit,
    input: ById,
    output: InvoiceDetail,
    run: publishInvoice,
  }),
  staffRoute({
    on: `POST ${path}/{id}/void`,
    needs: "documents.write",
    limit,
    input: z.strictObject({ ...ids, reason: line(300) }),
    output: InvoiceDetail,
    run: voidInvoice,
  }),
  staffRoute({
    on: `GET ${path}/{id}/history`,
    needs: "documents.read",
    limit,
    input: ById,
    output: DocumentHistory,
    run: async (ctx, { customerId, id }) => historyOf(ctx, await invoices.get(ctx, id, customerId)),
  }),
]
