import * as z from "zod"
import { CalendarDate, Currency, Instant, Minor } from "../../shared/fields.ts"
import type { Money } from "../../shared/money.ts"
import type { Ctx } from "../context.ts"
import { dynamoFor } from "../store/credentials.ts"
import { balancesKey, customerKey, ledgerKey, part } from "../store/keys.ts"
import { getRow, queryRows, type Write } from "../store/table.ts"

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

function balanced(posting: Posting) {
  const left = posting.entries.reduce((total, entry) => total + entry.minor, 0)
  if (left !== 0) {
    const error = new Error(`posting ${posting.movement} does not balance: ${left}`)
    throw Object.assign(error, { name: "LedgerInvariant" })
  }
  return posting
}

const markerKey = (ctx: Ctx, customerId: string, movement: string) => ({
  pk: customerKey(ctx.tenantId, customerId),
  sk: `movement#${part(movement)}`,
})

/** What a posting adds to each account. */
function sumsOf(entries: Entry[]) {
  const sums: Partial<Record<Entry["account"], number>> = {}
  for (const { account, minor } of entries) sums[account] = (sums[account] ?? 0) + minor
  return sums
}

/**
 * The writes of a posting: its ledger row, a marker that makes a second posting of the same movement fail, because the
 * ledger row's own key also holds a date that two messages about one movement may disagree on, and what it adds to
 * its month. Only the company's role may add (see `tenantCtx`).
 */
export function post(ctx: Ctx, posting: Posting): Write[] {
  const { customerId, movement, on, currency, entries } = balanced(Posting.parse(posting))
  const sk = `${on}#${part(movement)}`
  return [
    {
      row: { ...markerKey(ctx, customerId, movement), ledgerSk: sk },
      expects: "new",
    },
    {
      row: { ...posting, pk: ledgerKey(ctx.tenantId, customerId), sk },
      expects: "new",
    },
    {
      add: { pk: balancesKey(ctx.tenantId, customerId), sk: `${currency}#${on.slice(0, 7)}` },
      amounts: sumsOf(entries),
    },
  ]
}

export const isPosted = async (ctx: Ctx, customerId: string, movement: string) =>
  (await getRow(dynamoFor(ctx.scope), markerKey(ctx, customerId, movement))) !== undefined

/** The ledger of one customer between two calendar dates, both included, oldest first. */
export async function postings(ctx: Ctx, customerId: string, from = "0000", to = "9999"): Promise<Posting[]> {
  const rows = await queryRows(dynamoFor(ctx.scope), {
    pk: ledgerKey(ctx.tenantId, customerId),
    between: [from, `${to}#~`],
    limit: 10_000,
  })
  return rows.map((row) => Posting.parse(row))
}

type Movement = {
  movement: string
  on: string
  at: string
  customerId: string
  amount: Money
  invoiceId?: string
  documentId?: string
  number?: string | undefined
  reference?: string | undefined
}

const about = ({ movement, on, at, customerId, amount, documentId, number, reference }: Movement) => ({
  movement,
  on,
  at,
  currency: amount.currency,
  customerId,
  documentId,
  number,
  reference,
})

const twoSided =
  (kind: Posting["kind"], debit: Entry["account"], credit: Entry["account"]) =>
  (of: Movement): Posting => ({
    ...about(of),
    kind,
    entries: [
      { account: debit, minor: of.amount.minor, invoiceId: of.invoiceId },
      { account: credit, minor: -of.amount.minor, invoiceId: of.invoiceId },
    ],
  })

/** A published invoice: the customer owes its total. */
export const invoicePosting = twoSided("invoice", "receivable", "sales")
/** The source now states another total: the difference, negative when it became less. */
export const invoiceChangePosting = twoSided("invoiceChange", "receivable", "sales")
/** Money that reached the company outside Portico, known from the source's balance. */
export const elsewherePosting = twoSided("paymentElsewhere", "elsewhere", "receivable")

/** A published invoice without payments or credit notes that is not owed after all. */
export const voidPosting = twoSided("void", "sales", "receivable")
export const retainerReceivedPosting = twoSided("retainerReceived", "elsewhere", "retainer")
export const retainerRefundedPosting = twoSided("retainerRefunded", "retainer", "elsewhere")
/** Money held on retainer pays an invoice. */
export const retainerDrawnPosting = twoSided("retainerDrawn", "retainer", "receivable")

type Allocated = { invoiceId: string; amount: Money }[]

/** Spreads an amount from one account over invoices; what exceeds them becomes the customer's credit. */
const spreading =
  (kind: Posting["kind"], from: Entry["account"]) =>
  (of: Omit<Movement, "invoiceId">, allocations: Allocated, excess: Money): Posting => {
    const settled: Entry[] = allocations
      .filter(({ amount }) => amount.minor > 0)
      .map(({ invoiceId, amount }) => ({ account: "receivable", minor: -amount.minor, invoiceId }))
    const credit: Entry[] = excess.minor > 0 ? [{ account: "credit", minor: -excess.minor }] : []
    return { ...about(of), kind, entries: [{ account: from, minor: of.amount.minor }, ...settled, ...credit] }
  }

export const paymentPosting = spreading("payment", "stripe")
/** Money that staff recorded: it reached the company's bank, not Stripe. */
export const recordedPaymentPosting = spreading("payment", "elsewhere")
/** What a credit note takes off its invoice, and what of it the customer had paid already. */
export const creditNotePosting = spreading("creditNote", "sales")
