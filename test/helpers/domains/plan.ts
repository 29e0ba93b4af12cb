import type { Cloud } from "../../../infra/local/cloud.ts"
import { visitor } from "../../../infra/local/visitor.ts"
import type { PlanName } from "../../../shared/plans.ts"

/** Gives a company a plan, as Portico's operator does. */
export const setPlan = (cloud: Cloud, slug: string, plan: PlanName) =>
  visitor(cloud.port, "app.localhost").ok("POST /_local/operator", {
    do: "plan",
    slug,
    plan,
    operator: "Sam",
    reason: "The test needs it",
  })
