import { query } from "@solidjs/router"
import type * as z from "zod"
import type { DraftEstimate, EstimateDetail, EstimatePage } from "../../../../shared/estimates.ts"
import type { Done } from "../../../../shared/sessions.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"
import { customerPath } from "../documents/api.ts"

export type Estimate = z.infer<typeof EstimateDetail>
type Estimates = z.infer<typeof EstimatePage>
const path = (customerId: string, id = "", more = "") =>
  customerPath(customerId, `estimates${id && `/${id}`}${more}`)

export const getEstimates = query(
  (asked: Paging) => read<Estimates>("/api/staff/estimates", asked),
  "estimates",
)
export const getCustomerEstimates = query(
  (customerId: string) => read<Estimates>(path(customerId)),
  "customerEstimates",
)
export const getEstimate = query(
  (customerId: string, id: string) => read<Estimate>(path(customerId, id)),
  "estimate",
)
export const estimates = {
  draft: (customerId: string, input: DraftEstimate) => send<Estimate>("POST", path(customerId), input),
  change: (customerId: string, id: string, input: DraftEstimate) =>
    send<Estimate>("PUT", path(customerId, id), input),
  discard: (customerId: string, id: string) => send<Done>("DELETE", path(customerId, id)),
  publish: (customerId: string, id: string) => send<Estimate>("POST", path(customerId, id, "/publish"), {}),
  void: (customerId: string, id: string) => send<Estimate>("POST", path(customerId, id, "/void"), {}),
  invoice: (customerId: string, id: string) =>
    send<{ invoiceId: string }>("POST", path(customerId, id, "/invoice"), {}),
}
export const reloadEstimates = [getEstimates.key, getCustomerEstimates.key, getEstimate.key]
