import {
  type Contact,
  type ContactFilters,
  type ContactLine,
  invitationStateOf,
} from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import type { TenantCtx } from "../context.ts"
import { byteOrderMark, csvRows } from "../csv.ts"
import { reply } from "../http/route.ts"
import { suppressionsOf } from "../suppressions/store.ts"
import { contacts, customerNames, sortableName } from "./store.ts"

/** Of people at any number of customers, in few round trips. */
async function linesOf(ctx: TenantCtx, people: Contact[]): Promise<ContactLine[]> {
  const suppressed = await suppressionsOf(
    ctx,
    people.map(({ email }) => email),
  )
  const names = await customerNames(
    ctx,
    people.map(({ customerId }) => customerId),
  )
  return people.map((contact) => {
    const trouble = suppressed.get(contact.email)
    return {
      ...contact,
      customerName: names.get(contact.customerId) ?? "",
      invitation: invitationStateOf(contact, ctx.now),
      mail: trouble && { state: trouble.reason, at: trouble.at },
    }
  })
}

const matches = ({ name, email, customerName }: ContactLine, wanted: string) =>
  [name, email, customerName].some((text) => sortableName(text).includes(wanted))

const fits =
  ({ search, state, role, mail }: ContactFilters) =>
  (line: ContactLine) =>
    (!state || line.invitation === state) &&
    (!role || line.role === role) &&
    (!mail || line.mail !== undefined) &&
    (!search || matches(line, sortableName(search)))

const everyFitting = async (ctx: TenantCtx, filters: ContactFilters) =>
  (await linesOf(ctx, await contacts.whole(ctx))).filter(fits(filters))

/**
 * People at all customers, by name. Without a filter a page is read and no more; with one, everybody is looked
 * through, and the cursor is the last one shown.
 */
export async function listContacts(
  ctx: TenantCtx,
  { after, limit, ...filters }: ContactFilters & PageInput,
): Promise<Page<ContactLine>> {
  if (Object.values(filters).every((filter) => filter === undefined)) {
    const { items, next } = await contacts.all(ctx, { after, limit }, false)
    return { items: await linesOf(ctx, items), next }
  }
  const found = await everyFitting(ctx, filters)
  const left = found.slice(found.findIndex(({ id }) => id === after) + 1)
  const items = left.slice(0, limit)
  return { items, next: left.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const heads = ["Name", "E-mail", "Customer", "Role", "Language", "Invitation", "Last here (UTC)", "Mail"]

export async function exportContacts(ctx: TenantCtx, filters: ContactFilters) {
  const rows = (await everyFitting(ctx, filters)).map((line) => [
    ...[line.name, line.email, line.customerName, line.role, line.language],
    ...[line.invitation, line.lastSeenAt, line.mail?.state],
  ])
  const bytes = Buffer.from(byteOrderMark + csvRows([heads, ...rows]))
  const name = `contacts-${dateIn(ctx.tenant.timeZone, ctx.now)}.csv`
  return reply(null, { file: { bytes, type: "text/csv; charset=utf-8", name } })
}
