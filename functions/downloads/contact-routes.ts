import * as z from "zod"
import { DownloadUrl } from "../../shared/attachments.ts"
import { OwnDownloads } from "../../shared/downloads.ts"
import { contactRoute } from "../http/route.ts"
import { getOwnDownload, listOwnDownloads } from "./contact-actions.ts"

/** Served by the documents' function, which may act for the company. */
export const contactDownloadRoutes = [
  contactRoute({
    on: "GET /api/documents/downloads",
    needs: "portal.read",
    limit: "gateway",
    input: z.strictObject({}),
    output: OwnDownloads,
    run: listOwnDownloads,
  }),
  contactRoute({
    on: "GET /api/documents/downloads/{id}",
    needs: "portal.read",
    limit: "gateway",
    input: z.strictObject({ id: z.string() }),
    output: DownloadUrl,
    run: getOwnDownload,
  }),
]
