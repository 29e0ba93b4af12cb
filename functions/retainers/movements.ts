import { dateIn } from "../../shared/dates.ts"
import { invalid } from "../../shared/errors.ts"
import type { EventType } from "../../shared/events.ts"
import { newId } from "../../shared/ids.ts"
import { money } from "../../shared/money.ts"
import type { DrawRetainer, MoveRetainer, Retainer, RetainerMovement } from "../../shared/retainers.ts"
import type { TenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { post } from "../ledger/ledger.ts"
import {
  retainerDrawnPosting,
  retainerReceivedPosting,
  retainerRefundedPosting,
} from "../ledger/movements.ts"
import type { Posting } from "../ledger/posting.ts"
import { madeBefore, rememberMade } from "../store/asked-once.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { detailOf } from "./read.ts"
import { drawnFor, moved } from "./rules.ts"
import { retainerMovements, retainers } from "./store.ts"

type Which = { customerId: string; id: string }
type Kind = RetainerMovement["kind"]
type Asked = Parameters<typeof madeBefore>[1]
type Moved = Omit<RetainerMovement, "id" | "version" | "customerId" | "retainerId" | "createdAt">

const postingOf: Record<Kind, typeof retainerDrawnPosting> = {
  received: retainerReceivedPosting,
  drawn: retainerDrawnPosting,
  refunded: retainerRefundedPosting,
}

const eventOf: Record<Kind, EventType> = {
  received: "retainer.received",
  drawn: "retainer.drawn",
  refunded: "retainer.refunded",
}

function movementOf(ctx: TenantCtx, { id: retainerId, customerId }: Retainer, of: Moved): RetainerMovement {
  const id = `${retainerId}.${newId("mov", ctx.now)}`
  return { ...of, id, version: 1, customerId, retainerId, createdAt: ctx.now }
}

function posted(ctx: TenantCtx, { number }: Retainer, movement: RetainerMovement): Posting {
  const { id, kind, customerId, retainerId: documentId, amount, on, reference, invoiceId } = movement
  const about = { movement: id, on, at: ctx.now, customerId, amount, documentId, number, reference }
  return postingOf[kind]({ ...about, ...(invoiceId !== undefined && { invoiceId }) })
}

/** One movement is one row, one posting, one event and the retainer's new sums, in one commit. */
async function commitMovement(
  ctx: TenantCtx,
  retainer: Retainer,
  of: Moved,
  asked: Asked,
  ...others: Write[]
) {
  const movement = movementOf(ctx, retainer, of)
  const { minor, currency } = of.amount
  await commit(
    ctx,
    retainers.replace(ctx, retainer),
    retainerMovements.insert(ctx, movement),
    ...post(ctx, posted(ctx, retainer, movement)),
    ...others,
    rememberMade(ctx, asked, movement.id),
    event(ctx, eventOf[of.kind], {
      customerId: retainer.customerId,
      subjectId: retainer.id,
      facts: {
        number: retainer.number,
        minor,
        currency,
        ...(of.invoiceNumber && { invoice: of.invoiceNumber }),
      },
    }),
  )
  return detailOf(ctx, retainer)
}

const todayOf = (ctx: TenantCtx) => dateIn(ctx.tenant.timeZone, ctx.now)

const askedFor = (
  what: Kind,
  { customerId, idempotencyKey: key, ...input }: (MoveRetainer | DrawRetainer) & Which,
): Asked => ({ customerId, key, what, input })

async function moveOnce(ctx: TenantCtx, kind: "received" | "refunded", typed: MoveRetainer & Which) {
  const { customerId, id, minor, on, reference } = typed
  const [before, asked] = [await retainers.get(ctx, id, customerId), askedFor(kind, typed)]
  if (await madeBefore(ctx, asked)) return detailOf(ctx, before)
  if (on > todayOf(ctx)) throw invalid({ on: "in_future" })
  const amount = money(minor, before.currency)
  return commitMovement(ctx, moved(before, kind, amount), { kind, amount, on, reference }, asked)
}

export const receiveRetainer = (ctx: TenantCtx, input: MoveRetainer & Which) =>
  withFreshReads(() => moveOnce(ctx, "received", input))

export const refundRetainer = (ctx: TenantCtx, input: MoveRetainer & Which) =>
  withFreshReads(() => moveOnce(ctx, "refunded", input))

async function drawOnce(ctx: TenantCtx, typed: DrawRetainer & Which) {
  const { customerId, id, minor, invoiceId } = typed
  const [before, unpaid] = await Promise.all([
    retainers.get(ctx, id, customerId),
    invoices.find(ctx, invoiceId, customerId),
  ])
  const asked = askedFor("drawn", typed)
  if (await madeBefore(ctx, asked)) return detailOf(ctx, before)
  if (!unpaid) throw invalid({ invoiceId: "unknown" })
  const amount = money(minor, before.currency)
  const after = moved(before, "drawn", amount)
  const invoice = drawnFor(unpaid, amount, ctx.now)
  return commitMovement(
    ctx,
    after,
    { kind: "drawn", amount, on: todayOf(ctx), invoiceId, invoiceNumber: invoice.number },
    asked,
    invoices.replace(ctx, invoice),
  )
}

/** Of two draws at once the second finds what the first has left, of the retainer and of the invoice. */
export const drawRetainer = (ctx: TenantCtx, input: DrawRetainer & Which) =>
  withFreshReads(() => drawOnce(ctx, input))
