import * as z from "zod"
import { HandOver, LinkToken } from "../../shared/links.ts"
import { Done } from "../../shared/sessions.ts"
import { seldomAMinute } from "../http/limit.ts"
import { openRoute, staffRoute } from "../http/route.ts"
import { openPreview, startPreview } from "./actions.ts"

export const staffPreviewRoutes = [
  staffRoute({
    on: "POST /api/staff/customers/{id}/preview",
    needs: "preview.open",
    limit: "gateway",
    input: z.strictObject({ id: z.string() }),
    output: HandOver,
    run: startPreview,
  }),
]

export const previewRoutes = [
  openRoute({
    on: "POST /api/auth/preview",
    limit: seldomAMinute,
    input: LinkToken,
    output: Done,
    run: openPreview,
  }),
]
