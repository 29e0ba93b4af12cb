import * as z from "zod"
import { CalendarDate, Currency, Instant, line, Minor, Money, optionalLine } from "./fields.ts"
import { Dispute, Refund } from "./money-back.ts"
import { Stored } from "./stored.ts"

export const paymentStates = ["started", "processing", "succeeded", "failed", "expired"] as const
export type PaymentState = (typeof paymentStates)[number]

/** One attempt to pay, from the click to its end. Only a verified Stripe event or API answer moves it on. */
export const Payment = Stored.extend({
  customerId: z.string(),
  contactId: z.string().optional(),
  /** Who pays came by this link, without an account, and goes back to it. */
  documentLinkId: z.string().optional(),
  amount: Money,
  allocations: z.array(z.object({ invoiceId: z.string(), number: z.string(), amount: Money })),
  state: z.enum(paymentStates),
  method: z.string(),
  on: CalendarDate,
  /** Given to money that staff recorded. */
  number: z.string().optional(),
  reference: z.string().optional(),
  stripe: z
    .object({
      accountId: z.string(),
      sessionId: z.string().optional(),
      paymentIntentId: z.string().optional(),
      url: z.string().optional(),
      /** Paid from a card that was saved for it, while nobody is there: without a page. */
      saved: z.object({ customerId: z.string(), paymentMethodId: z.string() }).optional(),
    })
    .optional(),
  failure: z.string().optional(),
  /** What came in beyond what the invoices still owed: the customer's credit. */
  excess: Money.optional(),
  refunds: z.array(Refund).optional(),
  disputes: z.array(Dispute).optional(),
  createdAt: Instant,
  succeededAt: Instant.optional(),
})
export type Payment = z.infer<typeof Payment>

export const PaymentView = Payment.pick({
  id: true,
  customerId: true,
  amount: true,
  allocations: true,
  state: true,
  method: true,
  on: true,
  failure: true,
  excess: true,
  number: true,
  reference: true,
  createdAt: true,
  succeededAt: true,
}).extend({
  customerName: z.string().optional(),
  refunds: z.array(Refund.pick({ id: true, amount: true, state: true, at: true })).optional(),
  disputes: z.array(Dispute.pick({ id: true, amount: true, state: true, at: true })).optional(),
})
export type PaymentView = z.infer<typeof PaymentView>

/** For staff: with its whole story, and what can be done about it. */
export const StaffPayment = PaymentView.extend({
  /** The contact who paid. */
  paidBy: z.string().optional(),
  /** What each invoice still has of it. */
  standing: z.array(z.object({ invoiceId: z.string(), minor: Minor })),
  refunds: z.array(Refund.omit({ taken: true, returned: true })),
  disputes: z.array(Dispute.omit({ taken: true, returned: true }).extend({ moneyTaken: z.boolean() })),
  /** What can still be given back from here. */
  refundable: Money,
  /** Its page in Stripe's dashboard. */
  stripeUrl: z.string().optional(),
})
export type StaffPayment = z.infer<typeof StaffPayment>

export const RefundPayment = z.strictObject({
  customerId: z.string(),
  paymentId: z.string(),
  minor: Minor.min(1, "required"),
  /** For the company's own books. */
  reason: optionalLine(200),
  /** Made by the form, so that pressing twice refunds once. */
  idempotencyKey: line(64),
})
export type RefundPayment = z.infer<typeof RefundPayment>

/** Of the 100 writes of a commit, a payment's own rows take ten. */
export const paidTogetherMax = 90

const InvoiceIds = z.array(z.string().max(64)).max(paidTogetherMax, "too_many")
/** Less than all that is owed, where the company takes parts. */
const minor = Minor.min(1, "required").optional()

/** The next instalment of the one invoice that is paid: how much it is, is the server's to say. */
const instalment = z.literal(true).optional()

export const StartPayment = z.strictObject({ invoiceIds: InvoiceIds.min(1, "required"), minor, instalment })
export type StartPayment = z.infer<typeof StartPayment>

/** The amount as it is typed, in the customer's own currency: no invoice is named, so it becomes their credit. */
export const PayOnAccount = z.strictObject({
  amount: line(32),
  idempotencyKey: line(64),
})
export type PayOnAccount = z.infer<typeof PayOnAccount>

/** Of all that are open in the currency where no invoice is named; without one, in the company's own. */
export const AskQuote = z.strictObject({
  invoiceIds: InvoiceIds.default([]),
  currency: Currency.optional(),
  minor,
  instalment,
})
export type AskQuote = z.input<typeof AskQuote>

/** What paying would settle, oldest first: shown before anything is paid. */
export const PaymentQuote = z.object({
  amount: Money,
  /** All that the chosen invoices owe. */
  due: Money,
  /** The smallest part that the company takes of it; null where it takes only the whole. */
  least: Money.nullable(),
  allocations: z.array(
    z.object({ invoiceId: z.string(), number: z.string(), dueOn: CalendarDate, due: Money, amount: Money }),
  ),
  /** How many that are open have to wait: for another payment, or because there are too many for one. */
  leftOut: z.int(),
})
export type PaymentQuote = z.infer<typeof PaymentQuote>

/** Of what is chosen together, at least this share has to be paid at once: in every currency the same rule. */
export const PartPayments = z.object({
  leastPercent: z.int("not_a_number").min(1, "required").max(99, "too_large"),
})
export type PartPayments = z.infer<typeof PartPayments>
export const SetPartPayments = z.strictObject({ parts: PartPayments.nullable() })
export type SetPartPayments = z.infer<typeof SetPartPayments>
export const StartedPayment = z.object({
  paymentId: z.string(),
  url: z.string(),
})
export type StartedPayment = z.infer<typeof StartedPayment>

/** What Stripe asks a company for, in the words of people: its own have hundreds. */
export const stripeNeeds = [
  "company",
  "people",
  "bankAccount",
  "business",
  "documents",
  "terms",
  "other",
] as const
export type StripeNeed = (typeof stripeNeeds)[number]

export const StripeState = z.object({
  connected: z.boolean(),
  chargesEnabled: z.boolean(),
  detailsSubmitted: z.boolean(),
  needs: z.array(z.enum(stripeNeeds)),
  /** Until when, where Stripe sets a day; after it the account takes no more money. */
  needsUntil: Instant.nullable(),
  /** Stripe looks at what it was given. */
  reviewing: z.boolean(),
  /** Stripe has turned the company away. */
  rejected: z.boolean(),
  /** Currencies that the account cannot charge in. */
  excluded: z.array(Currency),
  /** An account was connected before, and can be again. */
  former: z.boolean(),
})
export type StripeState = z.infer<typeof StripeState>

export const StartConnect = z.strictObject({
  /** Another account instead of the one that was disconnected. */
  another: z.boolean().default(false),
})
export type StartConnect = z.input<typeof StartConnect>
