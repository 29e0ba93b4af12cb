import * as z from "zod"
import { CalendarDate, line } from "../../shared/fields.ts"
import { planNames } from "../../shared/plans.ts"
import { Slug } from "../../shared/tenants.ts"
import { systemCtx } from "../context.ts"
import { findHost } from "../directory.ts"
import { portalHost } from "../env.ts"
import { event } from "../events.ts"
import { keepPlan } from "./keep.ts"

/** What the operator hands to the function to give a company a plan, up to a day or for good. */
export const ChoosePlan = z.strictObject({
  do: z.literal("plan"),
  slug: Slug,
  /** `free` takes back what was given: the company then has what it pays for. */
  plan: z.enum(planNames),
  until: CalendarDate.optional(),
  operator: line(120),
  reason: line(300),
})
type ChoosePlan = z.infer<typeof ChoosePlan>

/** Holds over whatever Stripe says. Answers the plan that the company has now. */
export async function choosePlanOf(
  { slug, plan, until, operator, reason }: ChoosePlan,
  requestId: string,
): Promise<{ plan: string } | { refused: string }> {
  const known = await findHost(portalHost(slug))
  if (!known) return { refused: `There is no company at ${portalHost(slug)}.` }
  const ctx = {
    ...systemCtx(known.tenantId, requestId),
    actor: { kind: "operator", id: "operator", name: operator } as const,
  }
  if (until && until < ctx.now.slice(0, 10)) return { refused: `${until} is over. Name a later day.` }
  const grant = plan === "free" ? undefined : { plan, reason, operator, ...(until && { until }) }
  const kept = await keepPlan(ctx, {
    learn: async () => ({ grant }),
    tell: ({ was, plan: after }) => [
      event(ctx, "tenant.planChosen", {
        changes: [{ field: "plan", before: was, after }],
        facts: { reason, ...(until && { until }) },
      }),
    ],
  })
  return { plan: kept.plan }
}
