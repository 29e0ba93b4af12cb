import type Stripe from "stripe"
import { all, get, put } from "../state.ts"
import type { World } from "../world.ts"
import { newInvoice } from "./invoice-object.ts"
import { otherPrice } from "./prices.ts"
import { itemOf, type NewSubscription, newSubscription, periodEnd } from "./subscription-object.ts"

const daySeconds = 86_400
/** Days after the first try on which the card is asked again; then the subscription ends. */
const retryDays = [3, 5, 7]
const trialNoticeDays = 3
/** The test card that can be saved and never charged (docs.stripe.com/testing). */
export const neverCharged = "0341"

type On = { world: World; account: string; subscription: Stripe.Subscription }

const customerOf = ({ world, account, subscription }: On) =>
  get(world.state, account, "customer", subscription.customer as string)
const cardOf = ({ world, subscription }: On) => world.state.cards[subscription.customer as string] ?? ""

function change({ world, account, subscription }: On, changes: Partial<Stripe.Subscription>) {
  Object.assign(subscription, changes)
  const isOver = changes.status === "canceled"
  world.publish(
    account,
    isOver ? "customer.subscription.deleted" : "customer.subscription.updated",
    subscription,
  )
}

/** Begins as what was bought says; the first period is paid at once, unless there is a trial. */
export function subscribe(world: World, account: string, asked: NewSubscription): Stripe.Subscription {
  const subscription = put(world.state, account, newSubscription(asked))
  const on = { world, account, subscription }
  bill(on, asked.trialDays ? 0 : (asked.price.unit_amount ?? 0), "subscription_create")
  world.publish(account, "customer.subscription.created", subscription)
  return subscription
}

function bill(on: On, amount: number, reason: Stripe.Invoice.BillingReason) {
  const { world, account, subscription } = on
  const customer = customerOf(on)
  const { length } = all(world.state, account, "invoice").filter((each) => each.customer === customer.id)
  const number = `${customer.id.slice(-8).toUpperCase()}-${String(length + 1).padStart(4, "0")}`
  const description = "Portico Premium"
  const invoice = newInvoice(world, { subscription, customer, amount, description, reason, number })
  put(world.state, account, invoice)
  subscription.latest_invoice = invoice.id
  world.publish(account, "invoice.finalized", invoice)
  return collect(on, invoice)
}

/** One try to take what an invoice asks for; nothing is always paid. */
function collect(on: On, invoice: Stripe.Invoice): boolean {
  const { world, account } = on
  const paid = invoice.amount_due === 0 || cardOf(on) !== neverCharged
  const tried = invoice.attempt_count + 1
  const retry = retryDays[tried - 1]
  Object.assign(invoice, {
    attempted: true,
    attempt_count: tried,
    ...(paid && { status: "paid", amount_paid: invoice.amount_due, amount_remaining: 0 }),
    next_payment_attempt: paid || retry === undefined ? null : invoice.created + retry * daySeconds,
  })
  if (paid) invoice.status_transitions.paid_at = world.seconds()
  world.publish(account, paid ? "invoice.paid" : "invoice.payment_failed", invoice)
  return paid
}

/** The next period, from the end of this one. */
function renew(on: On) {
  const item = itemOf(on.subscription)
  item.current_period_start = item.current_period_end
  item.current_period_end = periodEnd(item.current_period_start, item.price)
  const paid = bill(on, item.price.unit_amount ?? 0, "subscription_cycle")
  change(on, { status: paid ? "active" : "past_due" })
}

const end = (on: On) => change(on, { status: "canceled", ended_at: on.world.seconds() })

/** A card that failed is asked again; what nobody pays ends the subscription. */
export function retry(on: On) {
  const { world, account, subscription } = on
  const invoice = get(world.state, account, "invoice", subscription.latest_invoice as string)
  if (invoice.status !== "open") return
  if (collect(on, invoice)) change(on, { status: "active" })
  else if (invoice.next_payment_attempt === null) end(on)
}

/** The other price, from now on: what is left of the paid period is taken off. */
export function switchPrice(on: On) {
  const { world, account, subscription } = on
  const item = itemOf(subscription)
  const now = world.seconds()
  const length = item.current_period_end - item.current_period_start
  const unused = ((item.price.unit_amount ?? 0) * (item.current_period_end - now)) / length
  item.price = otherPrice(world, account, item.price)
  if (subscription.status === "trialing") return change(on, {})
  Object.assign(item, { current_period_start: now, current_period_end: periodEnd(now, item.price) })
  bill(on, Math.max(0, (item.price.unit_amount ?? 0) - Math.round(unused)), "subscription_update")
  return change(on, {})
}

export const cancelAtEnd = (on: On, cancel: boolean) =>
  change(on, {
    cancel_at_period_end: cancel,
    cancel_at: cancel ? itemOf(on.subscription).current_period_end : null,
    canceled_at: cancel ? on.world.seconds() : null,
  })

function noticeTrialEnd({ world, account, subscription }: On, now: number) {
  const due = (subscription.trial_end ?? 0) - trialNoticeDays * daySeconds
  if (due > now || world.state.trialsNoticed.includes(subscription.id)) return
  world.state.trialsNoticed.push(subscription.id)
  world.publish(account, "customer.subscription.trial_will_end", subscription)
}

/** What the time has brought to one subscription: as many steps as fit into it. */
function advance(on: On, now: number) {
  const { world, account, subscription } = on
  if (subscription.status === "trialing") noticeTrialEnd(on, now)
  while (["trialing", "active"].includes(subscription.status)) {
    if (itemOf(subscription).current_period_end > now) return
    if (subscription.cancel_at_period_end) end(on)
    else renew(on)
  }
  while (subscription.status === "past_due") {
    const invoice = get(world.state, account, "invoice", subscription.latest_invoice as string)
    if ((invoice.next_payment_attempt ?? Number.POSITIVE_INFINITY) > now) return
    retry(on)
  }
}

export function advanceAll(world: World) {
  const account = world.state.platform
  for (const subscription of all(world.state, account, "subscription").reverse())
    advance({ world, account, subscription }, world.seconds())
}
