import { subscribeByCard } from "../billing/checkout.ts"
import { pageAnswer, redirect } from "../http/message.ts"
import { readCard } from "../objects/cards.ts"
import { type Attempt, payByCard, payByDebit } from "../objects/payments.ts"
import { saveCard } from "../objects/saved-cards.ts"
import { merchantOf } from "./layout.ts"
import { successUrl } from "./notices.ts"
import { knownEmail, type Problems, payPage } from "./pay.ts"

/** The pay form was sent: pays and goes on, or shows the form again with what is wrong. */
export function takePayment(attempt: Attempt, posted: URLSearchParams) {
  const { session } = attempt
  const text = (name: string) => (posted.get(name) ?? "").trim()
  const payer = { email: knownEmail(session) ?? text("email"), name: text("billingName") }
  const problems = payerProblems(payer)
  const method = text("method") || "card"
  if (method !== "card" && debits(attempt)) {
    if (Object.keys(problems).length > 0) return again(attempt, posted, 400, problems)
    payByDebit(attempt, payer, method !== "bank_debit_failing")
    return redirect(successUrl(session))
  }
  const typed = { number: text("cardNumber"), expiry: text("cardExpiry"), cvc: text("cardCvc") }
  const card = readCard(typed, attempt.world.seconds())
  if (!("outcome" in card)) return again(attempt, posted, 400, { ...problems, ...card })
  if (Object.keys(problems).length > 0) return again(attempt, posted, 400, problems)
  const result = actOf(session)(attempt, payer, card)
  if (result === "paid") return redirect(successUrl(session))
  if (result === "challenge") return redirect(`/c/pay/${session.id}/authenticate`)
  return again(attempt, posted, 402, { form: result.message })
}

const actOf = ({ mode }: Attempt["session"]) =>
  mode === "setup" ? saveCard : mode === "subscription" ? subscribeByCard : payByCard

const debits = ({ session }: Attempt) => session.payment_method_types.some((type) => type !== "card")

const payerProblems = ({ email, name }: { email: string; name: string }): Problems => ({
  ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { email: "Your email is incomplete." }),
  ...(!name && { billingName: "Your name is incomplete." }),
})

function again(attempt: Attempt, posted: URLSearchParams, status: number, problems: Problems) {
  const { session, checkout, world } = attempt
  const typed = { email: posted.get("email") ?? "", billingName: posted.get("billingName") ?? "" }
  const page = { session, lines: checkout.lineItems, merchant: merchantOf(attempt), seconds: world.seconds() }
  return pageAnswer(status, payPage({ ...page, typed, problems }))
}
