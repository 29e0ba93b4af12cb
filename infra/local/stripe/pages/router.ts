import type { IncomingMessage } from "node:http"
import { type Answer, pageAnswer, readBody, redirect } from "../http/message.ts"
import { completeOnboarding } from "../objects/accounts.ts"
import { type Attempt, answerChallenge, settle } from "../objects/payments.ts"
import { answerSetupChallenge } from "../objects/saved-cards.ts"
import type { OnboardingLink } from "../state.ts"
import type { World } from "../world.ts"
import { billingPage, invoicePage } from "./billing.ts"
import { merchantOf } from "./layout.ts"
import * as notices from "./notices.ts"
import { payPage } from "./pay.ts"
import { takePayment } from "./take-payment.ts"

/** The hosted pages, where people and not programs come. */
export async function answerPage(world: World, request: IncomingMessage): Promise<Answer> {
  const { pathname } = new URL(request.url ?? "/", "http://stripe")
  const posted = request.method === "POST" ? new URLSearchParams(await readBody(request)) : undefined
  const [area = "", ...rest] = pathname.slice(1).split("/")
  const page = Object.hasOwn(areas, area) ? areas[area] : undefined
  const answer = page?.(world, rest, posted)
  if (posted) world.save()
  return answer ?? pageAnswer(404, notices.nothingHere)
}

type Page = (world: World, rest: string[], posted: URLSearchParams | undefined) => Answer | undefined
const areas: { [area: string]: Page } = {
  c: checkoutPage,
  setup: setupPage,
  receipts: receipt,
  p: billingPage,
  i: invoicePage,
}

function checkoutPage(
  world: World,
  [pay, id = "", step = ""]: string[],
  posted: URLSearchParams | undefined,
) {
  const held = Object.hasOwn(world.state.objects, id) ? world.state.objects[id] : undefined
  const checkout = world.state.checkouts[id]
  if (pay !== "pay" || !checkout || held?.object.object !== "checkout.session") return undefined
  const attempt: Attempt = { world, account: held.account, session: held.object, checkout }
  if (step === "") return posted && isOpen(attempt) ? takePayment(attempt, posted) : show(attempt)
  if (step === "authenticate") return authenticate(attempt, posted)
  return step === "settle" && posted ? settleNow(attempt, posted) : undefined
}

const isOpen = ({ session }: Attempt) => session.status === "open"

function show(attempt: Attempt) {
  const { session, checkout, world } = attempt
  const merchant = merchantOf(attempt)
  if (session.status === "expired") return pageAnswer(200, notices.expiredPage(session, merchant))
  if (checkout.pending) return pageAnswer(200, notices.settlingPage(session, merchant))
  if (session.mode === "setup" && session.status === "complete")
    return pageAnswer(200, notices.savedPage(session, merchant))
  if (session.payment_status === "paid") return pageAnswer(200, notices.paidPage(session, merchant))
  if (session.status === "complete") return pageAnswer(200, notices.failedPage(session, merchant))
  return pageAnswer(200, payPage({ session, lines: checkout.lineItems, merchant, seconds: world.seconds() }))
}

function authenticate(attempt: Attempt, posted: URLSearchParams | undefined) {
  const { session, checkout, world } = attempt
  const merchant = merchantOf(attempt)
  if (!isOpen(attempt) || !checkout.challenged) return redirect(`/c/pay/${session.id}`)
  if (!posted) return pageAnswer(200, notices.challengePage(session, merchant))
  const { payer } = checkout.challenged
  const answer = session.mode === "setup" ? answerSetupChallenge : answerChallenge
  const result = answer(attempt, posted.get("outcome") === "complete")
  if (result === "paid") return redirect(notices.successUrl(session))
  const page = { session, lines: checkout.lineItems, merchant, seconds: world.seconds() }
  const typed = { email: payer.email, billingName: payer.name }
  return pageAnswer(402, payPage({ ...page, typed, problems: { form: result.message } }))
}

function settleNow(attempt: Attempt, posted: URLSearchParams) {
  if (attempt.checkout.pending) settle(attempt, posted.get("outcome") === "succeeded")
  return redirect(`/c/pay/${attempt.session.id}`)
}

/** An Account Link works once and for minutes only; after that the platform is asked for a new one. */
function setupPage(
  world: World,
  [s, account = "", token = ""]: string[],
  posted: URLSearchParams | undefined,
) {
  const link: OnboardingLink | undefined = Object.hasOwn(world.state.links, token)
    ? world.state.links[token]
    : undefined
  const held = world.state.objects[account]?.object
  if (s !== "s" || link?.account !== account || held?.object !== "account") return undefined
  if (link.used || link.expiresAt <= world.seconds()) return redirect(link.refreshUrl)
  if (!posted)
    return pageAnswer(200, notices.onboardingPage(held, `/setup/s/${account}/${token}`, link.returnUrl))
  link.used = true
  completeOnboarding(world, held)
  return redirect(link.returnUrl)
}

function receipt(world: World, [id = ""]: string[]) {
  const held = Object.hasOwn(world.state.objects, id) ? world.state.objects[id] : undefined
  if (held?.object.object !== "charge") return undefined
  return pageAnswer(200, notices.receiptPage(held.object, merchantOf({ world, account: held.account })))
}
