import type { ChangeVisibility, Customer } from "../../shared/customers.ts"
import { next } from "../../shared/stored.ts"
import { effectiveVisibility, type VisibilityOverrides, visibilityKinds } from "../../shared/tenants.ts"
import type { StaffCtx } from "../context.ts"
import { changesBetween, event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { customers } from "./store.ts"

const isSame = (a: VisibilityOverrides = {}, b: VisibilityOverrides = {}) =>
  visibilityKinds.every((kind) => a[kind] === b[kind])

/** Undefined where nothing differs from how it was. */
async function store(ctx: StaffCtx, before: Customer, overrides: VisibilityOverrides) {
  if (isSame(before.visibility, overrides)) return undefined
  const customer = next(before, { visibility: Object.keys(overrides).length > 0 ? overrides : undefined })
  const effective = effectiveVisibility(ctx.tenant.portal.visibility, overrides)
  const changed = event(ctx, "customer.visibilityChanged", {
    customerId: customer.id,
    facts: { name: customer.name, hidden: visibilityKinds.filter((kind) => !effective[kind]).join(", ") },
    changes: changesBetween(before, customer, ["visibility"]),
  })
  await commit(ctx, customers.replace(ctx, customer), changed)
  return customer
}

/** What this customer sees that others do not, and what it does not see that others do. */
export const setVisibility = (
  ctx: StaffCtx,
  { id, overrides }: { id: string; overrides: VisibilityOverrides },
): Promise<Customer> =>
  withFreshReads(async () => {
    const before = await customers.get(ctx, id, id)
    return (await store(ctx, before, overrides)) ?? before
  })

const chosen = { on: true, off: false, inherit: undefined }

function applied(
  before: VisibilityOverrides = {},
  changes: ChangeVisibility["changes"],
): VisibilityOverrides {
  const all = visibilityKinds.map((kind) => {
    const change = changes[kind]
    return [kind, change ? chosen[change] : before[kind]] as const
  })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}

/** One after the other, each in a commit of its own: asked again, it goes on where it stopped and changes nothing twice. */
export async function changeVisibility(ctx: StaffCtx, { customerIds, changes }: ChangeVisibility) {
  let changed = 0
  for (const id of new Set(customerIds))
    await withFreshReads(async () => {
      const before = await customers.get(ctx, id, id)
      if (await store(ctx, before, applied(before.visibility, changes))) changed += 1
    })
  return { changed }
}
