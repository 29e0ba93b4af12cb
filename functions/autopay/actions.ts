import type { Autopay, AutopayConsent, AutopayPage, OfCurrency, StartAutopay } from "../../shared/autopay.ts"
import { consentText } from "../../shared/autopay-consent.ts"
import { AppError, conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { localeOf } from "../../shared/languages.ts"
import { format, type Money } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import type { ContactCtx, StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { log } from "../log.ts"
import { accountOf, requirePaying } from "../payments/chosen.ts"
import { amountOnAccount } from "../payments/on-account.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { refusalOf } from "../stripe/checkout.ts"
import { openSetup } from "../stripe/saved-cards.ts"
import { autopayEvent } from "./events.ts"
import { keepCard } from "./follow.ts"
import { stop } from "./stop.ts"
import { autopayConsents, autopays } from "./store.ts"
import { pageOf } from "./views.ts"

type Agreed = { limit: Money; daysBefore: number }

function consentOf(ctx: ContactCtx, { limit, daysBefore }: Agreed): AutopayConsent {
  const { contact, customer, tenant, customerId } = ctx
  const { language } = contact
  const named = (of: { name: string; nameArabic?: string | undefined }) =>
    (language === "ar" && of.nameArabic) || of.name
  const shown = format(limit, localeOf[language])
  return {
    id: newId("cns", ctx.now),
    version: 1,
    customerId,
    currency: limit.currency,
    contactId: contact.id,
    name: contact.name,
    email: contact.email,
    ip: ctx.ip,
    at: ctx.now,
    language,
    text: consentText[language]({
      company: named(tenant),
      customer: named(customer),
      limit: shown,
      daysBefore,
    }),
    limit,
    daysBefore,
  }
}

const autopayOf = (consent: AutopayConsent, accountId: string): Autopay => ({
  id: consent.currency,
  version: 1,
  customerId: consent.customerId,
  currency: consent.currency,
  contactId: consent.contactId,
  contactName: consent.name,
  consentId: consent.id,
  limit: consent.limit,
  daysBefore: consent.daysBefore,
  state: "saving",
  stripe: { accountId },
  charges: [],
  left: [],
  changedAt: consent.at,
})

/** Keeps what was agreed to, word for word, before anything is asked of Stripe. */
async function agree(ctx: ContactCtx, agreed: Agreed): Promise<Autopay> {
  const accountId = accountOf(ctx, agreed.limit.currency)
  const before = await autopays.find(ctx, agreed.limit.currency, ctx.customerId)
  if (before?.state === "on") throw conflict("autopay_on")
  // The card before is still to be forgotten: the clock does so within the hour.
  if (before?.stripe.paymentMethodId) throw conflict("autopay_ending")
  const consent = consentOf(ctx, agreed)
  const fresh = autopayOf(consent, accountId)
  const autopay = before ? { ...fresh, version: before.version + 1 } : fresh
  await commit(
    ctx,
    autopayConsents.insert(ctx, consent),
    before ? autopays.replace(ctx, autopay) : autopays.insert(ctx, autopay),
    autopayEvent(ctx, "autopay.agreed", autopay, { consent: consent.id, text: consent.text }),
  )
  return autopay
}

/**
 * Agrees to autopay in one currency, and answers the address of Stripe's page where the card is given. It is on once
 * Stripe says that the card is saved. Throws `conflict` (autopay_on) where it is on already, whoever turned it on.
 */
export async function startAutopay(ctx: ContactCtx, { currency, limit: typed, daysBefore }: StartAutopay) {
  requirePaying(ctx)
  const limit = limitOf(typed, currency)
  const autopay = await withFreshReads(() => agree(ctx, { limit, daysBefore: Number(daysBefore) }))
  const { url, ...page } = await openSetup(ctx.tenant, autopay, ctx.contact).catch(notOpened(ctx))
  await commit(ctx, autopays.replace(ctx, next(autopay, { stripe: { ...autopay.stripe, ...page } })))
  return { url }
}

/** Nothing is on, and agreeing once more starts afresh. */
const notOpened =
  ({ tenantId, requestId, customerId }: ContactCtx) =>
  (error: unknown) => {
    log("error", { message: "card page not opened", tenantId, requestId, customerId, error })
    throw conflict(refusalOf(error))
  }

function limitOf(typed: string, currency: OfCurrency["currency"]) {
  try {
    return amountOnAccount(typed, currency)
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields?.amount) throw error
    throw invalid({ limit: error.fields.amount })
  }
}

/** Who comes back from Stripe's page need not wait for Stripe's message. */
export async function finishAutopay(ctx: ContactCtx, { currency }: OfCurrency): Promise<AutopayPage> {
  await keepCard(ctx, ctx.customerId, currency)
  return pageOf(ctx, ctx.customer, ctx.tenant)
}

export async function stopOwn(ctx: ContactCtx, { currency }: OfCurrency): Promise<AutopayPage> {
  await stop(ctx, { customerId: ctx.customerId, currency }, "by_contact")
  return pageOf(ctx, ctx.customer, ctx.tenant)
}

export async function stopForCustomer(ctx: StaffCtx, asked: OfCurrency & { customerId: string }) {
  await stop(ctx, asked, "by_staff")
  return pageOf(ctx, await customers.get(ctx, asked.customerId, asked.customerId), ctx.tenant)
}

export const getOwn = (ctx: ContactCtx) => {
  requirePaying(ctx)
  return pageOf(ctx, ctx.customer, ctx.tenant)
}

export const getForCustomer = async (ctx: StaffCtx, { customerId }: { customerId: string }) =>
  pageOf(ctx, await customers.get(ctx, customerId, customerId), ctx.tenant)
