import type { NumberingSettings, UpdateNumbering } from "../../shared/documents.ts"
import type { StaffCtx, TenantCtx } from "../context.ts"
import { changesBetween, event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { changeCounter, counterOf } from "./store.ts"

export async function getNumbering(ctx: TenantCtx): Promise<NumberingSettings> {
  const [invoice, creditNote, estimate, retainer, receipt] = await Promise.all([
    counterOf(ctx, "invoice"),
    counterOf(ctx, "creditNote"),
    counterOf(ctx, "estimate"),
    counterOf(ctx, "retainer"),
    counterOf(ctx, "receipt"),
  ])
  return { kinds: { invoice, creditNote, estimate, retainer, receipt } }
}

/** The counter may go back: numbers that documents have already are passed over when they are given. */
export async function updateNumbering(ctx: StaffCtx, { kind, ...changes }: UpdateNumbering) {
  const counter = await counterOf(ctx, kind)
  const changed = changesBetween(counter, { ...counter, ...changes }, ["prefix", "next", "width"])
  const facts = { kind, prefix: changes.prefix, next: changes.next }
  await commit(
    ctx,
    changeCounter(ctx, counter, changes),
    event(ctx, "numbering.updated", { facts, changes: changed }),
  )
  return getNumbering(ctx)
}
