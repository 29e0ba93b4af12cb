import { query } from "@solidjs/router"
import type { infer as Infer } from "zod"
import type { BillingDetails, OwnDetails as Own } from "../../../../shared/details.ts"
import { send } from "../../lib/api.ts"

export type OwnDetails = Infer<typeof Own>

export const getDetails = query(() => send<OwnDetails>("GET", "/api/portal/details"), "details")
export const details = {
  propose: (input: BillingDetails) => send<OwnDetails>("POST", "/api/portal/details", input),
  withdraw: (id: string) => send<OwnDetails>("POST", `/api/portal/details/${id}/withdraw`, {}),
}
