import { readFileSync } from "node:fs"
import type Stripe from "stripe"
import { formatAmount } from "../api/currencies.ts"
import { documentOf, type Html, html, raw, testBadge } from "./layout.ts"

const script = readFileSync(new URL("checkout.js", import.meta.url), "utf8")

export type Typed = {
  email?: string
  cardNumber?: string
  cardExpiry?: string
  cardCvc?: string
  billingName?: string
}
export type Problems = Typed & { form?: string }
type PayPage = {
  session: Stripe.Checkout.Session
  lines: Stripe.LineItem[]
  merchant: string
  seconds: number
  /** What to show again after a refusal, never the card. */
  typed?: Typed
  problems?: Problems
}

export function payPage(page: PayPage) {
  const { merchant } = page
  return documentOf(
    `Pay ${merchant}`,
    html`<main class="checkout"><section class="summary" aria-label="Order summary">${summary(page)}</section>
<section class="entry" aria-label="Payment">${entry(page)}</section></main>
<script>${raw(script)}</script>`,
  )
}

const saves = ({ mode }: Stripe.Checkout.Session) => mode === "setup"
const total = ({ amount_total, currency }: Stripe.Checkout.Session) =>
  formatAmount(amount_total ?? 0, currency ?? "usd")

const summary = ({ session, lines, merchant }: PayPage) => html`<div class="column">
<div class="merchant">${session.cancel_url ? html`<a class="back" href="${session.cancel_url}" aria-label="Back to ${merchant}">&#8592;</a>` : undefined}
<span dir="auto">${merchant}</span>${testBadge}</div>
${saves(session) ? html`<p class="total">Save a card for ${merchant}</p>` : amounts(session, lines, merchant)}
</div>`

const amounts = (session: Stripe.Checkout.Session, lines: Stripe.LineItem[], merchant: string) =>
  html`<div><p class="soft">Pay ${merchant}</p><p class="total">${total(session)}</p></div>
<ul class="lines">${lines.map(lineOf)}</ul>
<p class="sum"><span>Total due</span><span class="amount">${total(session)}</span></p>`

function lineOf({ description, quantity, amount_total, price, currency }: Stripe.LineItem): Html {
  const each = formatAmount(price?.unit_amount ?? 0, currency)
  const many = (quantity ?? 1) > 1 && html`<div class="soft small">Qty ${quantity ?? 1}, ${each} each</div>`
  return html`<li><div class="name" dir="auto">${description ?? ""}${many}</div><div class="amount">${formatAmount(amount_total, currency)}</div></li>`
}

function entry(page: PayPage) {
  const { session, problems = {} } = page
  const debits = session.payment_method_types.some((type) => type !== "card")
  const cards = session.payment_method_types.includes("card")
  return html`<div class="column"><form method="post" action="/c/pay/${session.id}" data-checkout novalidate>
${problems.form ? html`<p class="problem alert" role="alert">${problems.form}</p>` : undefined}
${contact(page)}
${cards ? cardFields(page) : undefined}
${textField("billingName", "Name", "name", page)}
${cards ? html`<button type="submit" name="method" value="card">${saves(session) ? "Save card" : `Pay ${total(session)}`}</button>` : undefined}
${debits && cards ? html`<div class="or">or</div>` : undefined}
${debits ? debitButtons : undefined}
</form>
${cards ? testCards(page) : undefined}
<p class="soft small">This is a local stand-in for Stripe Checkout. No money moves and no card is kept.</p>
</div>`
}

const debitButtons = html`<div class="stack">
<button class="quiet" type="submit" name="method" value="bank_debit">Pay by bank debit (test, settles later)</button>
<button class="quiet" type="submit" name="method" value="bank_debit_failing">Pay by bank debit (test, fails later)</button>
</div>`

/** Given by who opened the session, or with the customer it is for: it cannot be changed here. */
export const knownEmail = ({ customer_email, customer, customer_details, mode }: Stripe.Checkout.Session) =>
  customer_email ?? (mode === "setup" && customer ? customer_details?.email : undefined)

function contact(page: PayPage) {
  const customer_email = knownEmail(page.session)
  if (!customer_email) return html`<h1>Contact information</h1>${textField("email", "Email", "email", page)}`
  return html`<h1>Pay with card</h1><div class="field"><label for="email">Email</label>
<input id="email" name="email" type="email" value="${customer_email}" readonly></div>`
}

function textField(name: "email" | "billingName", label: string, autocomplete: string, page: PayPage) {
  const { typed = {}, problems = {} } = page
  const type = name === "email" ? "email" : "text"
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${typed[name] ?? ""}" ${described(name, problems)}>
${problemOf(name, problems)}</div>`
}

const described = (name: keyof Typed, problems: Problems) =>
  problems[name] ? html`aria-invalid="true" aria-describedby="${name}-problem"` : undefined

const problemOf = (name: keyof Typed, problems: Problems) =>
  problems[name] ? html`<p class="problem" id="${name}-problem">${problems[name]}</p>` : undefined

function cardFields({ problems = {} }: PayPage) {
  const input = (name: "cardNumber" | "cardExpiry" | "cardCvc", label: string, hint: string, fill: string) =>
    html`<input id="${name}" name="${name}" type="text" inputmode="numeric" autocomplete="${fill}" aria-label="${label}" placeholder="${hint}" ${described(name, problems)}>`
  return html`<fieldset class="field"><legend>Card information</legend><div class="card">
<div class="wide">${input("cardNumber", "Card number", "1234 1234 1234 1234", "cc-number")}</div>
${input("cardExpiry", "Expiration", "MM / YY", "cc-exp")}${input("cardCvc", "CVC", "CVC", "cc-csc")}</div>
${problemOf("cardNumber", problems)}${problemOf("cardExpiry", problems)}${problemOf("cardCvc", problems)}</fieldset>`
}

const cards = [
  ["4242 4242 4242 4242", "Succeeds"],
  ["4000 0025 0000 3155", "Asks for 3-D Secure"],
  ["4000 0027 6000 3184", "Asks for 3-D Secure every time"],
  ["4000 0000 0000 0002", "Is declined"],
  ["4000 0000 0000 0341", "Can be saved, is declined later"],
  ["4000 0000 0000 9995", "Has insufficient funds"],
  ["4000 0000 0000 0259", "Succeeds, then is disputed"],
  ["4000 0000 0000 5126", "Succeeds, refunds fail later"],
]

/** Expires two years after the cloud's own date, wherever its clock has been moved to. */
function testCards({ seconds }: PayPage) {
  const expiry = `12 / ${String((new Date(seconds * 1000).getUTCFullYear() + 2) % 100).padStart(2, "0")}`
  const rows = cards.map(
    ([number = "", effect = ""]) =>
      html`<li><button type="button" data-card="${number.replaceAll(" ", "")}" data-expiry="${expiry}"><code>${number}</code><span class="soft">${effect}</span></button></li>`,
  )
  return html`<details><summary>Test cards</summary><ul class="tests">${rows}</ul></details>`
}
