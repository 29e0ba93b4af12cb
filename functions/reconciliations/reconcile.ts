import type Stripe from "stripe"
import { addSeconds } from "../../shared/dates.ts"
import { newId } from "../../shared/ids.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Drift, Reconciliation } from "../../shared/reconciliations.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { log } from "../log.ts"
import { followIntent } from "../payments/follow.ts"
import { payments } from "../payments/store.ts"
import { commit } from "../store/entity.ts"
import { intentsSince, intentsWithMoneyBackSince } from "../stripe/lists.ts"
import { findIntent } from "../stripe/money-back.ts"
import { aboutOf } from "../stripe/news.ts"
import { getTenant } from "../tenants/store.ts"
import { driftOf, isExtra } from "./compare.ts"
import { reconciliations } from "./store.ts"

/** As many as a run of half a minute reads. */
const intentsMax = 2000
const driftsMax = 100
const batch = 100

type Run = { ctx: Ctx; accountId: string; since: string; found: Found }
type Found = Pick<Reconciliation, "payments" | "moneyBack" | "healed" | "complete"> & { drifts: Drift[] }

/** Other things that a company sells by its account are nothing of ours. */
function isOurs({ ctx }: Run, intent: Stripe.PaymentIntent) {
  const about = aboutOf(intent.metadata)
  return about?.tenantId === ctx.tenantId ? about : undefined
}

const bookedFor = ({ ctx }: Run, intent: Stripe.PaymentIntent): Promise<Payment | undefined> => {
  const about = aboutOf(intent.metadata)
  return about ? payments.find(ctx, about.paymentId, about.customerId) : Promise.resolve(undefined)
}

/** Books what is missing by the same path that news take, so that whatever else tells of it books nothing twice. */
async function heal(run: Run, intent: Stripe.PaymentIntent) {
  const { ctx, accountId, found } = run
  const before = await bookedFor(run, intent)
  await followIntent(ctx, intent.id, accountId)
  const after = await bookedFor(run, intent)
  if (after && after.version !== before?.version) found.healed += 1
  return driftOf(intent, after, accountId)
}

async function comparePayments(run: Run): Promise<Set<string>> {
  const { accountId, since, found } = run
  const listed = new Set<string>()
  for await (const intent of intentsSince(accountId, since)) {
    found.complete &&= found.payments < intentsMax
    if (!found.complete) break
    if (!isOurs(run, intent)) continue
    listed.add(intent.id)
    found.payments += 1
    const drift = driftOf(intent, await bookedFor(run, intent), accountId)
    const left = drift?.kind === "missing" ? await heal(run, intent) : drift
    if (left) found.drifts.push(left)
  }
  return listed
}

async function compareMoneyBack(run: Run) {
  const { accountId, since, found } = run
  const seen = new Set<string>()
  for await (const intentId of intentsWithMoneyBackSince(accountId, since)) {
    if (seen.has(intentId)) continue
    seen.add(intentId)
    const intent = await findIntent(accountId, intentId)
    if (!intent || !isOurs(run, intent)) continue
    found.moneyBack += 1
    await heal(run, intent)
  }
}

/** What is booked since then and not in Stripe's list may be in it under an earlier day; then it is asked for by id. */
async function compareBooked(run: Run, listed: ReadonlySet<string>) {
  const { ctx, accountId, since, found } = run
  let after: string | undefined
  do {
    const { items, next } = await payments.all(ctx, { after, limit: batch })
    for (const payment of items.filter((each) => isExtra(each, accountId, listed))) {
      const intentId = payment.stripe?.paymentIntentId ?? ""
      const intent = await findIntent(accountId, intentId)
      const about = { accountId, intentId, paymentId: payment.id, booked: payment.amount }
      const drift: Drift | undefined = intent
        ? driftOf(intent, payment, accountId)
        : { kind: "extra", ...about }
      if (drift) found.drifts.push(drift)
    }
    after = items.every(({ createdAt }) => createdAt > since) ? (next ?? undefined) : undefined
  } while (after)
}

/** Somebody has to look at what stays different; what was only missing is booked, and said to have been. */
function tell(ctx: Ctx, { id, healed, drifts }: Reconciliation) {
  if (healed === 0 && drifts.length === 0) return []
  return [event(ctx, "reconciliation.differed", { subjectId: id, facts: { healed, count: drifts.length } })]
}

/**
 * Compares what Stripe has of each of the company's accounts since `since` with what is booked (R43). Run again, it
 * finds nothing new to book. Disputes and refunds are compared whatever the age of their payment.
 */
export async function reconcileAccounts(ctx: Ctx, since: string): Promise<Reconciliation | undefined> {
  const { stripe, formerStripe = [] } = await getTenant(ctx)
  const accounts = [...(stripe ? [stripe.accountId] : []), ...formerStripe]
  if (accounts.length === 0) return undefined
  const found: Found = { payments: 0, moneyBack: 0, healed: 0, complete: true, drifts: [] }
  for (const accountId of accounts) {
    const run = { ctx, accountId, since, found }
    const listed = await comparePayments(run)
    await compareMoneyBack(run)
    if (found.complete) await compareBooked(run, listed)
  }
  const id = newId("rec", ctx.now)
  const row = {
    ...found,
    drifts: found.drifts.slice(0, driftsMax),
    id,
    version: 1,
    since,
    createdAt: ctx.now,
  }
  await commit(ctx, reconciliations.insert(ctx, row), ...tell(ctx, row))
  const { tenantId, requestId } = ctx
  const drifts = found.drifts.length
  if (drifts > 0)
    log("error", {
      message: "Stripe differs from what is booked",
      alarm: "payment_drift",
      tenantId,
      requestId,
      drifts,
    })
  return row
}

const nightlyDays = 10

/** Longer than Stripe goes on sending what we did not take, which is three days. */
export async function reconcileNightly(ctx: Ctx) {
  await reconcileAccounts(ctx, addSeconds(ctx.now, -nightlyDays * 86_400))
}
