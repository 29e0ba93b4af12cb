import type Stripe from "stripe"
import * as z from "zod"
import { isRandomId } from "../../shared/ids.ts"
import { isCurrency, type Money, money } from "../../shared/money.ts"

const randomId = z.string().refine(isRandomId)
const About = z.object({ tenantId: randomId, customerId: randomId, paymentId: z.string() })
type About = z.infer<typeof About>

/** What Stripe says of one of our payments. Money has moved only in "paid". */
export type News = About & { sessionId?: string; at: string } & (
    | { kind: "paid"; movement: string; amount: Money }
    | { kind: "pending" | "expired" }
    | { kind: "failed"; failure?: string | undefined }
  )

/** Undefined for what is not ours: a company may use its Stripe account for other things as well. */
export function aboutOf(metadata: Stripe.Metadata | null): About | undefined {
  return About.safeParse(metadata).data
}

export function moneyOf(minor: number | null, currency: string | null): Money {
  const code = (currency ?? "").toUpperCase()
  if (minor === null || !isCurrency(code)) throw new Error(`no amount that we know: ${minor} ${currency}`)
  return money(minor, code)
}

export const idOf = (object: string | { id: string } | null) =>
  typeof object === "string" ? object : object?.id

function paidBy(about: About, session: Stripe.Checkout.Session, at: string): News {
  const movement = idOf(session.payment_intent)
  if (!movement) throw new Error(`${session.id} was paid without a payment intent`)
  const amount = moneyOf(session.amount_total, session.currency)
  return { ...about, sessionId: session.id, at, kind: "paid", movement, amount }
}

/** A finished checkout whose money is still on its way, or has turned back. */
function unpaid(session: Stripe.Checkout.Session): "pending" | "failed" {
  const intent = typeof session.payment_intent === "string" ? null : session.payment_intent
  return intent && ["requires_payment_method", "canceled"].includes(intent.status) ? "failed" : "pending"
}

/** From a session as it is now; undefined while it is open. */
export function newsOfSession(session: Stripe.Checkout.Session, at: string): News | undefined {
  const about = aboutOf(session.metadata)
  if (!about || session.status === "open") return undefined
  if (session.status === "expired") return { ...about, sessionId: session.id, at, kind: "expired" }
  if (session.payment_status === "paid") return paidBy(about, session, at)
  return { ...about, sessionId: session.id, at, kind: unpaid(session) }
}

export function newsOfIntent(intent: Stripe.PaymentIntent, at: string): News | undefined {
  const about = aboutOf(intent.metadata)
  if (!about) return undefined
  const amount = moneyOf(intent.amount_received, intent.currency)
  return { ...about, at, kind: "paid", movement: intent.id, amount }
}

/** A declined card (`payment_intent.payment_failed`) ends nothing: its checkout page stays open for another. */
export function newsOf(event: Stripe.Event): News | undefined {
  const at = new Date(event.created * 1000).toISOString()
  if (event.type === "payment_intent.succeeded") return newsOfIntent(event.data.object, at)
  if (event.type === "checkout.session.async_payment_failed") {
    const session = event.data.object
    const about = aboutOf(session.metadata)
    return about && { ...about, sessionId: session.id, at, kind: "failed", failure: "bank_declined" }
  }
  const tells =
    event.type === "checkout.session.completed" ||
    event.type === "checkout.session.async_payment_succeeded" ||
    event.type === "checkout.session.expired"
  return tells ? newsOfSession(event.data.object, at) : undefined
}
