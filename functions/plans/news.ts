import type { EventType } from "../../shared/events.ts"
import type { PlanName, PlanRecord } from "../../shared/plans.ts"
import { graceEndsAt } from "./rules.ts"

export type Kept = { known: PlanRecord; record: PlanRecord; was: PlanName; plan: PlanName }
export type News = { type: EventType; facts: Record<string, string>; changes?: PlanChange[] }
type PlanChange = { field: string; before: string; after: string }

/** What happened between two looks at Stripe, for the history and the mails: each only once, whoever looked. */
export function newsOf({ known, record, was, plan }: Kept): News[] {
  const [before, after] = [known.subscription, record.subscription]
  const news: News[] = []
  if (was !== plan) {
    const changes = [{ field: "plan", before: was, after: plan }]
    news.push({ type: plan === "free" ? "plan.ended" : "plan.started", facts: {}, changes })
  }
  if (after?.overdueSince && after.overdueSince !== before?.overdueSince)
    news.push({ type: "plan.paymentFailed", facts: { until: graceEndsAt(after) ?? "" } })
  if (before?.overdueSince && after?.status === "active") news.push({ type: "plan.recovered", facts: {} })
  if (after?.endsAt && after.endsAt !== before?.endsAt && plan === "premium")
    news.push({ type: "plan.willEnd", facts: { on: after.endsAt } })
  if (record.trialEndTold && record.trialEndTold !== known.trialEndTold)
    news.push({ type: "plan.trialEnding", facts: { on: record.trialEndTold } })
  return news
}
