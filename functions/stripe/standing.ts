import type Stripe from "stripe"
import { type StripeNeed, type StripeState, stripeNeeds } from "../../shared/payments.ts"

/** How the names of Stripe's requirements begin (docs.stripe.com/connect/required-verification-information). */
const beginnings: [RegExp, StripeNeed][] = [
  [/\bverification\b.*document|^documents\./, "documents"],
  [/^external_account/, "bankAccount"],
  [/^tos_acceptance/, "terms"],
  [/^(business_profile|settings)\b/, "business"],
  [/^(individual|person_|representative|owners|directors|executives|relationship)/, "people"],
  [/^(company|business_type)/, "company"],
]

const needOf = (name: string): StripeNeed =>
  beginnings.find(([beginning]) => beginning.test(name))?.[1] ?? "other"

type Standing = Pick<StripeState, "needs" | "needsUntil" | "reviewing" | "rejected">

/** Pure: what Stripe still asks of a company, and whether it is only looking, or has turned it away. */
export function standingOf({ requirements }: Pick<Stripe.Account, "requirements">): Standing {
  const { currently_due, past_due, pending_verification, current_deadline, disabled_reason } =
    requirements ?? {}
  const asked = new Set([...(currently_due ?? []), ...(past_due ?? [])].map(needOf))
  const reviews = ["requirements.pending_verification", "under_review", "listed"]
  return {
    needs: stripeNeeds.filter((need) => asked.has(need)),
    needsUntil: current_deadline ? new Date(current_deadline * 1000).toISOString() : null,
    reviewing: (pending_verification?.length ?? 0) > 0 || reviews.includes(disabled_reason ?? ""),
    rejected: disabled_reason?.startsWith("rejected.") ?? false,
  }
}
