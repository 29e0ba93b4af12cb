import * as z from "zod"
import {
  ApproveRequest,
  AskCreditNote,
  Creditable,
  DeclineRequest,
  ListRequests,
  RequestPage,
  RequestView,
} from "../../shared/credit-note-requests.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { askCreditNote, withdrawRequest } from "./ask.ts"
import { approveRequest, declineRequest } from "./decide.ts"
import {
  getContactRequest,
  getCreditable,
  getCustomerRequest,
  listContactRequests,
  listTenantRequests,
} from "./read.ts"

const limit = "gateway"
const ById = z.strictObject({ id: z.string() })
const Which = z.strictObject({ customerId: z.string(), id: z.string() })

export const contactRequestRoutes = [
  contactRoute({
    on: "GET /api/portal/invoices/{id}/creditable",
    needs: "portal.requests",
    limit,
    input: ById,
    output: Creditable,
    run: getCreditable,
  }),
  contactRoute({
    on: "GET /api/portal/credit-note-requests",
    needs: "portal.requests",
    limit,
    input: z.strictObject({}),
    output: RequestPage,
    run: listContactRequests,
  }),
  contactRoute({
    on: "POST /api/portal/credit-note-requests",
    needs: "portal.askCredit",
    limit,
    input: AskCreditNote,
    output: RequestView,
    run: askCreditNote,
  }),
  contactRoute({
    on: "GET /api/portal/credit-note-requests/{id}",
    needs: "portal.requests",
    limit,
    input: ById,
    output: RequestView,
    run: getContactRequest,
  }),
  contactRoute({
    on: "POST /api/portal/credit-note-requests/{id}/withdraw",
    needs: "portal.askCredit",
    limit,
    input: ById,
    output: RequestView,
    run: withdrawRequest,
  }),
]

const path = "/api/staff/customers/{customerId}/credit-note-requests/{id}"

export const staffRequestRoutes = [
  staffRoute({
    on: "GET /api/staff/credit-note-requests",
    needs: "requests.read",
    limit,
    input: ListRequests,
    output: RequestPage,
    run: listTenantRequests,
  }),
  staffRoute({
    on: `GET ${path}`,
    needs: "requests.read",
    limit,
    input: Which,
    output: RequestView,
    run: getCustomerRequest,
  }),
  staffRoute({
    on: `POST ${path}/approve`,
    needs: "requests.decide",
    limit,
    input: ApproveRequest.extend(Which.shape),
    output: RequestView,
    run: approveRequest,
  }),
  staffRoute({
    on: `POST ${path}/decline`,
    needs: "requests.decide",
    limit,
    input: DeclineRequest.extend(Which.shape),
    output: RequestView,
    run: declineRequest,
  }),
]
