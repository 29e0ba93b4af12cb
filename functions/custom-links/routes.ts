import * as z from "zod"
import { CustomLinks } from "../../shared/custom-links.ts"
import { staffRoute } from "../http/route.ts"
import { getCustomLinks, putCustomLinks } from "./actions.ts"

export const customLinkRoutes = [
  staffRoute({
    on: "GET /api/staff/custom-links",
    needs: "tenant.read",
    limit: "gateway",
    input: z.strictObject({}),
    output: CustomLinks,
    run: getCustomLinks,
  }),
  staffRoute({
    on: "PUT /api/staff/custom-links",
    needs: "portal.write",
    limit: "gateway",
    input: CustomLinks,
    output: CustomLinks,
    run: putCustomLinks,
  }),
]
