import { notFound } from "../../shared/errors.ts"
import type { PageInput } from "../../shared/pages.ts"
import type { ContactCtx, TenantCtx } from "../context.ts"
import { customerNames, customers } from "../customers/store.ts"
import { viewed } from "../preview/viewed.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { creditNotes } from "./store.ts"

type Notes = Awaited<ReturnType<typeof creditNotes.owned>>

/** A customer has few: they are read whole, newest first. */
function pageOf(notes: Notes, { after, limit }: PageInput) {
  const own = notes.toSorted((a, b) => b.issuedOn.localeCompare(a.issuedOn) || b.id.localeCompare(a.id))
  const from = after ? own.findIndex(({ id }) => id === after) + 1 : 0
  const items = own.slice(from, from + limit)
  return { items, next: from + limit < own.length ? (items.at(-1)?.id ?? null) : null }
}

/** A customer's own. Credit notes show wherever invoices do; drafts exist for the team alone. */
export async function listContactCreditNotes(ctx: ContactCtx, input: PageInput) {
  requireVisible(ctx, "invoices")
  const own = await creditNotes.owned(ctx, ctx.customerId)
  return pageOf(
    own.filter(({ document }) => document !== "draft"),
    input,
  )
}

export async function listCustomerCreditNotes(
  ctx: TenantCtx,
  { customerId, ...input }: PageInput & { customerId: string },
) {
  await customers.get(ctx, customerId, customerId)
  return pageOf(await creditNotes.owned(ctx, customerId), input)
}

export async function getContactCreditNote(ctx: ContactCtx, { id }: { id: string }) {
  requireVisible(ctx, "invoices")
  const note = await creditNotes.get(ctx, id, ctx.customerId)
  if (note.document === "draft") throw notFound()
  await viewed(ctx, "document.viewed", id, { kind: "creditNote", number: note.number })
  return note
}

/** All customers' notes, drafts too, newest first. */
export async function listTenantCreditNotes(ctx: TenantCtx, input: PageInput) {
  const { items, next } = await creditNotes.all(ctx, input)
  const names = await customerNames(
    ctx,
    items.map(({ customerId }) => customerId),
  )
  return { items: items.map((note) => ({ ...note, customerName: names.get(note.customerId) })), next }
}

export const getCustomerCreditNote = (
  ctx: TenantCtx,
  { customerId, id }: { customerId: string; id: string },
) => creditNotes.get(ctx, id, customerId)
