import * as z from "zod"
import { ChangeDownload, DownloadLine, DownloadLines, WriteDownload } from "../../shared/downloads.ts"
import { Done } from "../../shared/sessions.ts"
import { staffRoute } from "../http/route.ts"
import { addDownload, changeDownload, listDownloads, removeDownload } from "./staff-actions.ts"

const limit = "gateway"

/** Their files are uploaded before, as attachments of the company's own. */
export const staffDownloadRoutes = [
  staffRoute({
    on: "GET /api/staff/downloads",
    needs: "tenant.read",
    limit,
    input: z.strictObject({}),
    output: DownloadLines,
    run: listDownloads,
  }),
  staffRoute({
    on: "POST /api/staff/downloads",
    needs: "portal.write",
    limit,
    input: WriteDownload,
    output: DownloadLine,
    run: addDownload,
  }),
  staffRoute({
    on: "PUT /api/staff/downloads/{id}",
    needs: "portal.write",
    limit,
    input: ChangeDownload,
    output: DownloadLine,
    run: changeDownload,
  }),
  staffRoute({
    on: "DELETE /api/staff/downloads/{id}",
    needs: "portal.write",
    limit,
    input: z.strictObject({ id: z.string() }),
    output: Done,
    run: removeDownload,
  }),
]
