import * as z from "zod"
import { CalendarDate, Instant, Money } from "./fields.ts"
import { Stored } from "./stored.ts"

export const planNames = ["free", "premium"] as const
export type PlanName = (typeof planNames)[number]

/**
 * What a plan counts. `domains`: addresses of the company's own for its portal. `senderDomains`: an address of its own
 * that mails come from. `staff`: the team, whoever is invited included. `apiKeys`: programs that may read and write.
 */
export const limitNames = ["domains", "senderDomains", "staff", "apiKeys"] as const
export type LimitName = (typeof limitNames)[number]
export type PlanLimits = Record<LimitName, number>

/** What a plan lets a company have. Gates read this table and nothing else asks which plan it is. */
export const plans: Record<PlanName, PlanLimits> = {
  free: { domains: 0, senderDomains: 0, staff: 5, apiKeys: 3 },
  premium: { domains: 3, senderDomains: 1, staff: 100, apiKeys: 50 },
}

/** A plan that Portico's operator gave: it holds over whatever is paid, until its day is over. */
export const Grant = z.object({
  plan: z.enum(planNames),
  /** Without one it holds until the operator says otherwise. */
  until: CalendarDate.optional(),
  reason: z.string(),
  operator: z.string(),
})
export type Grant = z.infer<typeof Grant>

export const intervals = ["month", "year"] as const
export type Interval = (typeof intervals)[number]

/** Once for each company, before it first pays. */
export const trialDays = 14
/** How long a company keeps Premium while its card is declined; Stripe asks it again meanwhile. */
export const graceDays = 14

/** Stripe's own words for how a subscription stands. */
export const subscriptionStatuses = [
  "trialing",
  "active",
  "past_due",
  "unpaid",
  "canceled",
  "incomplete",
  "incomplete_expired",
  "paused",
] as const

/** What Stripe last said of the company's subscription. */
export const Subscription = z.object({
  id: z.string(),
  status: z.enum(subscriptionStatuses),
  interval: z.enum(intervals),
  price: Money,
  trialEndsAt: Instant.optional(),
  /** When it is paid for again. */
  renewsAt: Instant,
  /** Somebody cancelled: it ends then and is not paid for again. */
  endsAt: Instant.optional(),
  /** Since when an invoice waits for a card that works. */
  overdueSince: Instant.optional(),
})
export type Subscription = z.infer<typeof Subscription>

/** One checkout at most is open for a company. Its call to Stripe is made of this row alone, and can be repeated. */
export const PlanCheckout = z.object({
  attempt: z.int().positive(),
  interval: z.enum(intervals),
  priceId: z.string(),
  trial: z.boolean(),
  at: Instant,
  sessionId: z.string().optional(),
})
export type PlanCheckout = z.infer<typeof PlanCheckout>

/** How a company comes to its plan: one row, which its customers cannot read. */
export const PlanRecord = Stored.extend({
  grant: Grant.optional(),
  /** The company as Stripe's customer. */
  stripeCustomer: z.string().optional(),
  subscription: Subscription.optional(),
  checkout: PlanCheckout.optional(),
  /** The end of the trial that owners and admins were told of. */
  trialEndTold: Instant.optional(),
})
export type PlanRecord = z.infer<typeof PlanRecord>

const used = z.object({ limit: z.enum(limitNames), used: z.int(), allowed: z.int(), premium: z.int() })

/** What the settings show. */
export const PlanView = z.object({
  plan: z.enum(planNames),
  limits: z.array(used),
  /** The last day of a plan that Portico gave. */
  grantedUntil: CalendarDate.nullable(),
  subscription: Subscription.omit({ id: true }).nullable(),
  /** Until when Premium goes on while an invoice is not paid. */
  graceEndsAt: Instant.nullable(),
  /** Whether a first subscription begins with days that cost nothing. */
  trialDays: z.int().nullable(),
  /** Whether there is something to manage at Stripe: a card, invoices. */
  isCustomer: z.boolean(),
})
export type PlanView = z.infer<typeof PlanView>

export const PlanOffers = z.object({
  offers: z.array(z.object({ interval: z.enum(intervals), price: Money })),
})
export type PlanOffers = z.infer<typeof PlanOffers>

export const Subscribe = z.strictObject({ interval: z.enum(intervals, "required") })
export type Subscribe = z.infer<typeof Subscribe>

/** Portico's invoices to the company, newest first, as Stripe keeps them. */
export const PlanInvoices = z.object({
  items: z.array(
    z.object({
      number: z.string(),
      on: Instant,
      total: Money,
      paid: z.boolean(),
      pdfUrl: z.string().nullable(),
    }),
  ),
})
export type PlanInvoices = z.infer<typeof PlanInvoices>
