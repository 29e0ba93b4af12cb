import { staffMay } from "../../shared/access.ts"
import type { BankBook, BankChange, BankChangeView, BankDetails } from "../../shared/bank-transfers.ts"
import type { ContactCtx, StaffCtx } from "../context.ts"
import { staff } from "../staff-members/store.ts"
import { getTenant } from "../tenants/store.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { detailsAt, masked, stateOf } from "./rules.ts"
import { bankChanges } from "./store.ts"

function viewOf({ before, after, ...change }: BankChange, now: string): BankChangeView {
  const state = stateOf(change, now)
  const underWay = state === "proposed" || state === "coolingOff"
  return {
    ...change,
    state,
    before: before && masked(before),
    after: after && (underWay ? after : masked(after)),
  }
}

export async function getBankBook(ctx: StaffCtx): Promise<BankBook> {
  const [{ bank }, changes, team] = await Promise.all([
    getTenant(ctx),
    bankChanges.owned(ctx),
    staff.owned(ctx),
  ])
  const others = team.filter(
    ({ id, state, role }) => id !== ctx.staff.id && state === "active" && staffMay(role, "bank.write"),
  )
  return {
    current: detailsAt(bank, ctx.now),
    changes: changes.reverse().map((change) => viewOf(change, ctx.now)),
    approvers: others.length,
  }
}

/** What holds at this moment, to whom invoices are shown. */
export async function getBankDetails(ctx: ContactCtx): Promise<BankDetails> {
  requireVisible(ctx, "invoices")
  return { items: detailsAt(ctx.tenant.bank, ctx.now) }
}
