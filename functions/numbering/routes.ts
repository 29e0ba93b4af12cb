import * as z from "zod"
import { NumberingSettings, UpdateNumbering } from "../../shared/documents.ts"
import { staffRoute } from "../http/route.ts"
import { getNumbering, updateNumbering } from "./actions.ts"

export const numberingRoutes = [
  staffRoute({
    on: "GET /api/staff/numbering",
    needs: "documents.read",
    limit: "gateway",
    input: z.strictObject({}),
    output: NumberingSettings,
    run: getNumbering,
  }),
  staffRoute({
    on: "PUT /api/staff/numbering",
    needs: "tenant.write",
    limit: "gateway",
    input: UpdateNumbering,
    output: NumberingSettings,
    run: updateNumbering,
  }),
]
