import * as z from "zod"
import { AttachmentView, DownloadUrl, StartedUpload, StartUpload } from "../../shared/attachments.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import {
  downloadContactAttachment,
  downloadStaffAttachment,
  finishContactUpload,
  finishStaffUpload,
  startContactUpload,
  startStaffUpload,
} from "./actions.ts"

const limit = "gateway"
const ById = z.strictObject({ id: z.string() })
const OfCustomer = z.strictObject({ customerId: z.string(), id: z.string() })

/** Served by the documents' function, whatever the paths say: it holds files anyway, and the portal's stays small. */
export const attachmentRoutes = [
  contactRoute({
    on: "POST /api/portal/attachments",
    needs: "portal.read",
    limit,
    input: StartUpload,
    output: StartedUpload,
    run: startContactUpload,
  }),
  contactRoute({
    on: "POST /api/portal/attachments/{id}/finish",
    needs: "portal.read",
    limit,
    input: ById,
    output: AttachmentView,
    run: finishContactUpload,
  }),
  contactRoute({
    on: "GET /api/portal/attachments/{id}",
    needs: "portal.read",
    limit,
    input: ById,
    output: DownloadUrl,
    run: downloadContactAttachment,
  }),
  staffRoute({
    on: "POST /api/staff/attachments",
    needs: "portal.write",
    limit,
    input: StartUpload,
    output: StartedUpload,
    run: startStaffUpload,
  }),
  staffRoute({
    on: "POST /api/staff/attachments/{id}/finish",
    needs: "portal.write",
    limit,
    input: ById,
    output: AttachmentView,
    run: finishStaffUpload,
  }),
  staffRoute({
    on: "GET /api/staff/attachments/{id}",
    needs: "tenant.read",
    limit,
    input: ById,
    output: DownloadUrl,
    run: downloadStaffAttachment,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/attachments",
    needs: "documents.write",
    limit,
    input: StartUpload.extend({ customerId: z.string() }),
    output: StartedUpload,
    run: startStaffUpload,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/attachments/{id}/finish",
    needs: "documents.write",
    limit,
    input: OfCustomer,
    output: AttachmentView,
    run: finishStaffUpload,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/attachments/{id}",
    needs: "documents.read",
    limit,
    input: OfCustomer,
    output: DownloadUrl,
    run: downloadStaffAttachment,
  }),
]
