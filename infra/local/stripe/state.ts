import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type Stripe from "stripe"
import { missing } from "./http/problem.ts"
import type { Card } from "./objects/cards.ts"

export type Kinds = {
  account: Stripe.Account
  "checkout.session": Stripe.Checkout.Session
  payment_intent: Stripe.PaymentIntent
  setup_intent: Stripe.SetupIntent
  payment_method: Stripe.PaymentMethod
  charge: Stripe.Charge
  refund: Stripe.Refund
  balance_transaction: Stripe.BalanceTransaction
  dispute: Stripe.Dispute
  customer: Stripe.Customer
  price: Stripe.Price
  subscription: Stripe.Subscription
  invoice: Stripe.Invoice
}
export type Kind = keyof Kinds
export type AnyObject = Kinds[Kind]

/** What Stripe knows about a Checkout Session and never puts on the API object. */
export type Checkout = {
  url: string
  lineItems: Stripe.LineItem[]
  intent: { description?: string; metadata?: Record<string, string>; receipt_email?: string; fee?: number }
  challenged?: { payer: { email: string; name: string }; card: Card }
  pending?: { at: number; succeeds: boolean }
  /** What a session in `setup` mode says of the card it saves. */
  setup?: { description?: string; metadata?: Record<string, string> }
  /** What a session in `subscription` mode sells. */
  subscription?: { price: string; trialDays: number | undefined; metadata: Record<string, string> }
}

/** `at` is the cloud's time; `status` is missing when nothing answered. */
export type Delivery = { at: string; status?: number; error?: string; milliseconds: number }
export type SentEvent = {
  event: Stripe.EventBase
  endpoint: "connect" | "platform"
  state: "waiting" | "delivered" | "failed" | "dropped"
  deliveries: Delivery[]
}

export type Stored = { status: number; body: unknown; fingerprint: string; at: number; requestId: string }
export type OnboardingLink = {
  account: string
  returnUrl: string
  refreshUrl: string
  expiresAt: number
  used?: boolean
}

export type State = {
  apiKey: string
  platform: string
  objects: Record<string, { account: string; object: AnyObject }>
  checkouts: Record<string, Checkout>
  links: Record<string, OnboardingLink>
  /** Refunds the bank will send back, with the second they do. */
  failingRefunds: Record<string, number>
  /** The last four digits of what each of the platform's customers pays with. */
  cards: Record<string, string>
  /** What saved cards do when they are charged, by payment method. */
  savedCards: Record<string, Card>
  /** Subscriptions whose customers were told that the trial ends. */
  trialsNoticed: string[]
  /** Customer portals that are open, by the secret part of their address. */
  portals: Record<string, { customer: string; returnUrl: string }>
  events: SentEvent[]
  answers: Record<string, Stored>
}

export const newId = (prefix: string, length = 24) =>
  `${prefix}_${randomBytes(length * 2)
    .toString("base64")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, length)}`

const freshState = (): State => ({
  apiKey: newId("sk_test", 40),
  platform: newId("acct", 16),
  objects: {},
  checkouts: {},
  links: {},
  failingRefunds: {},
  cards: {},
  savedCards: {},
  trialsNoticed: [],
  portals: {},
  events: [],
  answers: {},
})

/** State in memory, written to `folder` shortly after each change so that it survives a restart. */
export function openState(folder?: string) {
  const file = folder && join(folder, "stripe.json")
  if (folder) mkdirSync(folder, { recursive: true })
  const state = { ...freshState(), ...(file && read(file)) }
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (!file) return
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  }
  const save = () => {
    if (file) timer ??= setTimeout(flush, 20)
  }
  return { state, save, flush }
}

function read(file: string): State | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as State
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}

export function put<O extends AnyObject>(state: State, account: string, object: O): O {
  state.objects[object.id] = { account, object }
  return object
}

/** Newest first, of one account only. */
export function all<K extends Kind>(state: State, account: string, kind: K): Kinds[K][] {
  const mine = Object.values(state.objects).filter(
    (held) => held.account === account && held.object.object === kind,
  )
  return mine.map((held) => held.object as Kinds[K]).reverse()
}

/** Another account's object does not exist. */
export function get<K extends Kind>(
  state: State,
  account: string,
  kind: K,
  id: string,
  param?: string,
): Kinds[K] {
  const held = Object.hasOwn(state.objects, id) ? state.objects[id] : undefined
  if (held?.account !== account || held.object.object !== kind) throw missing(kind, id, param)
  return held.object as Kinds[K]
}
