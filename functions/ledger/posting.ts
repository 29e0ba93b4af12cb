import * as z from "zod"
import { CalendarDate, Currency, Instant, Minor } from "../../shared/fields.ts"

/** A customer's balance is what it owes less what it has beyond that; money held on retainer is neither. */
export const accounts = ["receivable", "sales", "stripe", "elsewhere", "credit", "retainer"] as const

/** Positive is a debit, negative a credit; a posting sums to nil. */
const Entry = z.object({
  account: z.enum(accounts),
  minor: Minor,
  invoiceId: z.string().optional(),
})
export type Entry = z.infer<typeof Entry>

/** One money movement, written once and never changed. `movement` names it whatever tells us of it, and how often. */
export const Posting = z.object({
  movement: z.string(),
  kind: z.enum([
    "invoice",
    "invoiceChange",
    "void",
    "creditNote",
    "payment",
    "paymentElsewhere",
    "retainerReceived",
    "retainerDrawn",
    "retainerRefunded",
    "refund",
    "refundFailed",
    "dispute",
    "disputeWon",
  ]),
  /** What a statement's reader can open: the credit note, payment or retainer; invoices are in the entries. */
  documentId: z.string().optional(),
  number: z.string().optional(),
  reference: z.string().optional(),
  on: CalendarDate,
  at: Instant,
  currency: Currency,
  customerId: z.string(),
  entries: z.array(Entry).min(2),
})
export type Posting = z.infer<typeof Posting>

/** By how much what the customer owes, or has to its credit, changes. */
export const owedBy = ({ entries }: Pick<Posting, "entries">) =>
  entries.reduce((sum, { account, minor }) => (isOwed(account) ? sum + minor : sum), 0)

export const isOwed = (account: Entry["account"]) => account === "receivable" || account === "credit"
