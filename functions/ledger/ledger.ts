import * as z from "zod"
import { CalendarDate, Currency, Instant, Minor } from "../../shared/fields.ts"
import type { Money } from "../../shared/money.ts"
import type { Ctx } from "../context.ts"
import { dynamoFor } from "../store/credentials.ts"
import { customerKey, ledgerKey, part } from "../store/keys.ts"
import { getRow, queryRows, type Write } from "../store/table.ts"

export const accounts = ["receivable", "sales", "stripe", "elsewhere", "credit"] as const

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
  kind: z.enum(["invoice", "invoiceChange", "payment", "paymentElsewhere"]),
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

/**
 * The writes of a posting: its ledger row, and a marker that makes a second posting of the same movement fail,
 * because the ledger row's own key also holds a date that two messages about one movement may disagree on.
 */
export function post(ctx: Ctx, posting: Posting): Write[] {
  const { customerId, movement, on } = balanced(Posting.parse(posting))
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
}

const twoSided =
  (kind: Posting["kind"], debit: Entry["account"], credit: Entry["account"]) =>
  (of: Movement): Posting => ({
    movement: of.movement,
    kind,
    on: of.on,
    at: of.at,
    currency: of.amount.currency,
    customerId: of.customerId,
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

/** A card payment over one or more invoices; what exceeds them becomes the customer's credit. */
export function paymentPosting(
  of: Omit<Movement, "invoiceId">,
  allocations: { invoiceId: string; amount: Money }[],
  excess: Money,
): Posting {
  const settled: Entry[] = allocations
    .filter(({ amount }) => amount.minor > 0)
    .map(({ invoiceId, amount }) => ({
      account: "receivable",
      minor: -amount.minor,
      invoiceId,
    }))
  const credit: Entry[] = excess.minor > 0 ? [{ account: "credit", minor: -excess.minor }] : []
  return {
    movement: of.movement,
    kind: "payment",
    on: of.on,
    at: of.at,
    currency: of.amount.currency,
    customerId: of.customerId,
    entries: [{ account: "stripe", minor: of.amount.minor }, ...settled, ...credit],
  }
}
