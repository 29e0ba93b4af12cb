import { notFound } from "../../shared/errors.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import type { Retainer, RetainerView } from "../../shared/retainers.ts"
import type { ContactCtx, Ctx, TenantCtx } from "../context.ts"
import { customerNames, customers } from "../customers/store.ts"
import { viewed } from "../preview/viewed.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { remainingOf } from "./rules.ts"
import { movementsOf, retainers } from "./store.ts"

const isShown = ({ publishedAt }: Retainer) => publishedAt !== undefined

const viewOf = (retainer: Retainer, customerName?: string): RetainerView => ({
  ...retainer,
  remaining: remainingOf(retainer),
  customerName,
})

export async function listTenantRetainers(ctx: TenantCtx, input: PageInput): Promise<Page<RetainerView>> {
  const { items, next } = await retainers.all(ctx, input)
  const names = await customerNames(
    ctx,
    items.map(({ customerId }) => customerId),
  )
  return { items: items.map((each) => viewOf(each, names.get(each.customerId))), next }
}

export async function listCustomerRetainers(ctx: TenantCtx, { customerId }: { customerId: string }) {
  await customers.get(ctx, customerId, customerId)
  const all = await retainers.owned(ctx, customerId)
  return { items: all.reverse().map((each) => viewOf(each)), next: null }
}

export async function listContactRetainers(ctx: ContactCtx) {
  requireVisible(ctx, "retainers")
  const all = await retainers.owned(ctx, ctx.customerId)
  const shown = all.filter(isShown).reverse()
  return { items: shown.map((each) => viewOf(each)), next: null }
}

/** Its newest movement first. */
export async function detailOf(ctx: Ctx, retainer: Retainer) {
  const movements = await movementsOf(ctx, retainer)
  return { retainer: viewOf(retainer), movements: movements.reverse() }
}

export const getCustomerRetainer = async (ctx: TenantCtx, of: { customerId: string; id: string }) =>
  detailOf(ctx, await retainers.get(ctx, of.id, of.customerId))

export async function getContactRetainer(ctx: ContactCtx, { id }: { id: string }) {
  requireVisible(ctx, "retainers")
  const retainer = await retainers.get(ctx, id, ctx.customerId)
  if (!isShown(retainer)) throw notFound()
  await viewed(ctx, "document.viewed", id, { kind: "retainer", number: retainer.number })
  return detailOf(ctx, retainer)
}
