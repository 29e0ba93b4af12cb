import type { ImportCounts, RowProblem } from "../../shared/imports.ts"
import { type Currency, type Money, money } from "../../shared/money.ts"
import type { Work } from "./commit.ts"
import { inTurns, type Match, matchCustomers, type Placed, place, problemOf } from "./plan.ts"
import type { SourceFile } from "./source/rows.ts"
import { allCustomers, changesOf, countNewContacts } from "./standing.ts"

/** What the file bills in each currency, void invoices aside. */
export function totalsOf(source: SourceFile): Money[] {
  const sums = new Map<Currency, bigint>()
  for (const { document, total } of source.invoices)
    if (document !== "void") sums.set(total.currency, (sums.get(total.currency) ?? 0n) + BigInt(total.minor))
  return [...sums]
    .map(([currency, minor]) => money(Number(minor), currency))
    .filter(({ minor }) => Number.isSafeInteger(minor))
    .sort((a, b) => a.currency.localeCompare(b.currency))
}

const invoicesTogether = 1000

/** A part at a time: what would change in a large file does not fit into memory at once. */
async function countChanges(work: Work, placed: Placed[]) {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  const problems: RowProblem[] = []
  let leftRows = 0
  for (let at = 0; at < placed.length; at += invoicesTogether) {
    for (const { placed: each, change } of await changesOf(work, placed.slice(at, at + invoicesTogether))) {
      counts[change.kind]++
      if (change.kind !== "refused") continue
      problems.push(problemOf(each.invoice, change.reason, each.invoice.number))
      leftRows += each.invoice.rows
    }
  }
  return { counts, problems, leftRows }
}

const rowsOf = (invoices: { rows: number }[]) => invoices.reduce((sum, { rows }) => sum + rows, 0)

/** What would happen to every invoice of the file, without doing it. */
export async function dryRun(
  work: Work,
  source: SourceFile,
): Promise<{ counts: ImportCounts; problems: RowProblem[] }> {
  const { ctx, system } = work
  const from = { tenantId: ctx.tenantId, system }
  const matched = matchCustomers(from, source.customers, await allCustomers(ctx))
  const { placed, problems } = place(from, inTurns(source.invoices), matched)
  const changes = await countChanges(work, placed)
  const matches = [...new Set<Match>(placed.map(({ match }) => match))]
  const known = matches.filter((match) => match.known).length
  const leftRows = source.badRows + rowsOf(source.invoices) - rowsOf(placed.map(({ invoice }) => invoice))
  return {
    problems: [...problems, ...changes.problems],
    counts: {
      rows: source.rows,
      customersNew: matches.length - known,
      customersKnown: known,
      contactsNew: await countNewContacts(ctx, matches),
      invoicesNew: changes.counts.new,
      invoicesChanged: changes.counts.changed,
      invoicesSame: changes.counts.same,
      badRows: leftRows + changes.leftRows,
    },
  }
}
