import type {
  BulkInvitationView,
  BulkState,
  DraftBulkInvitation,
  LookAtSelection,
  RecipientCounts,
  SelectionLook,
  SkippedReason,
} from "../../shared/bulk-invitations.ts"
import { skippedReasons } from "../../shared/bulk-invitations.ts"
import { addSeconds } from "../../shared/dates.ts"
import { conflict } from "../../shared/errors.ts"
import type { EventType } from "../../shared/events.ts"
import { linkSeconds } from "../../shared/links.ts"
import type { PageInput } from "../../shared/pages.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { event } from "../events.ts"
import { sendJob } from "../job-queue.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { hindrance } from "./hindrance.ts"
import type { BulkMessage } from "./message.ts"
import { mailsPerSecond } from "./pace.ts"
import { resolveSelection } from "./select.ts"
import { askedOf, bulkIdOf, bulkInvitations, countsOf, recipientsOf, type StoredBulk } from "./store.ts"

/** Its last link has run out by then, and every mail server has answered. */
const isSettled = ({ finishedAt }: StoredBulk, now: string) =>
  finishedAt !== undefined && addSeconds(finishedAt, 2 * linkSeconds.invitation) < now

async function countedOf(ctx: Ctx, bulk: StoredBulk): Promise<RecipientCounts> {
  if (bulk.settled) return bulk.settled
  const settled = countsOf(await recipientsOf(ctx, bulk.id), ctx.now)
  if (isSettled(bulk, ctx.now) && !ctx.looksOnly)
    await commit(ctx, bulkInvitations.replace(ctx, next(bulk, { settled })))
  return settled
}

async function viewOf(ctx: Ctx, bulk: StoredBulk): Promise<BulkInvitationView> {
  const counts = await countedOf(ctx, bulk)
  const goesOut = bulk.state === "sending" || bulk.state === "scheduled"
  const from = bulk.startsAt && bulk.startsAt > ctx.now ? bulk.startsAt : ctx.now
  const throughAt = goesOut ? addSeconds(from, Math.ceil(counts.queued / mailsPerSecond)) : null
  return { ...bulk, counts, mailsPerSecond, throughAt }
}

const ask = (ctx: Ctx, kind: BulkMessage["kind"], { id: bulkInvitationId, run }: StoredBulk) =>
  sendJob({ kind, tenantId: ctx.tenantId, bulkInvitationId, run })

async function newBulk(ctx: StaffCtx, draft: DraftBulkInvitation): Promise<StoredBulk> {
  const { idempotencyKey, ...content } = draft
  const bulk: StoredBulk = {
    ...content,
    id: bulkIdOf(idempotencyKey),
    version: 1,
    state: "preparing",
    createdAt: ctx.now,
    createdBy: ctx.staff.name,
    staffId: ctx.staff.id,
    run: 1,
    asked: askedOf(draft),
  }
  const facts = { of: content.selection.of }
  await commit(
    ctx,
    bulkInvitations.insert(ctx, bulk),
    event(ctx, "bulkInvitation.created", { subjectId: bulk.id, facts }),
  )
  return bulk
}

/**
 * Answers at once: who gets one is found out afterwards. The same key again is the same one, which is also how a request
 * whose answer was lost makes sure that it begins. Throws `conflict` (portal_disabled, key_reused).
 */
export async function createBulkInvitation(ctx: StaffCtx, draft: DraftBulkInvitation) {
  if (!ctx.tenant.portal.enabled) throw conflict("portal_disabled")
  const id = bulkIdOf(draft.idempotencyKey)
  const bulk = await withFreshReads(async () => (await bulkInvitations.find(ctx, id)) ?? newBulk(ctx, draft))
  if (bulk.asked !== askedOf(draft)) throw conflict("key_reused")
  if (bulk.state === "preparing") await ask(ctx, "invitations.prepare", bulk)
  return viewOf(ctx, bulk)
}

/** Newest first. */
export async function listBulkInvitations(ctx: StaffCtx, input: PageInput) {
  const page = await bulkInvitations.all(ctx, input)
  return { ...page, items: await Promise.all(page.items.map((bulk) => viewOf(ctx, bulk))) }
}

export const getBulkInvitation = async (ctx: StaffCtx, { id }: { id: string }) =>
  viewOf(ctx, await bulkInvitations.get(ctx, id))

type Turn = {
  from: BulkState[]
  type: EventType
  changes: (bulk: StoredBulk, now: string) => Partial<StoredBulk>
}

const turns = {
  pause: {
    from: ["sending", "scheduled"],
    type: "bulkInvitation.paused",
    changes: () => ({ state: "paused", reason: undefined }),
  },
  resume: {
    from: ["paused"],
    type: "bulkInvitation.resumed",
    changes: ({ run, startsAt }, now) => ({
      state: startsAt && startsAt > now ? "scheduled" : "sending",
      reason: undefined,
      run: run + 1,
    }),
  },
  stop: {
    from: ["preparing", "sending", "scheduled", "paused"],
    type: "bulkInvitation.stopped",
    changes: (_, now) => ({ state: "stopped", reason: undefined, finishedAt: now }),
  },
} satisfies Record<string, Turn>

/** Throws `conflict` (portal_disabled, mails_paused): it would only be paused again. */
async function requireFree(ctx: Ctx) {
  const reason = await hindrance(ctx)
  if (reason) throw conflict(reason === "portal_disabled" ? reason : "mails_paused")
}

/** Holds from the next second of sending on. Asked twice it is no error; what has ended stays so. */
async function turn(ctx: StaffCtx, id: string, name: keyof typeof turns) {
  const { from, type, changes }: Turn = turns[name]
  const bulk = await withFreshReads(async () => {
    const before = await bulkInvitations.get(ctx, id)
    const after = next(before, changes(before, ctx.now))
    if (before.state === after.state) return before
    if (!from.includes(before.state)) throw conflict("not_now")
    if (name === "resume") await requireFree(ctx)
    await commit(ctx, bulkInvitations.replace(ctx, after), event(ctx, type, { subjectId: id }))
    return after
  })
  if (name === "resume") await ask(ctx, "invitations.send", bulk)
  return viewOf(ctx, bulk)
}

type Which = { id: string }
export const pauseBulkInvitation = (ctx: StaffCtx, { id }: Which) => turn(ctx, id, "pause")
export const resumeBulkInvitation = (ctx: StaffCtx, { id }: Which) => turn(ctx, id, "resume")
export const stopBulkInvitation = (ctx: StaffCtx, { id }: Which) => turn(ctx, id, "stop")

const shownMax = 50

export async function lookAtSelection(ctx: StaffCtx, { selection }: LookAtSelection): Promise<SelectionLook> {
  const all = await resolveSelection(ctx, selection)
  const [chosen, left] = [
    all.filter(({ state }) => state === "queued"),
    all.filter(({ state }) => state === "skipped"),
  ]
  const skipped = Object.fromEntries(skippedReasons.map((reason) => [reason, 0])) as Record<
    SkippedReason,
    number
  >
  for (const { reason } of left) if (reason) skipped[reason] += 1
  return {
    customers: new Set(all.map(({ customerId }) => customerId)).size,
    recipients: chosen.length,
    skipped,
    someRecipients: chosen.slice(0, shownMax),
    someSkipped: left.slice(0, shownMax),
  }
}
