import { createHash } from "node:crypto"
import type { Customer } from "../../shared/customers.ts"
import type { RowProblem } from "../../shared/imports.ts"
import type { SourceCustomer } from "./source/header.ts"
import type { SourceInvoice } from "./source/invoice.ts"

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

/**
 * The same text for the same parts, in the alphabet of ids: what an import makes is found again by the next one.
 * Five bits of SHA-256 a character.
 */
export function derivedId(length: number, ...parts: string[]) {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest()
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, "0")).join("")
  return Array.from({ length }, (_, at) => alphabet[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)]).join(
    "",
  )
}

export type Source = { tenantId: string; system: string }

/** Who a source's customer is, or becomes; `link` where a known one learns its id in the source. */
export type Match = { customer: SourceCustomer; customerId: string; known?: Customer; link: boolean }

type Matches = Map<string, Match | "ambiguous_customer">

export const sourceIdOf = (customer: SourceCustomer) => customer.id ?? customer.key

export const customerIdOf = ({ tenantId, system }: Source, customer: SourceCustomer) =>
  derivedId(26, tenantId, system, "customer", sourceIdOf(customer))

const invoiceIdOf = ({ tenantId, system }: Source, invoice: SourceInvoice) =>
  `inv_${derivedId(36, tenantId, system, "invoice", invoice.sourceId)}`

function groupBy<T>(items: T[], keyOf: (item: T) => string | undefined) {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

const nameKey = (name: string) => name.normalize("NFC").trim()

/** By the source's id, then by e-mail, then by exact name; only what no customer of this source claims yet. */
function finder(known: Customer[], { system }: Source) {
  const mine = new Map(
    known.flatMap((customer) => (customer.source?.system === system ? [[customer.source.id, customer]] : [])),
  )
  const free = known.filter((customer) => customer.source?.system !== system)
  const byEmail = groupBy(free, (customer) => customer.email?.toLowerCase())
  const byName = groupBy(free, (customer) => nameKey(customer.name))
  return (customer: SourceCustomer): Customer[] => {
    const same = mine.get(sourceIdOf(customer))
    if (same) return [same]
    return byEmail.get(customer.email ?? "") ?? byName.get(nameKey(customer.name)) ?? []
  }
}

/** Two customers of one name are asked about, never merged: both are reported, and their invoices left out. */
export function matchCustomers(source: Source, found: SourceCustomer[], known: Customer[]): Matches {
  const find = finder(known, source)
  const candidates = new Map(found.map((customer) => [customer.key, find(customer)]))
  const claims = groupBy([...candidates.values()].flat(), (customer) => customer.id)
  const matches: Matches = new Map()
  for (const customer of found) {
    const [one, ...others] = candidates.get(customer.key) ?? []
    if (others.length > 0 || (one && (claims.get(one.id)?.length ?? 0) > 1) || customer.doubtful)
      matches.set(customer.key, "ambiguous_customer")
    else
      matches.set(customer.key, {
        customer,
        customerId: one?.id ?? customerIdOf(source, customer),
        known: one,
        link: one !== undefined && one.source === undefined,
      })
  }
  return matches
}

/** An invoice of the file; `at` counts those of its customer, from nil, and `of` is how many there are. */
export type Ordered = { invoice: SourceInvoice; at: number; of: number }

/** Every customer's first invoice, then every second one: writes spread, and the order depends on the file alone. */
export function inTurns(invoices: SourceInvoice[]): Ordered[] {
  const counts = new Map<string, number>()
  const ordered = invoices.map((invoice) => {
    const at = counts.get(invoice.customer.key) ?? 0
    counts.set(invoice.customer.key, at + 1)
    return { invoice, at }
  })
  return ordered
    .map((each) => ({ ...each, of: counts.get(each.invoice.customer.key) ?? 0 }))
    .sort((a, b) => a.at - b.at)
}

export type Placed = Ordered & { id: string; match: Match }

/** Invoices with their places in the table, and those that have none because their customer is not certain. */
export function place(source: Source, ordered: Ordered[], matches: Matches) {
  const problems: RowProblem[] = []
  const placed: Placed[] = []
  for (const each of ordered) {
    const { invoice } = each
    const match = matches.get(invoice.customer.key)
    if (match && match !== "ambiguous_customer")
      placed.push({ ...each, id: invoiceIdOf(source, invoice), match })
    else problems.push(problemOf(invoice, "ambiguous_customer", invoice.customer.name))
  }
  return { placed, problems }
}

export const problemOf = (invoice: SourceInvoice, reason: string, value: string): RowProblem => ({
  row: invoice.row,
  reason,
  value: value.slice(0, 60),
  invoice: invoice.number,
})
