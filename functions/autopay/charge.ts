import type { Autopay, PlannedCharge } from "../../shared/autopay.ts"
import { next } from "../../shared/stored.ts"
import { invoices } from "../invoices/store.ts"
import { reconcile } from "../payments/reconcile.ts"
import { quote } from "../payments/rules.ts"
import { settle } from "../payments/settle.ts"
import { begin } from "../payments/start.ts"
import { payments } from "../payments/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { chargeCard } from "../stripe/saved-cards.ts"
import { autopayEvent, chargeFacts } from "./events.ts"
import { after, isDue, leaving, planned, verdictOn, withCharge, withoutCharge } from "./rules.ts"
import type { Running } from "./run.ts"
import { autopays } from "./store.ts"

/** What one charge comes to by what its payment became, with what is told of it, in one commit. */
async function followOne({ ctx, today }: Running, autopay: Autopay, charge: PlannedCharge) {
  const known = await payments.get(ctx, charge.paymentId ?? "", ctx.customerId)
  const end = after(charge, await reconcile(ctx, known), today)
  if (end.what === "wait") return
  const facts = chargeFacts(charge)
  const { paymentId: _, ...untried } = charge
  const save = (changed: Autopay, ...told: Parameters<typeof autopayEvent>[]) =>
    commit(ctx, autopays.replace(ctx, changed), ...told.map((each) => autopayEvent(...each)))
  if (end.what === "paid") return save(next(autopay, withoutCharge(autopay, charge)))
  if (end.what === "again") return save(next(autopay, withCharge(autopay, untried)))
  if (end.what === "retry") {
    const changed = next(autopay, withCharge(autopay, end.charge))
    return save(changed, [ctx, "autopay.declined", changed, { ...facts, on: end.charge.on }])
  }
  if (end.what === "left") {
    const changed = next(autopay, leaving(autopay, charge))
    return save(changed, [ctx, "autopay.left", changed, { ...facts, reason: end.because }])
  }
  const off = next(autopay, { state: "off", stopped: end.because, charges: [], changedAt: ctx.now })
  return save(off, [ctx, "autopay.stopped", off, { ...facts, reason: end.because }])
}

/** Each that was begun, however the run that began it ended. */
export async function followCharges(running: Running, currency: string) {
  const { ctx } = running
  const { charges } = await autopays.get(ctx, currency, ctx.customerId)
  for (const { invoiceId } of charges.filter(({ paymentId }) => paymentId))
    await withFreshReads(async () => {
      const autopay = await autopays.get(ctx, currency, ctx.customerId)
      const charge = autopay.charges.find((each) => each.invoiceId === invoiceId)
      if (autopay.state === "on" && charge?.paymentId) await followOne(running, autopay, charge)
    })
}

/** The payment that is to be charged now, kept with its invoice's lease before Stripe is asked; else what is told. */
async function beginOne({ ctx, today }: Running, currency: string, invoiceId: string) {
  const autopay = await autopays.get(ctx, currency, ctx.customerId)
  const charge = autopay.charges.find((each) => each.invoiceId === invoiceId)
  if (autopay.state !== "on" || !charge || !isDue(charge, today)) return undefined
  const invoice = await invoices.find(ctx, invoiceId, ctx.customerId)
  const verdict = verdictOn(autopay, charge, invoice, ctx.now)
  if (verdict === "wait") return undefined
  if (verdict === "charge" && invoice) return beginPayment(ctx, autopay, charge, invoice)
  const again = invoice && { ...planned(autopay, invoice, today), declines: charge.declines }
  if (verdict === "tellAgain" && again) {
    const changed = next(autopay, withCharge(autopay, again))
    await commit(
      ctx,
      autopays.replace(ctx, changed),
      autopayEvent(ctx, "autopay.planned", changed, chargeFacts(again)),
    )
  } else if (verdict === "drop")
    await commit(ctx, autopays.replace(ctx, next(autopay, withoutCharge(autopay, charge))))
  else {
    const changed = next(autopay, leaving(autopay, charge))
    const facts = { ...chargeFacts(again ?? charge), reason: verdict }
    await commit(ctx, autopays.replace(ctx, changed), autopayEvent(ctx, "autopay.left", changed, facts))
  }
  return undefined
}

async function beginPayment(
  ctx: Running["ctx"],
  autopay: Autopay,
  charge: PlannedCharge,
  invoice: Parameters<typeof quote>[0][number],
) {
  const { accountId, customerId = "", paymentMethodId = "" } = autopay.stripe
  const place = { accountId, saved: { customerId, paymentMethodId } }
  return begin(ctx, [invoice], quote([invoice]), place, (paymentId) => [
    autopays.replace(ctx, next(autopay, withCharge(autopay, { ...charge, paymentId }))),
  ])
}

/**
 * Charges what is due: the payment and its key are in the books first, and what Stripe answers goes the way of every
 * payment. Should this run end anywhere in between, the next one asks Stripe what became of it.
 */
export async function chargeAll(running: Running, currency: string) {
  const { ctx, today } = running
  const { charges } = await autopays.get(ctx, currency, ctx.customerId)
  for (const { invoiceId } of charges.filter((charge) => isDue(charge, today))) {
    const payment = await withFreshReads(() => beginOne(running, currency, invoiceId))
    if (!payment) continue
    const news = await chargeCard({ payment, tenantId: ctx.tenantId, at: ctx.now })
    if (news) await settle(ctx, news, payment.stripe?.accountId ?? "")
  }
  await followCharges(running, currency)
}
