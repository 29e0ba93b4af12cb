import * as z from "zod"
import { DocumentHistory } from "../../shared/documents.ts"
import {
  AcceptEstimate,
  DeclineEstimate,
  DraftEstimate,
  EstimateDetail,
  EstimatePage,
} from "../../shared/estimates.ts"
import { PageInput } from "../../shared/pages.ts"
import { Done } from "../../shared/sessions.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { acceptEstimate, declineEstimate } from "./decide.ts"
import { invoiceEstimate } from "./invoice.ts"
import {
  getContactEstimate,
  getCustomerEstimate,
  getEstimateHistory,
  listContactEstimates,
  listCustomerEstimates,
  listTenantEstimates,
} from "./read.ts"
import { changeEstimate, discardEstimate, draftEstimate, publishEstimate, voidEstimate } from "./write.ts"

const limit = "gateway"
const ById = z.strictObject({ id: z.string() })
const OfCustomer = z.strictObject({ customerId: z.string() })
const Which = z.strictObject({ customerId: z.string(), id: z.string() })

const decides = { needs: "portal.decideEstimates", limit, output: EstimateDetail } as const

export const contactEstimateRoutes = [
  contactRoute({
    on: "GET /api/portal/estimates",
    needs: "portal.estimates",
    limit,
    input: z.strictObject({}),
    output: EstimatePage,
    run: listContactEstimates,
  }),
  contactRoute({
    on: "GET /api/portal/estimates/{id}",
    needs: "portal.estimates",
    limit,
    input: ById,
    output: EstimateDetail,
    run: getContactEstimate,
  }),
  contactRoute({
    on: "POST /api/portal/estimates/{id}/accept",
    ...decides,
    input: AcceptEstimate.extend(ById.shape),
    run: acceptEstimate,
  }),
  contactRoute({
    on: "POST /api/portal/estimates/{id}/decline",
    ...decides,
    input: DeclineEstimate.extend(ById.shape),
    run: declineEstimate,
  }),
]

const path = "/api/staff/customers/{customerId}/estimates"
const reads = { needs: "documents.read", limit } as const
const writes = { needs: "documents.write", limit, output: EstimateDetail } as const

export const staffEstimateRoutes = [
  staffRoute({
    on: "GET /api/staff/estimates",
    ...reads,
    input: PageInput,
    output: EstimatePage,
    run: listTenantEstimates,
  }),
  staffRoute({
    on: `GET ${path}`,
    ...reads,
    input: OfCustomer,
    output: EstimatePage,
    run: listCustomerEstimates,
  }),
  staffRoute({
    on: `POST ${path}`,
    ...writes,
    input: DraftEstimate.extend(OfCustomer.shape),
    run: draftEstimate,
  }),
  staffRoute({
    on: `GET ${path}/{id}`,
    ...reads,
    input: Which,
    output: EstimateDetail,
    run: getCustomerEstimate,
  }),
  staffRoute({
    on: `GET ${path}/{id}/history`,
    ...reads,
    input: Which,
    output: DocumentHistory,
    run: getEstimateHistory,
  }),
  staffRoute({
    on: `PUT ${path}/{id}`,
    ...writes,
    input: DraftEstimate.extend(Which.shape),
    run: changeEstimate,
  }),
  staffRoute({ on: `DELETE ${path}/{id}`, ...writes, output: Done, input: Which, run: discardEstimate }),
  staffRoute({ on: `POST ${path}/{id}/publish`, ...writes, input: Which, run: publishEstimate }),
  staffRoute({ on: `POST ${path}/{id}/void`, ...writes, input: Which, run: voidEstimate }),
  staffRoute({
    on: `POST ${path}/{id}/invoice`,
    ...writes,
    input: Which,
    output: z.object({ invoiceId: z.string() }),
    run: invoiceEstimate,
  }),
]
