import * as z from "zod"
import { CalendarDate, Currency, Instant, Language, line, Money } from "./fields.ts"
import { Stored } from "./stored.ts"

/** Invoices that are paid by themselves: from a card that a contact saved for it, within a limit. */

/** What somebody agreed to, word for word. Written once and never changed. */
export const AutopayConsent = Stored.extend({
  customerId: z.string(),
  currency: Currency,
  contactId: z.string(),
  name: z.string(),
  email: z.string(),
  ip: z.string().optional(),
  at: Instant,
  language: Language,
  text: z.string(),
  limit: Money,
  daysBefore: z.int(),
})
export type AutopayConsent = z.infer<typeof AutopayConsent>

/** One invoice that will be paid, or is being: told before, tried on a day. */
export const PlannedCharge = z.object({
  invoiceId: z.string(),
  number: z.string(),
  /** What was told: more than this is never taken without being told again. */
  amount: Money,
  on: CalendarDate,
  /** How often the card was asked in vain. */
  declines: z.int(),
  /** The payment that is tried: kept before Stripe is asked. */
  paymentId: z.string().optional(),
})
export type PlannedCharge = z.infer<typeof PlannedCharge>

export const stopReasons = [
  "by_contact",
  "by_staff",
  "declined",
  "card_removed",
  "payer_left",
  "account_changed",
] as const
export type StopReason = (typeof stopReasons)[number]

const SavedCard = z.object({ brand: z.string(), last4: z.string(), expMonth: z.int(), expYear: z.int() })
export type SavedCard = z.infer<typeof SavedCard>

/** One for each currency of a customer; its id is the currency, so that two contacts never pay the same twice. */
export const Autopay = Stored.extend({
  customerId: z.string(),
  currency: Currency,
  contactId: z.string(),
  contactName: z.string(),
  consentId: z.string(),
  limit: Money,
  daysBefore: z.int(),
  /** `saving`: agreed to, and the card is not given yet. */
  state: z.enum(["saving", "on", "off"]),
  stopped: z.enum(stopReasons).optional(),
  stripe: z.object({
    accountId: z.string(),
    customerId: z.string().optional(),
    sessionId: z.string().optional(),
    paymentMethodId: z.string().optional(),
  }),
  card: SavedCard.optional(),
  charges: z.array(PlannedCharge),
  /** Invoices that it leaves to people: too large, too small, or the bank asked for the payer. */
  left: z.array(z.string()),
  /** The payer was told that the card ends. */
  expiryTold: z.boolean().optional(),
  changedAt: Instant,
})
export type Autopay = z.infer<typeof Autopay>

export const AutopayView = Autopay.pick({
  currency: true,
  contactName: true,
  limit: true,
  daysBefore: true,
  state: true,
  stopped: true,
  changedAt: true,
}).extend({
  card: SavedCard.nullable(),
  charges: z.array(PlannedCharge.omit({ paymentId: true })),
})
export type AutopayView = z.infer<typeof AutopayView>

/** Of each currency that the customer deals in: whether it can be turned on, and how it is now. */
export const AutopayPage = z.object({
  items: z.array(z.object({ currency: Currency, offered: z.boolean(), autopay: AutopayView.nullable() })),
})
export type AutopayPage = z.infer<typeof AutopayPage>

export const StartAutopay = z.strictObject({
  currency: Currency,
  /** The most that one charge may be, as it is typed. */
  limit: line(32),
  daysBefore: z.enum(["0", "1", "3", "7"], "required"),
  agreed: z.literal(true, "required"),
})
export type StartAutopay = z.infer<typeof StartAutopay>

export const OfCurrency = z.strictObject({ currency: Currency })
export type OfCurrency = z.infer<typeof OfCurrency>
