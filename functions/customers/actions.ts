import type { Balance, CreateCustomer, Customer } from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import { randomId } from "../../shared/ids.ts"
import { amountDue, amountOverdue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, type Currency, zero } from "../../shared/money.ts"
import type { PageInput } from "../../shared/pages.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, StaffCtx, TenantCtx } from "../context.ts"
import { changesBetween, event, listEvents } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { commit } from "../store/entity.ts"
import { suppressionsOf } from "../suppressions/store.ts"
import { contacts, customers } from "./store.ts"

/** What is open and overdue of these invoices, per currency. */
function balancesOf(open: Invoice[], today: string): Balance[] {
  const balances = new Map<Currency, Balance>()
  for (const invoice of open) {
    const due = amountDue(invoice)
    const late = amountOverdue(invoice, today)
    const { currency } = invoice
    const known = balances.get(currency) ?? {
      open: zero(currency),
      overdue: zero(currency),
      openCount: 0,
      overdueCount: 0,
    }
    balances.set(currency, {
      open: add(known.open, due),
      overdue: add(known.overdue, late),
      openCount: known.openCount + 1,
      overdueCount: known.overdueCount + (late.minor > 0 ? 1 : 0),
    })
  }
  return [...balances.values()].sort((a, b) => a.open.currency.localeCompare(b.open.currency))
}

const openInvoices = (ctx: Ctx, customerId: string) => invoices.listed(ctx, customerId, "open")

export async function getCustomer(ctx: TenantCtx, { id }: { id: string }) {
  const [customer, people, open] = await Promise.all([
    customers.get(ctx, id, id),
    contacts.owned(ctx, id),
    openInvoices(ctx, id),
  ])
  const suppressed = await suppressionsOf(
    ctx,
    people.map(({ email }) => email),
  )
  const seen = people.map((contact) => {
    const trouble = suppressed.get(contact.email)
    return { ...contact, mail: trouble && { state: trouble.reason, at: trouble.at } }
  })
  return { customer, contacts: seen, balances: balancesOf(open, dateIn(ctx.tenant.timeZone, ctx.now)) }
}

export async function createCustomer(ctx: TenantCtx, input: CreateCustomer) {
  const customer: Customer = { ...input, id: randomId(), version: 1, createdAt: ctx.now }
  await commit(
    ctx,
    customers.insert(ctx, customer),
    event(ctx, "customer.created", { customerId: customer.id, facts: { name: customer.name } }),
  )
  return customer
}

export async function updateCustomer(ctx: TenantCtx, { id, ...input }: CreateCustomer & { id: string }) {
  const before = await customers.get(ctx, id, id)
  const customer = next(before, input)
  const changes = changesBetween(before, customer, Object.keys(input) as (keyof CreateCustomer)[])
  await commit(
    ctx,
    customers.replace(ctx, customer),
    event(ctx, "customer.updated", { customerId: id, facts: { name: customer.name }, changes }),
  )
  return customer
}

export async function listCustomerActivity(
  ctx: StaffCtx,
  { customerId, ...input }: PageInput & { customerId: string },
) {
  await customers.get(ctx, customerId, customerId)
  return listEvents(ctx, input, customerId)
}
