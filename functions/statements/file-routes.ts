import * as z from "zod"
import { AskStatementFile } from "../../shared/statements.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { downloadCsv, downloadCustomerCsv, downloadCustomerPdf, downloadPdf } from "./files.ts"

const file = { limit: "gateway", output: null } as const
const own = { ...file, needs: "portal.statements", input: AskStatementFile } as const
const ofCustomer = {
  ...file,
  needs: "statements.read",
  input: AskStatementFile.safeExtend({ customerId: z.string() }),
} as const

export const statementFileRoutes = [
  contactRoute({ ...own, on: "GET /api/documents/statement.pdf", run: downloadPdf }),
  contactRoute({ ...own, on: "GET /api/documents/statement.csv", run: downloadCsv }),
  staffRoute({
    ...ofCustomer,
    on: "GET /api/documents/customers/{customerId}/statement.pdf",
    run: downloadCustomerPdf,
  }),
  staffRoute({
    ...ofCustomer,
    on: "GET /api/documents/customers/{customerId}/statement.csv",
    run: downloadCustomerCsv,
  }),
]
