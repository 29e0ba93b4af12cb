import { addSeconds } from "../../shared/dates.ts"
import { graceDays, type PlanName, type PlanRecord, type Subscription } from "../../shared/plans.ts"

const daySeconds = 86_400
const noticeDays = 3

/** Until when an unpaid invoice costs nothing but a warning. */
export const graceEndsAt = ({ overdueSince }: Subscription) =>
  overdueSince && addSeconds(overdueSince, graceDays * daySeconds)

function pays(subscription: Subscription, now: string): boolean {
  if (subscription.status === "past_due") return (graceEndsAt(subscription) ?? now) > now
  return subscription.status === "active" || subscription.status === "trialing"
}

/** Whether it is over for good, so that another one may begin. */
export const isOver = ({ status }: Subscription) => status === "canceled" || status === "incomplete_expired"

/** What Portico gave and what has not ended: to the end of its last day, in UTC. */
export const grantNow = ({ grant }: Pick<PlanRecord, "grant">, now: string) =>
  grant && (grant.until === undefined || now.slice(0, 10) <= grant.until) ? grant : undefined

/** The one rule by which a company has its plan. */
export function planOf(record: Pick<PlanRecord, "grant" | "subscription">, now: string): PlanName {
  const given = grantNow(record, now)
  if (given) return given.plan
  return record.subscription && pays(record.subscription, now) ? "premium" : "free"
}

/** The end of a trial that is near, of which nobody was told; none where they cancelled. */
export function trialEndToTell({ subscription, trialEndTold }: PlanRecord, now: string): string | undefined {
  const { trialEndsAt, endsAt } = subscription ?? {}
  if (!trialEndsAt || endsAt || trialEndTold === trialEndsAt || trialEndsAt <= now) return undefined
  return trialEndsAt <= addSeconds(now, noticeDays * daySeconds) ? trialEndsAt : undefined
}
