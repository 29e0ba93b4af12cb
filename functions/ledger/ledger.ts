import type { Ctx } from "../context.ts"
import { dynamoFor } from "../store/credentials.ts"
import { customerKey, ledgerKey, part } from "../store/keys.ts"
import { queryRows, type Write } from "../store/table.ts"
import { addToMonth } from "./month-sums.ts"
import { addToOwed } from "./owed.ts"
import { Posting } from "./posting.ts"

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
 * The writes of a posting: its ledger row, a marker that makes a second posting of the same movement fail, because the
 * ledger row's own key also holds a date that two messages about one movement may disagree on, and what it adds to
 * its month and to what the customer has open. Only the company's role may add (see `tenantCtx`).
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
    addToMonth(ctx, posting),
    ...addToOwed(ctx, posting),
  ]
}

const readMax = 100_000

/** The ledger of one customer between two calendar dates, both included, oldest first. */
export async function postings(
  ctx: Ctx,
  customerId: string,
  from = "0000",
  to = "9999",
  limit = readMax,
): Promise<Posting[]> {
  const rows = await queryRows(dynamoFor(ctx.scope), {
    pk: ledgerKey(ctx.tenantId, customerId),
    between: [from, `${to}#~`],
    limit,
  })
  return rows.map((row) => Posting.parse(row))
}
