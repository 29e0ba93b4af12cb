import type Stripe from "stripe"
import { expect } from "vitest"
import { Posting } from "../../../functions/ledger/posting.ts"
import { owedKey, shards } from "../../../functions/store/keys.ts"
import { all } from "../../../infra/local/stripe/state.ts"
import { amountDue } from "../../../shared/invoice-state.ts"
import { Invoice } from "../../../shared/invoices.ts"
import { Payment } from "../../../shared/payments.ts"
import { customerId, otherTenantId, tenantId } from "./company.ts"
import type { rowsInMemory } from "./rows.ts"
import { held, paidIntents, type StripeInside } from "./stripe-inside.ts"

/** What the books say, and what must hold of them (security.md, 7.5). */

type Rows = ReturnType<typeof rowsInMemory>
const customerKey = `T#${tenantId}#C#${customerId}`
export const postingsIn = (rows: Rows) => rows.peek(`${customerKey}#ledger`).map((row) => Posting.parse(row))
export const paymentsIn = (rows: Rows) => rows.peek(customerKey, "payment#").map((row) => Payment.parse(row))
const invoicesIn = (rows: Rows) => rows.peek(customerKey, "invoice#").map((row) => Invoice.parse(row))

const foldBy = <T>(all: T[], keyed: (each: T) => [string, number]) => {
  const sums = new Map<string, number>()
  for (const [key, minor] of all.map(keyed)) sums.set(key, (sums.get(key) ?? 0) + minor)
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0).sort())
}

type Entry = Posting["entries"][number] & Pick<Posting, "currency" | "on" | "movement">
const entriesOf = (postings: Posting[]): Entry[] =>
  postings.flatMap(({ entries, currency, on, movement }) =>
    entries.map((entry) => ({ ...entry, currency, on, movement })),
  )

function sumsIn(rows: Rows) {
  const months = rows
    .peek(`${customerKey}#balances`)
    .flatMap(({ pk: _, sk, ...sums }) =>
      Object.entries(sums).map(([account, minor]) => [`${sk} ${account}`, Number(minor)] as [string, number]),
    )
  const owed = shards
    .flatMap((shard) => rows.peek(owedKey(tenantId, shard)))
    .flatMap(({ pk: _, sk: __, ...sums }) => Object.entries(sums) as [string, number][])
  return { months: foldBy(months, (each) => each), owed: foldBy(owed, (each) => each) }
}

/** I1, I2, I4 to I8: whatever is still under way. */
export function checkBooks(rows: Rows, inside: StripeInside, accountId: string) {
  const postings = postingsIn(rows)
  const entries = entriesOf(postings)
  for (const { movement, entries: each } of postings)
    expect([movement, each.reduce((sum, { minor }) => sum + minor, 0)], "I1").toEqual([movement, 0])
  const movements = postings.map(({ movement }) => movement)
  expect(new Set(movements).size, "I3: no movement is posted twice").toBe(movements.length)
  const folded = foldBy(entries, ({ currency, on, account, minor }) => [
    `${currency}#${on.slice(0, 7)} ${account}`,
    minor,
  ])
  const receivable = entries.filter(({ account }) => account === "receivable")
  const owed = foldBy(receivable, ({ currency, minor }) => [currency, minor])
  expect(sumsIn(rows), "I2").toEqual({ months: folded, owed })
  const amounts = new Map(paidIntents(inside, accountId).map((intent) => [intent.id, intent]))
  const known = new Set(
    [...all(inside.world.state, accountId, "refund"), ...all(inside.world.state, accountId, "dispute")].map(
      ({ id }) => id,
    ),
  )
  for (const { movement, minor, account } of entries.filter((each) => each.account === "stripe")) {
    const intent = amounts.get(movement)
    const isReal = intent ? minor === intent.amount_received : known.has(movement.split(":")[1] ?? "")
    expect([account, movement, isReal], "I4: nothing that Stripe does not know").toEqual([
      account,
      movement,
      true,
    ])
  }
  for (const invoice of invoicesIn(rows)) {
    const mine = receivable.filter(({ invoiceId }) => invoiceId === invoice.id)
    const left = mine.reduce((sum, { minor }) => sum + minor, 0)
    expect([invoice.id, left], "I6").toEqual([invoice.id, amountDue(invoice).minor])
  }
  for (const payment of paymentsIn(rows)) checkPayment(payment, postings)
  expect(rows.peek(`T#${otherTenantId}#C#${customerId}#ledger`), "I7").toEqual([])
}

function checkPayment(
  { id, state, amount, allocations, excess, refunds = [] }: Payment,
  postings: Posting[],
) {
  const settled = allocations.reduce((sum, part) => sum + part.amount.minor, 0)
  if (state === "succeeded")
    expect([id, settled + (excess?.minor ?? 0)], "I5: all of it, and no more, is spread").toEqual([
      id,
      amount.minor,
    ])
  const taken = refunds.filter(({ taken, returned }) => taken && !returned)
  const back = taken.reduce((sum, refund) => sum + refund.amount.minor, 0)
  expect(back, "I8").toBeLessThanOrEqual(amount.minor)
  const mine = postings.filter(({ documentId, kind }) => documentId === id && kind === "payment")
  expect([id, mine.length], "one payment, one posting").toEqual([id, state === "succeeded" ? 1 : 0])
}

const isPosted = (postings: Posting[], movement: string) =>
  postings.some((each) => each.movement === movement)

/** I3 and I12, once the faults have stopped: the books are what Stripe has, and nothing waits for anything. */
export function checkConverged(rows: Rows, inside: StripeInside, accountId: string) {
  checkBooks(rows, inside, accountId)
  const postings = postingsIn(rows)
  const missing = paidIntents(inside, accountId).filter(
    ({ id }: Stripe.PaymentIntent) => !isPosted(postings, id),
  )
  expect(
    missing.map(({ id }) => id),
    "I3: each movement is posted",
  ).toEqual([])
  const booked = foldBy(
    entriesOf(postings).filter(({ account }) => account === "stripe"),
    ({ currency, minor }) => [currency, minor],
  )
  const there = foldBy([...held(inside, accountId)], (each) => each)
  expect(booked, "I12: drift").toEqual(there)
  const waiting = paymentsIn(rows).filter(({ state }) => state === "started" || state === "processing")
  expect(
    waiting.map(({ id, state }) => [id, state]),
    "I12: nothing is under way",
  ).toEqual([])
  const leased = invoicesIn(rows).filter(({ processing }) => processing)
  expect(
    leased.map(({ id, processing }) => [id, processing]),
    "I12: no invoice is held",
  ).toEqual([])
}
