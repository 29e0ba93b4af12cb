import type Stripe from "stripe"
import type { EventOutcome } from "../../shared/stripe-events.ts"
import { systemCtx } from "../context.ts"
import { findStripeAccount } from "../directory.ts"
import { quarantine } from "../stripe/quarantine.ts"
import { lookAtPlan } from "./look.ts"
import { planRecord } from "./store.ts"

/** What may change a company's plan. Whatever it says, Stripe itself is asked: a message may be old, or come twice. */
const told: ReadonlySet<string> = new Set([
  "checkout.session.completed",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "customer.subscription.paused",
  "customer.subscription.resumed",
  "customer.subscription.trial_will_end",
  "invoice.finalized",
  "invoice.paid",
  "invoice.payment_failed",
] satisfies Stripe.Event.Type[])

function customerOf(event: Stripe.Event): string | undefined {
  const { customer } = event.data.object as { customer?: string | { id: string } | null }
  return typeof customer === "string" ? customer : customer?.id
}

/** A message about Portico's own account. The directory says whose customer it names; its metadata is not asked (R35). */
export async function takePlatform(event: Stripe.Event, requestId: string): Promise<EventOutcome> {
  if (!told.has(event.type)) return "ignored"
  if (event.account) return quarantine(event, "a connected account's")
  const customer = customerOf(event)
  const known = customer && (await findStripeAccount(customer))
  if (!known) return quarantine(event, "a customer of no tenant")
  const ctx = systemCtx(known.tenantId, requestId)
  if ((await planRecord(ctx)).stripeCustomer !== customer) return quarantine(event, "another customer's")
  await lookAtPlan(ctx)
  return "handled"
}
