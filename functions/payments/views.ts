import type { Page, PageInput } from "../../shared/pages.ts"
import type { Payment, PaymentView } from "../../shared/payments.ts"
import type { ContactCtx, TenantCtx } from "../context.ts"
import { customerNames } from "../customers/store.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { payments } from "./store.ts"

const listMax = 5000

/** A checkout that somebody opened and left is nothing a customer looks for in a list. */
const isListed = ({ state }: Payment) => state !== "started" && state !== "expired"

/** Its own date, which imported ones bring with them; then the order in which they came. */
const placeOf = ({ on, id }: Payment) => `${on} ${id}`

/** Newest first: what was paid for invoices goes with them. The cursor is the place of the last one seen. */
export async function listPayments(ctx: ContactCtx, { after, limit }: PageInput): Promise<Page<PaymentView>> {
  requireVisible(ctx, "invoices")
  const all = (await payments.owned(ctx, ctx.customerId, { limit: listMax })).filter(isListed)
  const own = all.toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
  const left = after ? own.filter((payment) => placeOf(payment) < after) : own
  const items = left.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last && left.length > limit ? placeOf(last) : null }
}

export async function getPayment(ctx: ContactCtx, { id }: { id: string }): Promise<PaymentView> {
  requireVisible(ctx, "invoices")
  return payments.get(ctx, id, ctx.customerId)
}

export async function listTenantPayments(ctx: TenantCtx, input: PageInput): Promise<Page<PaymentView>> {
  const { items, next } = await payments.all(ctx, input)
  const names = await customerNames(
    ctx,
    items.map(({ customerId }) => customerId),
  )
  return {
    items: items.map((payment) => ({ ...payment, customerName: names.get(payment.customerId) })),
    next,
  }
}
