import type Stripe from "stripe"
import { formatAmount } from "../api/currencies.ts"
import { cancelAtEnd, retry, switchPrice } from "../billing/cycle.ts"
import { itemOf } from "../billing/subscription-object.ts"
import { type Answer, pageAnswer, redirect } from "../http/message.ts"
import { readCard } from "../objects/cards.ts"
import { all, get } from "../state.ts"
import type { World } from "../world.ts"
import { type Html, html, notice } from "./layout.ts"

type Portal = { world: World; token: string; customer: string; returnUrl: string }

/** Stripe's customer portal: card, plan, end, invoices. */
export function billingPage(
  world: World,
  [session, token = ""]: string[],
  posted: URLSearchParams | undefined,
): Answer | undefined {
  const open = Object.hasOwn(world.state.portals, token) ? world.state.portals[token] : undefined
  if (session !== "session" || !open) return undefined
  const portal = { world, token, ...open }
  if (!posted) return pageAnswer(200, page(portal))
  act(portal, posted)
  return redirect(`/p/session/${token}`)
}

const current = ({ world, customer }: Portal) =>
  all(world.state, world.state.platform, "subscription").find(
    (each) => each.customer === customer && each.status !== "canceled",
  )

function act(portal: Portal, posted: URLSearchParams) {
  const { world, customer } = portal
  const subscription = current(portal)
  const action = posted.get("do")
  if (action === "card") {
    const typed = { number: posted.get("cardNumber") ?? "", expiry: "12 / 99", cvc: "123" }
    const card = readCard(typed, world.seconds())
    if ("last4" in card) world.state.cards[customer] = card.last4
  }
  if (!subscription) return
  const on = { world, account: world.state.platform, subscription }
  if (action === "card" && subscription.status === "past_due") retry(on)
  if (action === "switch") switchPrice(on)
  if (action === "cancel" || action === "keep") cancelAtEnd(on, action === "cancel")
}

const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)
const button = (name: string, text: string): Html =>
  html`<form method="post"><button class="quiet" name="do" value="${name}">${text}</button></form>`

function subscriptionPart(portal: Portal) {
  const subscription = current(portal)
  if (!subscription) return html`<p>No subscription.</p>`
  const { price, current_period_end } = itemOf(subscription)
  const other = price.recurring?.interval === "year" ? "month" : "year"
  const amount = formatAmount(price.unit_amount ?? 0, price.currency)
  const { cancel_at_period_end: ends } = subscription
  return html`<dl class="facts"><dt>Portico Premium</dt><dd>${amount} a ${price.recurring?.interval ?? ""}</dd>
<dt>Status</dt><dd>${subscription.status}</dd>
<dt>${ends ? "Ends" : "Next payment"}</dt><dd>${day(current_period_end)}</dd></dl>
${button("switch", `Pay by the ${other}`)}
${ends ? button("keep", "Do not cancel") : button("cancel", "Cancel subscription")}`
}

const invoicePart = ({ world, customer }: Portal) =>
  html`<ul class="tests">${all(world.state, world.state.platform, "invoice")
    .filter((each) => each.customer === customer)
    .map(
      (each) =>
        html`<li>${each.number ?? ""} ${formatAmount(each.total, each.currency)} ${each.status ?? ""} ${day(each.created)}</li>`,
    )}</ul>`

const page = (portal: Portal) =>
  notice(
    "Manage your subscription",
    html`${subscriptionPart(portal)}
<form method="post"><label>Card <input name="cardNumber" placeholder="4242 4242 4242 4242"></label>
<p class="small">Ends in ${portal.world.state.cards[portal.customer] ?? "none"}. 4000 0000 0000 0341 fails later.</p>
<button class="quiet" name="do" value="card">Change card</button></form>
${invoicePart(portal)}<a class="small" href="${portal.returnUrl}">Return to Portico</a>`,
  )

/** An invoice of Portico's, as Stripe hosts it. */
export function invoicePage(world: World, [id = ""]: string[]) {
  if (!Object.hasOwn(world.state.objects, id)) return undefined
  const invoice: Stripe.Invoice = get(world.state, world.state.platform, "invoice", id)
  const { number, total, currency, status, created } = invoice
  return pageAnswer(
    200,
    notice(
      `Invoice ${number ?? ""}`,
      html`<dl class="facts"><dt>Amount</dt><dd>${formatAmount(total, currency)}</dd>
<dt>Status</dt><dd>${status ?? ""}</dd><dt>Date</dt><dd>${day(created)}</dd></dl>`,
    ),
  )
}
