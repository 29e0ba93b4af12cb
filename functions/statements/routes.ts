import * as z from "zod"
import { Done } from "../../shared/sessions.ts"
import { AskStatement, SendStatement, Statement, StatementSchedule } from "../../shared/statements.ts"
import { oftenAMinute } from "../http/limit.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import {
  getContactStatement,
  getCustomerStatement,
  getSchedule,
  putSchedule,
  sendStatement,
} from "./actions.ts"

const limit = "gateway"
const ofCustomer = { customerId: z.string() }

export const contactStatementRoutes = [
  contactRoute({
    on: "GET /api/portal/statement",
    needs: "portal.statements",
    limit,
    input: AskStatement,
    output: Statement,
    run: getContactStatement,
  }),
]

export const staffStatementRoutes = [
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/statement",
    needs: "statements.read",
    limit,
    input: AskStatement.safeExtend(ofCustomer),
    output: Statement,
    run: getCustomerStatement,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/statements",
    needs: "statements.send",
    limit: oftenAMinute,
    input: SendStatement.safeExtend(ofCustomer),
    output: Done,
    run: sendStatement,
  }),
  staffRoute({
    on: "GET /api/staff/statement-schedule",
    needs: "statements.read",
    limit,
    input: z.strictObject({}),
    output: StatementSchedule,
    run: getSchedule,
  }),
  staffRoute({
    on: "PUT /api/staff/statement-schedule",
    needs: "statements.send",
    limit,
    input: StatementSchedule,
    output: StatementSchedule,
    run: putSchedule,
  }),
]
