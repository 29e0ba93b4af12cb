import { dateIn } from "../../shared/dates.ts"
import { notFound } from "../../shared/errors.ts"
import type { Invoice, ListInvoices } from "../../shared/invoices.ts"
import type { PageInput } from "../../shared/pages.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { ContactCtx, Ctx, StaffCtx, TenantCtx } from "../context.ts"
import { customerNames, customers } from "../customers/store.ts"
import { viewed } from "../preview/viewed.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { detailOf } from "./detail.ts"
import { pageOf, summaryOf, totalsOf } from "./list.ts"
import { isPayable } from "./payable.ts"
import { invoices } from "./store.ts"

const listMax = 1000

/** Lists of what is neither owed nor paid: what of it shows among all, to customers and to the company. */
const besides = { customer: ["void"], company: ["void", "draft"] }

async function besidesOf(ctx: Ctx, customerId: string, lists: string[]): Promise<Invoice[]> {
  return (await Promise.all(lists.map((list) => invoices.listed(ctx, customerId, list, listMax)))).flat()
}

/**
 * One customer's invoices. All that is open is read at once, because totals need it anyway; of the paid ones the
 * newest 1,000.
 */
async function listOf(
  ctx: Ctx & { tenant: Tenant },
  customerId: string,
  input: ListInvoices,
  more: string[],
) {
  const { filter } = input
  const today = dateIn(ctx.tenant.timeZone, ctx.now)
  const [open, closed, others] = await Promise.all([
    invoices.listed(ctx, customerId, "open", listMax),
    filter === "paid" || filter === "all" ? invoices.listed(ctx, customerId, "closed", listMax, true) : [],
    filter === "all" ? besidesOf(ctx, customerId, more) : [],
  ])
  const shown = filter === "paid" ? closed : [...open, ...closed, ...others]
  const items = shown.map((invoice) => summaryOf(invoice, today, ctx.now))
  return { ...pageOf(items, input), totals: totalsOf(open, today) }
}

export async function listContactInvoices(ctx: ContactCtx, input: ListInvoices) {
  requireVisible(ctx, "invoices")
  return listOf(ctx, ctx.customerId, input, besides.customer)
}

export async function listCustomerInvoices(
  ctx: TenantCtx,
  { customerId, ...input }: ListInvoices & { customerId: string },
) {
  await customers.get(ctx, customerId, customerId)
  return listOf(ctx, customerId, input, besides.company)
}

/** A draft does not exist for a customer, in the same words as an invoice that is somebody else's. */
export async function publishedInvoice(ctx: ContactCtx, id: string): Promise<Invoice> {
  requireVisible(ctx, "invoices")
  const invoice = await invoices.get(ctx, id, ctx.customerId)
  if (invoice.document === "draft") throw notFound()
  return invoice
}

export async function getContactInvoice(ctx: ContactCtx, { id }: { id: string }) {
  const invoice = await publishedInvoice(ctx, id)
  await viewed(ctx, "invoice.viewed", id, { number: invoice.number })
  return detailOf(ctx, invoice, ctx.customer, await isPayable(ctx, invoice))
}

export async function getCustomerInvoice(
  ctx: StaffCtx,
  { customerId, id }: { customerId: string; id: string },
) {
  const [customer, invoice] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    invoices.get(ctx, id, customerId),
  ])
  return detailOf(ctx, invoice, customer)
}

/** All customers' invoices, newest first. */
export async function listTenantInvoices(ctx: TenantCtx, input: PageInput) {
  const page = await invoices.all(ctx, input)
  const today = dateIn(ctx.tenant.timeZone, ctx.now)
  const names = await customerNames(
    ctx,
    page.items.map((invoice) => invoice.customerId),
  )
  const items = page.items.map((invoice) => ({
    ...summaryOf(invoice, today, ctx.now),
    customerName: names.get(invoice.customerId),
  }))
  return { items, next: page.next }
}
