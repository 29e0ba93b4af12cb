import * as z from "zod"
import { CalendarDate, Currency, Language, Money } from "./fields.ts"
import { InvoiceTotals } from "./invoices.ts"

export const statementKinds = ["activity", "openItem"] as const

const range = {
  /** Calendar dates where the company is, both included. */
  from: CalendarDate,
  to: CalendarDate,
  kind: z.enum(statementKinds).default("activity"),
}
const inOrder = [
  ({ from, to }: { from: string; to: string }) => from <= to,
  { message: "ends_before_it_begins", path: ["to"] },
] as [(value: { from: string; to: string }) => boolean, { message: string; path: string[] }]
export const AskStatement = z.strictObject(range).refine(...inOrder)
export type AskStatement = z.infer<typeof AskStatement>
export const AskStatementFile = z
  .strictObject({ ...range, currency: Currency, language: z.enum(["en", "ar", "bilingual"]).default("en") })
  .refine(...inOrder)
export type AskStatementFile = z.infer<typeof AskStatementFile>

export const movementKinds = [
  "invoice",
  "invoiceChange",
  "void",
  "creditNote",
  "payment",
  "paymentElsewhere",
  "retainerDrawn",
  "refund",
  "refundFailed",
  "dispute",
  "disputeWon",
  "writeOff",
] as const

/** One movement. `balance` is what the customer owes after it: negative is its credit. */
export const StatementRow = z.object({
  on: CalendarDate,
  kind: z.enum(movementKinds),
  number: z.string().optional(),
  reference: z.string().optional(),
  dueOn: CalendarDate.optional(),
  /** The document that a reader can open. */
  documentId: z.string().optional(),
  debit: Money.optional(),
  credit: Money.optional(),
  balance: Money,
})
export type StatementRow = z.infer<typeof StatementRow>

export const OpenItem = z.object({
  invoiceId: z.string(),
  number: z.string(),
  reference: z.string().optional(),
  issuedOn: CalendarDate,
  dueOn: CalendarDate,
  daysOverdue: z.int(),
  total: Money,
  due: Money,
})
export type OpenItem = z.infer<typeof OpenItem>

/** opening + debits - credits = closing = open items - credit = the ageing's sum - credit, always and exactly. */
export const CurrencyStatement = z.object({
  currency: Currency,
  opening: Money,
  debits: Money,
  credits: Money,
  closing: Money,
  rows: z.array(StatementRow),
  /** Open on the last day of the range, oldest due date first. */
  openItems: z.array(OpenItem),
  ageing: InvoiceTotals.shape.ageing,
  /** What the customer has paid or was credited beyond its invoices: a positive amount. */
  credit: Money,
})
export type CurrencyStatement = z.infer<typeof CurrencyStatement>

/** Of one customer, one part for each currency it ever moved money in. */
export const Statement = z.object({
  from: CalendarDate,
  to: CalendarDate,
  kind: z.enum(statementKinds),
  madeOn: CalendarDate,
  customer: z.object({
    id: z.string(),
    name: z.string(),
    nameArabic: z.string().optional(),
    number: z.string().optional(),
  }),
  currencies: z.array(CurrencyStatement),
  /** The reader may pay what is open now. */
  payable: z.boolean(),
})
export type Statement = z.infer<typeof Statement>

export const SendStatement = z
  .strictObject({ ...range, contactIds: z.array(z.string().max(64)).min(1, "required").max(50, "too_many") })
  .refine(...inOrder)
export type SendStatement = z.infer<typeof SendStatement>
/** Monthly statements of the month before, to contacts of customers that owe something or moved money. */
export const StatementSchedule = z.strictObject({
  enabled: z.boolean(),
  /** 1 to 28. */
  day: z.int().min(1, "required").max(28, "too_large"),
  kind: z.enum(statementKinds),
})
export type StatementSchedule = z.infer<typeof StatementSchedule>
export const StatementLanguage = Language
