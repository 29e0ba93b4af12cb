import * as z from "zod"
import { CreatedImport, CreateImport, Import, MapImport } from "../../shared/imports.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { staffRoute } from "../http/route.ts"
import { analyseImport, createImport, getImport, listImports, mapImport, startImport } from "./actions.ts"

const limit = "gateway"
const ById = z.strictObject({ id: z.string() })

export const importRoutes = [
  staffRoute({
    on: "GET /api/staff/imports",
    needs: "imports.read",
    limit,
    input: PageInput,
    output: page(Import),
    run: listImports,
  }),
  staffRoute({
    on: "POST /api/staff/imports",
    needs: "imports.write",
    limit,
    input: CreateImport,
    output: CreatedImport,
    run: createImport,
  }),
  staffRoute({
    on: "GET /api/staff/imports/{id}",
    needs: "imports.read",
    limit,
    input: ById,
    output: Import,
    run: getImport,
  }),
  staffRoute({
    on: "POST /api/staff/imports/{id}/analyse",
    needs: "imports.write",
    limit,
    input: ById,
    output: Import,
    run: analyseImport,
  }),
  staffRoute({
    on: "PUT /api/staff/imports/{id}/mapping",
    needs: "imports.write",
    limit,
    input: MapImport,
    output: Import,
    run: mapImport,
  }),
  staffRoute({
    on: "POST /api/staff/imports/{id}/start",
    needs: "imports.write",
    limit,
    input: ById,
    output: Import,
    run: startImport,
  }),
]
