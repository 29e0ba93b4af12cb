import type { IncomingMessage } from "node:http"
import Stripe from "stripe"
import { startApi } from "../../../infra/local/stripe/api/api.ts"
import { catchUp } from "../../../infra/local/stripe/clock.ts"
import { startFaults } from "../../../infra/local/stripe/faults.ts"
import { takePayment } from "../../../infra/local/stripe/pages/take-payment.ts"
import { all, get, newId, openState, put } from "../../../infra/local/stripe/state.ts"
import { newEvent } from "../../../infra/local/stripe/webhooks.ts"
import type { World } from "../../../infra/local/stripe/world.ts"
import type { passage } from "./strikes.ts"

/** Gives the SDK the stand-in's answers without a socket between them. */
class Inside extends Stripe.HttpClient {
  readonly #ask: (request: IncomingMessage) => Promise<Answered>
  constructor(ask: (request: IncomingMessage) => Promise<Answered>) {
    super()
    this.#ask = ask
  }
  override getClientName() {
    return "inside"
  }
  override async makeRequest(
    ...[, , path, method, headers, body]: Parameters<Stripe.HttpClient["makeRequest"]>
  ) {
    const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
    const parts = async function* () {
      if (body) yield Buffer.from(body as string)
    }
    const request = { url: path, method, headers: Object.fromEntries(names), [Symbol.asyncIterator]: parts }
    const answer = await this.#ask(request as unknown as IncomingMessage)
    return new InsideResponse(answer) as never
  }
}
type Answered = { status: number; headers?: Record<string, string>; body: string }

class InsideResponse extends Stripe.HttpClientResponse {
  readonly #body: string
  constructor({ status, headers = {}, body }: Answered) {
    super(status, headers)
    this.#body = body
  }
  override getRawResponse() {
    return {}
  }
  override toJSON() {
    return Promise.resolve(JSON.parse(this.#body))
  }
}

const problem = (status: number, type: string): Answered => ({
  status,
  body: JSON.stringify({ error: { type, message: "struck" } }),
})

/** The stand-in of one history, and the company's SDK client for it. */
export function stripeInside({ pass }: ReturnType<typeof passage>) {
  const { state } = openState()
  const told: Stripe.Event[] = []
  const world: World = {
    state,
    seconds: () => Math.floor(Date.now() / 1000),
    pagesUrl: "http://stripe.test",
    publish(account, type, object, previous) {
      const happening = { account, type, object, ...(previous && { previous }) }
      told.push(newEvent(state, Date.now(), happening).event as Stripe.Event)
    },
    save: () => undefined,
  }
  const api = startApi(world, startFaults([]))
  const ask = (request: IncomingMessage) =>
    pass<Answered>({
      kind: "stripe",
      run: () => {
        catchUp(world)
        return api(request)
      },
      failing: ({ how, when }) =>
        how === "throttle"
          ? problem(429, "rate_limit_error")
          : problem(when === "before" ? 500 : 504, "api_error"),
    })
  const client = new Stripe(state.apiKey, {
    httpClient: new Inside(ask),
    maxNetworkRetries: 0,
    telemetry: false,
  })
  return { client, world, told }
}
export type StripeInside = ReturnType<typeof stripeInside>

export function newAccount({ world }: StripeInside) {
  const id = newId("acct", 16)
  const account = { id, object: "account", country: "AE", charges_enabled: true } as Stripe.Account
  put(world.state, world.state.platform, account)
  return id
}

const cards = {
  good: "4242424242424242",
  declined: "4000000000000002",
  disputes: "4000000000000259",
  failsRefunds: "4000000000005126",
  debit: "",
  debitFails: "",
}
export type How = keyof typeof cards

/** Somebody fills the page in, if it is still open. */
export function payAtPage({ world }: StripeInside, sessionId: string, how: How) {
  catchUp(world)
  const held = world.state.objects[sessionId]
  const checkout = world.state.checkouts[sessionId]
  if (!checkout || held?.object.object !== "checkout.session" || held.object.status !== "open") return
  const methods = { debit: "bank_debit", debitFails: "bank_debit_failing" }
  const form = new URLSearchParams({
    method: how in methods ? methods[how as keyof typeof methods] : "card",
    cardNumber: cards[how],
    cardExpiry: "12 / 34",
    cardCvc: "123",
    billingName: "Carla Contact",
  })
  takePayment({ world, account: held.account, session: held.object, checkout }, form)
}

export const paidIntents = ({ world }: StripeInside, account: string) =>
  all(world.state, account, "payment_intent")
    .filter(({ status }) => status === "succeeded")
    .reverse()

/** What Stripe's balance has of these payments: what came in less what went back, fees left out. */
export function held(inside: StripeInside, account: string) {
  const { state } = inside.world
  const sums = new Map<string, number>()
  const add = (currency: string, minor: number) =>
    sums.set(currency.toUpperCase(), (sums.get(currency.toUpperCase()) ?? 0) + minor)
  for (const intent of paidIntents(inside, account)) add(intent.currency, intent.amount_received)
  for (const refund of all(state, account, "refund"))
    if (refund.status !== "failed") add(refund.currency, -refund.amount)
  for (const dispute of all(state, account, "dispute"))
    for (const { amount } of dispute.balance_transactions) add(dispute.currency, amount)
  return sums
}
export { all, get }
