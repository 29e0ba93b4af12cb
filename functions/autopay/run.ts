import { contactMay } from "../../shared/access.ts"
import type { Autopay, StopReason } from "../../shared/autopay.ts"
import { dateIn } from "../../shared/dates.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { invoices } from "../invoices/store.ts"
import { log } from "../log.ts"
import type { PayerCtx } from "../payments/chosen.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { forgetCard } from "../stripe/saved-cards.ts"
import { takesCards } from "../tenants/cards.ts"
import { getTenant } from "../tenants/store.ts"
import { visibilityOf } from "../tenants/visibility.ts"
import { chargeAll, followCharges } from "./charge.ts"
import { autopayEvent, chargeFacts } from "./events.ts"
import { endsSoon, leaving, leftBecause, planned, untold, withCharge } from "./rules.ts"
import { stop } from "./stop.ts"
import { autopays } from "./store.ts"

export type Running = { ctx: PayerCtx; today: string }

type Standing = Running | { stop: StopReason } | "waits"

/** For whom it runs; or why it ends; or that the company hides paying now, which may change back. */
async function standingOf(ctx: Ctx, { customerId, contactId, currency, stripe }: Autopay): Promise<Standing> {
  const [tenant, customer, contact] = await Promise.all([
    getTenant(ctx),
    customers.get(ctx, customerId, customerId),
    contacts.find(ctx, contactId, customerId),
  ])
  if (contact?.state !== "active" || !contactMay(contact.role, "portal.pay")) return { stop: "payer_left" }
  if (tenant.stripe?.accountId !== stripe.accountId) return { stop: "account_changed" }
  const { onlinePayment, invoices: shown } = visibilityOf({ tenant, customer })
  if (!onlinePayment || !shown || !tenant.portal.enabled || !takesCards(tenant, currency)) return "waits"
  return { ctx: { ...ctx, tenant, customer, customerId, contact }, today: dateIn(tenant.timeZone, ctx.now) }
}

/** One notice a commit: what is told of and that it was told stand in the books together. */
async function tellOfOne({ ctx, today }: Running, currency: string): Promise<boolean> {
  const autopay = await autopays.get(ctx, currency, ctx.customerId)
  if (autopay.state !== "on") return false
  const open = await invoices.listed(ctx, ctx.customerId, "open")
  const [invoice] = untold(autopay, open, { today, now: ctx.now })
  if (!invoice) return false
  const charge = planned(autopay, invoice, today)
  const because = leftBecause(autopay, charge.amount)
  const changed = next(autopay, because ? leaving(autopay, charge) : withCharge(autopay, charge))
  const facts = { ...chargeFacts(charge), ...(because && { reason: because }) }
  const type = because ? "autopay.left" : "autopay.planned"
  await commit(ctx, autopays.replace(ctx, changed), autopayEvent(ctx, type, changed, facts))
  return true
}

const tellOfExpiry = ({ ctx, today }: Running, currency: string) =>
  withFreshReads(async () => {
    const autopay = await autopays.get(ctx, currency, ctx.customerId)
    if (autopay.state !== "on" || autopay.expiryTold || !autopay.card || !endsSoon(autopay.card, today))
      return
    const told = next(autopay, { expiryTold: true })
    await commit(ctx, autopays.replace(ctx, told), autopayEvent(ctx, "autopay.cardEnding", told))
  })

/** Before it is turned on again, so that the card of an old consent is not left behind. */
const forget = (ctx: Ctx, { id, customerId }: Autopay) =>
  withFreshReads(async () => {
    const autopay = await autopays.get(ctx, id, customerId)
    const { accountId, paymentMethodId, ...stripe } = autopay.stripe
    if (autopay.state !== "off" || !paymentMethodId) return
    await forgetCard(accountId, paymentMethodId)
    await commit(ctx, autopays.replace(ctx, next(autopay, { stripe: { accountId, ...stripe } })))
  })

async function runOne(ctx: Ctx, autopay: Autopay) {
  if (autopay.state === "off") return forget(ctx, autopay)
  if (autopay.state !== "on") return
  const standing = await standingOf(ctx, autopay)
  if (standing === "waits") return
  if ("stop" in standing) return stop(ctx, autopay, standing.stop)
  const { currency } = autopay
  await followCharges(standing, currency)
  while (await withFreshReads(() => tellOfOne(standing, currency)));
  await tellOfExpiry(standing, currency)
  await chargeAll(standing, currency)
}

/** By the clock: tells of charges, makes those whose day has come, and follows how they ended. */
export async function runAutopay(ctx: Ctx) {
  let failures = 0
  for (const autopay of await autopays.whole(ctx))
    try {
      await runOne(ctx, autopay)
    } catch (error) {
      failures += 1
      const { tenantId, requestId } = ctx
      const { customerId, currency } = autopay
      log("error", { message: "autopay failed", tenantId, requestId, customerId, currency, error })
    }
  if (failures > 0) throw new Error(`${failures} customers' autopay failed; see the log`)
}
