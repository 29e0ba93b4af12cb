import type { CustomerFilters } from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import { formatAmount } from "../../shared/money.ts"
import type { TenantCtx } from "../context.ts"
import { byteOrderMark, csvRows } from "../csv.ts"
import { reply } from "../http/route.ts"
import { type Match, matching, portalStateOf } from "./matching.ts"

const heads = ["Number", "Name", "Name in Arabic", "E-mail", "Phone", "TRN", "Portal", "Currency", "Open"]

/** A line for each currency in which something is open, and one for whoever owes nothing. */
const rowsOf = ({ customer, people, owed }: Match) =>
  (owed.length > 0 ? owed : [{ currency: customer.currency, minor: 0 }]).map((amount) => [
    ...[customer.number, customer.name, customer.nameArabic, customer.email, customer.phone, customer.trn],
    ...[portalStateOf(people), amount.currency, Number(formatAmount(amount.minor, amount.currency))],
  ])

export async function exportCustomers(ctx: TenantCtx, filters: CustomerFilters) {
  const found = await matching(ctx, ctx.tenant.timeZone, filters)
  const bytes = Buffer.from(byteOrderMark + csvRows([heads, ...found.flatMap(rowsOf)]))
  const name = `customers-${dateIn(ctx.tenant.timeZone, ctx.now)}.csv`
  return reply(null, { file: { bytes, type: "text/csv; charset=utf-8", name } })
}
