import * as z from "zod"
import { PlanInvoices, PlanOffers, PlanView, Subscribe } from "../../shared/plans.ts"
import { staffRoute } from "../http/route.ts"
import { manage, subscribe } from "./subscribe.ts"
import { getInvoices, getOffers, getPlan } from "./view.ts"

const Nothing = z.strictObject({})
const Address = z.object({ url: z.string() })
const often = { times: 120, seconds: 60 }
const seldom = { times: 30, seconds: 60 }
const needs = "plan.manage"

/** A company's own plan: with what talks to Stripe, because all of it asks there. */
export const planRoutes = [
  staffRoute({
    on: "GET /api/payments/plan",
    needs,
    limit: often,
    input: Nothing,
    output: PlanView,
    run: getPlan,
  }),
  staffRoute({
    on: "GET /api/payments/plan/offers",
    needs,
    limit: often,
    input: Nothing,
    output: PlanOffers,
    run: getOffers,
  }),
  staffRoute({
    on: "GET /api/payments/plan/invoices",
    needs,
    limit: often,
    input: Nothing,
    output: PlanInvoices,
    run: getInvoices,
  }),
  staffRoute({
    on: "POST /api/payments/plan/checkout",
    needs,
    stepUp: true,
    limit: seldom,
    input: Subscribe,
    output: Address,
    run: subscribe,
  }),
  staffRoute({
    on: "POST /api/payments/plan/portal",
    needs,
    stepUp: true,
    limit: seldom,
    input: Nothing,
    output: Address,
    run: manage,
  }),
]
