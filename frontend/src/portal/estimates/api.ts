import { query } from "@solidjs/router"
import type { EstimateDetail, EstimateSummary } from "../../../../shared/estimates.ts"
import type { Page } from "../../../../shared/pages.ts"
import { send } from "../../lib/api.ts"

export const getEstimates = query(
  () => send<Page<EstimateSummary>>("GET", "/api/portal/estimates"),
  "estimates",
)
export const getEstimate = query(
  (id: string) => send<EstimateDetail>("GET", `/api/portal/estimates/${id}`),
  "estimate",
)
export const estimates = {
  accept: (id: string, input: { name: string; purchaseOrder?: string | undefined }) =>
    send<EstimateDetail>("POST", `/api/portal/estimates/${id}/accept`, input),
  decline: (id: string, reason: string) =>
    send<EstimateDetail>("POST", `/api/portal/estimates/${id}/decline`, { reason }),
}
