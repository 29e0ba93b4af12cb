import * as z from "zod"
import { PageInput } from "../../shared/pages.ts"
import {
  DraftRetainer,
  DrawRetainer,
  MoveRetainer,
  RetainerDetail,
  RetainerPage,
} from "../../shared/retainers.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { draftRetainer, publishRetainer, voidRetainer } from "./actions.ts"
import { drawRetainer, receiveRetainer, refundRetainer } from "./movements.ts"
import {
  getContactRetainer,
  getCustomerRetainer,
  listContactRetainers,
  listCustomerRetainers,
  listTenantRetainers,
} from "./read.ts"

const limit = "gateway"
const OfCustomer = z.strictObject({ customerId: z.string() })
const Which = z.strictObject({ customerId: z.string(), id: z.string() })

export const contactRetainerRoutes = [
  contactRoute({
    on: "GET /api/portal/retainers",
    needs: "portal.retainers",
    limit,
    input: z.strictObject({}),
    output: RetainerPage,
    run: listContactRetainers,
  }),
  contactRoute({
    on: "GET /api/portal/retainers/{id}",
    needs: "portal.retainers",
    limit,
    input: z.strictObject({ id: z.string() }),
    output: RetainerDetail,
    run: getContactRetainer,
  }),
]

const changes = { needs: "documents.write", limit, output: RetainerDetail } as const
const moves = { ...changes, needs: "payments.write" } as const
const path = "/api/staff/customers/{customerId}/retainers"

export const staffRetainerRoutes = [
  staffRoute({
    on: "GET /api/staff/retainers",
    needs: "documents.read",
    limit,
    input: PageInput,
    output: RetainerPage,
    run: listTenantRetainers,
  }),
  staffRoute({
    on: `GET ${path}`,
    needs: "documents.read",
    limit,
    input: OfCustomer,
    output: RetainerPage,
    run: listCustomerRetainers,
  }),
  staffRoute({
    on: `POST ${path}`,
    ...changes,
    input: DraftRetainer.extend(OfCustomer.shape),
    run: draftRetainer,
  }),
  staffRoute({
    on: `GET ${path}/{id}`,
    needs: "documents.read",
    limit,
    input: Which,
    output: RetainerDetail,
    run: getCustomerRetainer,
  }),
  staffRoute({ on: `POST ${path}/{id}/publish`, ...changes, input: Which, run: publishRetainer }),
  staffRoute({ on: `POST ${path}/{id}/void`, ...changes, input: Which, run: voidRetainer }),
  staffRoute({
    on: `POST ${path}/{id}/received`,
    ...moves,
    input: MoveRetainer.extend(Which.shape),
    run: receiveRetainer,
  }),
  staffRoute({
    on: `POST ${path}/{id}/drawn`,
    ...moves,
    input: DrawRetainer.extend(Which.shape),
    run: drawRetainer,
  }),
  staffRoute({
    on: `POST ${path}/{id}/refunded`,
    ...moves,
    input: MoveRetainer.extend(Which.shape),
    run: refundRetainer,
  }),
]
