import type { BankChange, BankSlot, ProposeBankChange } from "../../shared/bank-transfers.ts"
import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { bankEvent } from "./events.ts"
import { getBankBook } from "./read.ts"
import { accountAt, approved, proposed, settled, withdrawn } from "./rules.ts"
import { bankChanges } from "./store.ts"

const changesMax = 500

type Now = { tenant: Tenant; slots: BankSlot[]; writes: Write[] }

/** The details as they are by the clock, and what says so of each change that took effect since. */
async function asOfNow(ctx: Ctx): Promise<Now> {
  const tenant = await getTenant(ctx)
  const { slots, became } = settled(tenant.bank, ctx.now)
  const effective = await Promise.all(became.map((id) => bankChanges.get(ctx, id)))
  return { tenant, slots, writes: effective.map((change) => bankEvent(ctx, "bankDetails.effective", change)) }
}

const save = (tenant: Tenant, bank: BankSlot[]) => replaceTenant(next(tenant, { bank }))

const same = (a: object | undefined, b: object | undefined) => {
  const sorted = (value: object = {}) => JSON.stringify(Object.entries(value).sort())
  return sorted(a) === sorted(b)
}

async function proposeOnce(ctx: StaffCtx, { currency, account }: ProposeBankChange) {
  const { tenant, slots, writes } = await asOfNow(ctx)
  const slot = slots.find((each) => each.currency === currency)
  const before = slot && accountAt(slot, ctx.now)
  const after = account ?? undefined
  if (same(before, after)) throw conflict("nothing_changed")
  if ((await bankChanges.owned(ctx)).length >= changesMax) throw conflict("too_many_bank_changes")
  const change: BankChange = {
    id: newId("bnk", ctx.now),
    version: 1,
    currency,
    before,
    after,
    state: "proposed",
    proposedBy: { id: ctx.staff.id, name: ctx.staff.name },
    proposedAt: ctx.now,
  }
  await commit(
    ctx,
    bankChanges.insert(ctx, change),
    save(tenant, proposed(slots, change)),
    ...writes,
    bankEvent(ctx, "bankDetails.proposed", change),
  )
}

/** Nothing of it is seen by customers yet. Throws `conflict` while another change of this currency is under way. */
export async function proposeBankChange(ctx: StaffCtx, input: ProposeBankChange) {
  await withFreshReads(() => proposeOnce(ctx, input))
  return getBankBook(ctx)
}

type Verdict = {
  step: typeof approved | typeof withdrawn
  says: "bankDetails.approved" | "bankDetails.withdrawn"
}

async function decideOnce(ctx: StaffCtx, id: string, { step, says }: Verdict) {
  const [{ tenant, slots, writes }, change] = await Promise.all([asOfNow(ctx), bankChanges.get(ctx, id)])
  const after = step({ change, slots }, { id: ctx.staff.id, name: ctx.staff.name }, ctx.now)
  await commit(
    ctx,
    bankChanges.replace(ctx, after.change),
    save(tenant, after.slots),
    ...writes,
    bankEvent(ctx, says, after.change),
  )
}

const decide =
  (verdict: Verdict) =>
  async (ctx: StaffCtx, { id }: { id: string }) => {
    await withFreshReads(() => decideOnce(ctx, id, verdict))
    return getBankBook(ctx)
  }

/** By somebody else than who proposed it; from now on the cooling-off runs. */
export const approveBankChange = decide({ step: approved, says: "bankDetails.approved" })
export const withdrawBankChange = decide({ step: withdrawn, says: "bankDetails.withdrawn" })

/** By the clock: notes what has taken effect, so that it is told by mail. It held already, without this. */
export const noteEffectiveBankDetails = (ctx: Ctx) =>
  withFreshReads(async () => {
    const { tenant, slots, writes } = await asOfNow(ctx)
    if (writes.length > 0) await commit(ctx, save(tenant, slots), ...writes)
  })
