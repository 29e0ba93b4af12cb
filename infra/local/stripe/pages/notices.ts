import type Stripe from "stripe"
import { formatAmount } from "../api/currencies.ts"
import { html, notice } from "./layout.ts"

type Session = Stripe.Checkout.Session

export const successUrl = ({ success_url, id }: Session) =>
  (success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", id)

const due = ({ amount_total, currency }: Session) => formatAmount(amount_total ?? 0, currency ?? "usd")
const goOn = (session: Session, merchant: string) =>
  html`<a class="button" href="${successUrl(session)}">Return to ${merchant}</a>`

export const paidPage = (session: Session, merchant: string) =>
  notice(
    "Payment already completed",
    html`<p>${due(session)} was paid to ${merchant}.</p>${goOn(session, merchant)}`,
  )

export const savedPage = (session: Session, merchant: string) =>
  notice("Card already saved", html`<p>${merchant} has it.</p>${goOn(session, merchant)}`)

export const failedPage = (session: Session, merchant: string) =>
  notice(
    "Bank debit failed",
    html`<p>The bank debit of ${due(session)} to ${merchant} did not go through. Nothing was paid.</p>${goOn(session, merchant)}`,
  )

export const expiredPage = (session: Session, merchant: string) =>
  notice(
    "This checkout session has expired",
    html`<p>Nothing was charged. Ask ${merchant} for a new link to pay.</p>
${session.cancel_url ? html`<a class="button" href="${session.cancel_url}">Return to ${merchant}</a>` : undefined}`,
  )

export const settlingPage = (session: Session, merchant: string) =>
  notice(
    "Bank debit in progress",
    html`<p>${due(session)} to ${merchant} settles three minutes after it was started, or now:</p>
<form method="post" action="/c/pay/${session.id}/settle">
<button type="submit" name="outcome" value="succeeded">Let it succeed now</button>
<button class="quiet" type="submit" name="outcome" value="failed">Let it fail now</button></form>
<a href="${successUrl(session)}">Return to ${merchant}</a>`,
  )

export const challengePage = (session: Session, merchant: string) =>
  notice(
    "3-D Secure test page",
    html`<p>Your bank asks you to confirm ${session.mode === "setup" ? "that a card is saved for" : `a payment of ${due(session)} to`} ${merchant}.</p>
<form method="post" action="/c/pay/${session.id}/authenticate">
<button type="submit" name="outcome" value="complete">Complete authentication</button>
<button class="quiet" type="submit" name="outcome" value="fail">Fail authentication</button></form>`,
  )

export const nothingHere = notice(
  "Something went wrong",
  html`<p>The page you were looking for could not be found. Please check the address.</p>`,
)

export function receiptPage(charge: Stripe.Charge, merchant: string) {
  const { last4, type } = {
    type: charge.payment_method_details?.type,
    ...charge.payment_method_details?.card,
  }
  const money = (amount: number) => formatAmount(amount, charge.currency)
  return notice(
    `Receipt from ${merchant}`,
    html`<dl class="facts"><dt>Amount</dt><dd>${money(charge.amount)}</dd>
<dt>Status</dt><dd>${charge.status}</dd>
<dt>Date</dt><dd>${new Date(charge.created * 1000).toISOString().slice(0, 10)}</dd>
<dt>Method</dt><dd>${last4 ? `Card ending ${last4}` : (type ?? "")}</dd>
${charge.amount_refunded > 0 ? html`<dt>Refunded</dt><dd>${money(charge.amount_refunded)}</dd>` : undefined}
${charge.description ? html`<dt>For</dt><dd>${charge.description}</dd>` : undefined}</dl>`,
  )
}

export const onboardingPage = (account: Stripe.Account, action: string, returnUrl: string) =>
  notice(
    "Get paid with Stripe",
    html`<p>On this page Stripe asks a business for its details, its people and its bank account. Locally one button answers it all.</p>
<dl class="facts"><dt>Account</dt><dd>${account.id}</dd><dt>Country</dt><dd>${account.country ?? ""}</dd>
<dt>Email</dt><dd>${account.email ?? "not given"}</dd></dl>
<form method="post" action="${action}"><button type="submit">Complete test onboarding</button></form>
<a class="small" href="${returnUrl}">Leave without finishing</a>`,
  )
