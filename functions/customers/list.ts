import type { Customer, CustomerFilters, CustomerLine, ListCustomers } from "../../shared/customers.ts"
import type { Money } from "../../shared/money.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import type { TenantCtx } from "../context.ts"
import { owedByThese } from "../ledger/owed.ts"
import { everyMatch, type Match, matching, overdueAmong, portalStateOf } from "./matching.ts"
import { contacts, customers } from "./store.ts"

type Line = CustomerLine
type Asked = Partial<ListCustomers> & PageInput

const lineOf = ({ customer, people, owed }: Match): Line => ({
  ...customer,
  outstanding: owed,
  portal: portalStateOf(people),
  ownVisibility: customer.visibility !== undefined,
})

async function withMore(ctx: TenantCtx, page: Customer[]): Promise<Line[]> {
  const [owed, people] = await Promise.all([
    owedByThese(
      ctx,
      page.map(({ id }) => id),
    ),
    Promise.all(page.map(({ id }) => contacts.owned(ctx, id))),
  ])
  return page.map((customer, at) =>
    lineOf({ customer, people: people[at] ?? [], owed: owed.get(customer.id) ?? [] }),
  )
}

/** In the company's own currency first: amounts in different ones do not compare. */
const owedIn = (currency: string, owed: Money[]) =>
  owed.find((amount) => amount.currency === currency)?.minor ?? owed[0]?.minor ?? 0

const sorted = ({ tenant }: TenantCtx, matches: Match[], sort: ListCustomers["sort"]) =>
  sort === "owed"
    ? matches.toSorted((a, b) => owedIn(tenant.currency, b.owed) - owedIn(tenant.currency, a.owed))
    : matches

/** How many are looked at for an answer in which something overdue is asked for, full or not. */
const lookedAtMax = 500

async function lateOnes(ctx: TenantCtx, left: Match[], limit: number): Promise<Page<Line>> {
  const items: Line[] = []
  let looked = 0
  for await (const { match, isLate } of overdueAmong(ctx, ctx.tenant.timeZone, left.slice(0, lookedAtMax))) {
    looked += 1
    if (isLate) items.push(lineOf(match))
    if (items.length === limit) break
  }
  return { items, next: looked < left.length ? (left[looked - 1]?.customer.id ?? null) : null }
}

/**
 * By name or by what is owed. Without a filter a page is read and no more; with one, the whole list is looked through.
 * The cursor is the last customer that was looked at.
 */
export async function listCustomers(ctx: TenantCtx, asked: Asked): Promise<Page<Line>> {
  const { after, limit, sort = "name", ...filters } = asked
  if (sort === "name" && Object.values(filters).every((filter) => filter === undefined)) {
    const { items, next } = await customers.all(ctx, { after, limit }, false)
    return { items: await withMore(ctx, items), next }
  }
  const found = sorted(ctx, await everyMatch(ctx, filters), sort)
  const left = found.slice(found.findIndex(({ customer }) => customer.id === after) + 1)
  if (filters.owing === "overdue") return lateOnes(ctx, left, limit)
  const items = left.slice(0, limit)
  return { items: items.map(lineOf), next: left.length > limit ? (items.at(-1)?.customer.id ?? null) : null }
}

/** All that the filter means, for what is done with all of them. */
export async function listCustomerIds(ctx: TenantCtx, filters: CustomerFilters) {
  const found = await matching(ctx, ctx.tenant.timeZone, filters)
  return { ids: found.map(({ customer }) => customer.id) }
}
