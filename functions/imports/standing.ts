import type { Customer } from "../../shared/customers.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { contactAddresses, customers } from "../customers/store.ts"
import { emailHash } from "../directory.ts"
import { invoices } from "../invoices/store.ts"
import { postings } from "../ledger/ledger.ts"
import { type NumberHolder, takenNumbers } from "../numbering/store.ts"
import { readTogether } from "../store/entity.ts"
import type { Key, Row } from "../store/table.ts"
import { type Change, changeOf } from "./changes.ts"
import type { Match, Placed } from "./plan.ts"
import { importedAt } from "./store.ts"

type Reader = { ctx: Ctx; tenant: Tenant; today: string; system: string }

const rowsTogether = 100
const readsAtOnce = 8

async function readAll(ctx: Ctx, keys: Key[]): Promise<(Row | undefined)[]> {
  const rows: (Row | undefined)[] = []
  const parts = Array.from({ length: Math.ceil(keys.length / rowsTogether) }, (_, at) => at * rowsTogether)
  const worker = async () => {
    for (let at = parts.shift(); at !== undefined; at = parts.shift()) {
      const found = await readTogether(ctx, keys.slice(at, at + rowsTogether))
      for (const [place, row] of found.entries()) rows[at + place] = row
    }
  }
  await Promise.all(Array.from({ length: readsAtOnce }, worker))
  return rows
}

/** Every real customer of the tenant: they are matched by more than their key. */
export async function allCustomers(ctx: Ctx): Promise<Customer[]> {
  const found: Customer[] = []
  let after: string | undefined
  do {
    const page = await customers.all(ctx, { after, limit: 10_000 }, false)
    found.push(...page.items.filter(({ sample }) => !sample))
    after = page.next ?? undefined
  } while (after)
  return found
}

/** The invoices that are here already, by id, under whichever customer they were imported. */
async function knownInvoices(ctx: Ctx, placed: Placed[]): Promise<Map<string, Invoice>> {
  const ids = placed.map(({ id }) => id)
  const pointers = await readAll(
    ctx,
    ids.map((id) => importedAt.keyOf(ctx, id)),
  )
  const keys = pointers.flatMap((row) =>
    row ? [invoices.keyOf(ctx, String(row.sk), String(row.customerId))] : [],
  )
  const rows = await readAll(ctx, keys)
  return new Map(rows.flatMap((row) => (row ? [[String(row.id), invoices.parse(row)] as const] : [])))
}

/** Which document has an invoice's number already; asked once for a number that the file has twice. */
async function holdersOf(ctx: Ctx, placed: Placed[]): Promise<(placed: Placed) => NumberHolder | undefined> {
  const keyOf = ({ invoice }: Placed) => takenNumbers.keyOf(ctx, "invoice", invoice.number)
  const keys = new Map(placed.map((each) => [keyOf(each).sk, keyOf(each)]))
  const rows = await readAll(ctx, [...keys.values()])
  const holders = new Map([...keys.keys()].map((sk, at) => [sk, rows[at] && takenNumbers.parse(rows[at])]))
  return (each) => holders.get(keyOf(each).sk)
}

/** What earlier imports posted as settled outside Portico, by invoice. */
async function elsewhereOf(ctx: Ctx, customerId: string): Promise<Map<string, number>> {
  const sums = new Map<string, number>()
  for (const posting of await postings(ctx, customerId))
    if (posting.kind === "paymentElsewhere")
      for (const { account, invoiceId, minor } of posting.entries)
        if (account === "elsewhere" && invoiceId) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + minor)
  return sums
}

/** The ledger is asked only where the source knows of less than was paid here. */
async function elsewhereFor(ctx: Ctx, placed: Placed[], known: Map<string, Invoice>) {
  const doubtful = placed.filter(({ id, invoice }) => {
    const here = known.get(id)
    return here && invoice.settled.minor < here.paid.minor + here.credited.minor
  })
  const customerIds = [...new Set(doubtful.map(({ match }) => match.customerId))]
  const sums: [string, number][] = []
  for (const customerId of customerIds) sums.push(...(await elsewhereOf(ctx, customerId)))
  return new Map(sums)
}

/** An invoice of the file and what becomes of it; `isNumberFree`: no document is known to have its number. */
export type Planned = { placed: Placed; change: Change; isNumberFree: boolean }

/** What taking these invoices in would do to the table as it is now. */
export async function changesOf({ ctx, today, system }: Reader, placed: Placed[]): Promise<Planned[]> {
  const [known, holderOf] = await Promise.all([knownInvoices(ctx, placed), holdersOf(ctx, placed)])
  const elsewhere = await elsewhereFor(ctx, placed, known)
  const when = { now: ctx.now, today, system }
  return placed.map((each) => {
    const { id } = each
    const holder = holderOf(each)
    const here = { known: known.get(id), elsewhere: elsewhere.get(id) ?? 0, holder }
    return { placed: each, change: changeOf(each, here, when), isNumberFree: holder === undefined }
  })
}

/** How many of these customers have no contact with their source's address yet. */
export async function countNewContacts(ctx: Ctx, matches: Match[]): Promise<number> {
  const keys = matches.flatMap(({ customer: { email }, customerId }) =>
    email ? [contactAddresses.keyOf(ctx, emailHash(email), customerId)] : [],
  )
  return (await readAll(ctx, keys)).filter((row) => row === undefined).length
}
