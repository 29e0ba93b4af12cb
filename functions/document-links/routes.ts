import * as z from "zod"
import {
  DocumentLinkView,
  DocumentToken,
  LinkedDocument,
  SendDocumentLink,
} from "../../shared/document-links.ts"
import { Done } from "../../shared/sessions.ts"
import { oftenAMinute } from "../http/limit.ts"
import { openRoute, staffRoute } from "../http/route.ts"
import {
  listDocumentLinks,
  lookAtDocument,
  renewDocumentLink,
  revokeDocumentLink,
  sendDocumentLink,
} from "./actions.ts"

const ofInvoice = { customerId: z.string(), id: z.string() }

export const staffDocumentLinkRoutes = [
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/invoices/{id}/links",
    needs: "documents.write",
    limit: oftenAMinute,
    input: SendDocumentLink.extend(ofInvoice),
    output: DocumentLinkView,
    run: sendDocumentLink,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/invoices/{id}/links",
    needs: "documents.read",
    limit: "gateway",
    input: z.strictObject(ofInvoice),
    output: z.object({ items: z.array(DocumentLinkView) }),
    run: listDocumentLinks,
  }),
  staffRoute({
    on: "DELETE /api/staff/customers/{customerId}/invoices/{id}/links/{linkId}",
    needs: "documents.write",
    limit: "gateway",
    input: z.strictObject({ ...ofInvoice, linkId: z.string() }),
    output: Done,
    run: revokeDocumentLink,
  }),
]

export const linkedDocumentRoutes = [
  openRoute({
    on: "POST /api/portal/linked",
    limit: oftenAMinute,
    input: DocumentToken,
    output: LinkedDocument,
    run: lookAtDocument,
  }),
  openRoute({
    on: "POST /api/portal/linked/renew",
    limit: { times: 10, seconds: 3600 },
    input: DocumentToken,
    output: Done,
    run: renewDocumentLink,
  }),
]
