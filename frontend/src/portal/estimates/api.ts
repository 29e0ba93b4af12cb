import { query } from "@solidjs/router"
import type {
  AcceptEstimate,
  DeclineEstimate,
  EstimateDetail,
  EstimateSummary,
} from "../../../../shared/estimates.ts"
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
/** With the revision that its reader saw, so that nothing is decided on unseen. */
export const estimates = {
  accept: (id: string, input: AcceptEstimate) =>
    send<EstimateDetail>("POST", `/api/portal/estimates/${id}/accept`, input),
  decline: (id: string, input: DeclineEstimate) =>
    send<EstimateDetail>("POST", `/api/portal/estimates/${id}/decline`, input),
}
