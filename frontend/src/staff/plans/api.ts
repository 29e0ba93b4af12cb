import { query } from "@solidjs/router"
import type { Interval, PlanInvoices, PlanOffers, PlanView } from "../../../../shared/plans.ts"
import { send } from "../../lib/api.ts"
import { read } from "../api.ts"

const path = "/api/payments/plan"

export const getPlan = query(() => read<PlanView>(path), "plan")
export const getOffers = query(() => read<PlanOffers>(`${path}/offers`), "plan offers")
export const getPlanInvoices = query(() => read<PlanInvoices>(`${path}/invoices`), "plan invoices")

type Page = { url: string }
export const subscribe = (interval: Interval) => send<Page>("POST", `${path}/checkout`, { interval })
export const manage = () => send<Page>("POST", `${path}/portal`, {})
