import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { zero } from "../../shared/money.ts"
import type { DraftRetainer, Retainer } from "../../shared/retainers.ts"
import { next } from "../../shared/stored.ts"
import type { TenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { takeNumber } from "../numbering/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { detailOf } from "./read.ts"
import { remainingOf } from "./rules.ts"
import { retainers } from "./store.ts"

type Which = { customerId: string; id: string }

const about = ({ id, customerId, number, name }: Retainer) => ({
  customerId,
  subjectId: id,
  facts: { kind: "retainer", number, name },
})

export async function draftRetainer(
  ctx: TenantCtx,
  { customerId, ...input }: DraftRetainer & { customerId: string },
) {
  await customers.get(ctx, customerId, customerId)
  const nil = zero(input.currency)
  const retainer: Retainer = {
    ...input,
    id: newId("ret", ctx.now),
    version: 1,
    customerId,
    number: "",
    document: "draft",
    received: nil,
    drawn: nil,
    refunded: nil,
    createdAt: ctx.now,
  }
  await commit(ctx, retainers.insert(ctx, retainer), event(ctx, "document.drafted", about(retainer)))
  return detailOf(ctx, retainer)
}

async function publishOnce(ctx: TenantCtx, { customerId, id }: Which) {
  const draft = await retainers.get(ctx, id, customerId)
  if (draft.document === "void") throw conflict("voided")
  if (draft.document === "published") return detailOf(ctx, draft)
  const { number, writes } = await takeNumber(ctx, "retainer", { documentId: id, customerId })
  const retainer = next(draft, { document: "published", number, publishedAt: ctx.now })
  await commit(
    ctx,
    retainers.replace(ctx, retainer),
    ...writes,
    event(ctx, "document.published", about(retainer)),
  )
  return detailOf(ctx, retainer)
}

export const publishRetainer = (ctx: TenantCtx, which: Which) => withFreshReads(() => publishOnce(ctx, which))

/** One that holds money is refunded or drawn to nil first. */
export async function voidRetainer(ctx: TenantCtx, { customerId, id }: Which) {
  const before = await retainers.get(ctx, id, customerId)
  if (before.document === "void") throw conflict("voided")
  if (remainingOf(before).minor > 0) throw conflict("has_money")
  const retainer = next(before, { document: "void" })
  await commit(ctx, retainers.replace(ctx, retainer), event(ctx, "document.voided", about(retainer)))
  return detailOf(ctx, retainer)
}
