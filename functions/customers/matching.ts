import type { Contact, Customer, CustomerFilters, PortalState } from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import { daysOverdue } from "../../shared/invoice-state.ts"
import type { Money } from "../../shared/money.ts"
import type { Ctx } from "../context.ts"
import { invoices } from "../invoices/store.ts"
import { owedByAll } from "../ledger/owed.ts"
import { contacts, customers, sortableName } from "./store.ts"

export type Match = { customer: Customer; people: Contact[]; owed: Money[] }

const matchesSearch = (customer: Customer, wanted: string) =>
  [customer.name, customer.nameArabic, customer.number, customer.email].some(
    (text) => text && sortableName(text).includes(wanted),
  )

/** A customer is as far in the portal as whoever of its contacts is furthest. */
export function portalStateOf(people: Contact[]): PortalState {
  if (people.length === 0) return "nobody"
  if (people.some(({ state }) => state === "active")) return "active"
  return people.some(({ state, invitedAt }) => state === "invited" || invitedAt) ? "invited" : "neverInvited"
}

const owes = ({ owed }: Match) => owed.some(({ minor }) => minor > 0)

/** Everything but whether something is overdue, which takes a look at the invoices of each. */
const fits =
  ({ search, portal, owing, visibility }: CustomerFilters) =>
  (match: Match) =>
    (!search || matchesSearch(match.customer, sortableName(search))) &&
    (!portal || portalStateOf(match.people) === portal) &&
    (!owing || owes(match) === (owing !== "nothing")) &&
    (!visibility || match.customer.visibility !== undefined)

/** By name, with what each owes and its contacts: the company's whole list is read, once. */
export async function everyMatch(ctx: Ctx, filters: CustomerFilters): Promise<Match[]> {
  const [all, people, owed] = await Promise.all([customers.whole(ctx), contacts.whole(ctx), owedByAll(ctx)])
  const byCustomer = Map.groupBy(people, ({ customerId }) => customerId)
  return all
    .map((customer) => ({
      customer,
      people: byCustomer.get(customer.id) ?? [],
      owed: owed.get(customer.id) ?? [],
    }))
    .filter(fits(filters))
}

const atOnce = 25

/** Those of them with an invoice past its due date; the rest is read as far as somebody asks. */
export async function* overdueAmong(ctx: Ctx, timeZone: string, matches: Match[]) {
  const today = dateIn(timeZone, ctx.now)
  for (let at = 0; at < matches.length; at += atOnce) {
    const some = matches.slice(at, at + atOnce)
    const open = await Promise.all(some.map(({ customer }) => invoices.listed(ctx, customer.id, "open")))
    for (const [index, match] of some.entries()) {
      const isLate = open[index]?.some((invoice) => daysOverdue(invoice, today) > 0)
      yield { match, isLate: isLate === true }
    }
  }
}

/** Whom a filter means, to the last one. */
export async function matching(ctx: Ctx, timeZone: string, filters: CustomerFilters): Promise<Match[]> {
  const found = await everyMatch(ctx, filters)
  if (filters.owing !== "overdue") return found
  const late: Match[] = []
  for await (const { match, isLate } of overdueAmong(ctx, timeZone, found)) if (isLate) late.push(match)
  return late
}
