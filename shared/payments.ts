import * as z from "zod"
import { CalendarDate, Instant, Money } from "./fields.ts"
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
    })
    .optional(),
  failure: z.string().optional(),
  /** What came in beyond what the invoices still owed: the customer's credit. */
  excess: Money.optional(),
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
})
export type PaymentView = z.infer<typeof PaymentView>

export const StartPayment = z.strictObject({
  invoiceIds: z.array(z.string().max(64)).min(1, "required").max(50, "too_many"),
})
export type StartPayment = z.infer<typeof StartPayment>
export const StartedPayment = z.object({
  paymentId: z.string(),
  url: z.string(),
})
export type StartedPayment = z.infer<typeof StartedPayment>

export const StripeState = z.object({
  connected: z.boolean(),
  chargesEnabled: z.boolean(),
  detailsSubmitted: z.boolean(),
})
export type StripeState = z.infer<typeof StripeState>
