import type { Contact } from "../../shared/customers.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { event } from "../events.ts"
import { invitationWrites } from "../invitations/send.ts"
import { sendJob } from "../job-queue.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { isSuppressed } from "../suppressions/store.ts"
import { hindrance } from "./hindrance.ts"
import type { BulkMessage } from "./message.ts"
import { mailsPerSecond, takeTurn } from "./pace.ts"
import { reasonNot } from "./select.ts"
import { bulkInvitations, recipients, recipientsOf, type StoredBulk, type StoredRecipient } from "./store.ts"

/** Well inside the function's 300 seconds. */
const budgetMilliseconds = 150_000
/** SQS lets a message wait no longer. */
const waitSecondsMax = 900

const later = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date().toISOString() })

/** In the name of who asked for it, so that the mail says who invites and the log who did. */
const inNameOf = (ctx: Ctx, { staffId, createdBy }: StoredBulk): Ctx => ({
  ...ctx,
  actor: { kind: "staff", id: staffId, name: createdBy },
})

/** The bulk invitation, as long as this turn of it still goes on. */
async function underWay(ctx: Ctx, { bulkInvitationId, run }: BulkMessage) {
  const bulk = await bulkInvitations.get(ctx, bulkInvitationId)
  if (bulk.run !== run || bulk.state !== "sending") return undefined
  const reason = await hindrance(ctx)
  if (!reason) return bulk
  const paused = event(ctx, "bulkInvitation.paused", { subjectId: bulk.id, facts: { reason } })
  await commit(ctx, bulkInvitations.replace(ctx, next(bulk, { state: "paused", reason })), paused)
  return undefined
}

/** An invitation of this very recipient that was withheld is no reason: nobody got it. */
async function reasonNotNow(ctx: Ctx, { linkId }: StoredRecipient, contact: Contact) {
  const invitedAt = linkId && contact.linkId === linkId ? undefined : contact.invitedAt
  return reasonNot({ ...contact, invitedAt }, await isSuppressed(ctx, contact.email), ctx.now)
}

/**
 * One invitation: the contact's row, the link, the event that is mailed and the recipient's row in one commit, so that
 * a worker that dies has either done all of it or nothing, and whoever comes next can tell (R52).
 */
const inviteOne = (asked: Ctx, bulk: StoredBulk, { id }: StoredRecipient) =>
  withFreshReads(async () => {
    const ctx = later(asked)
    const recipient = await recipients.get(ctx, id)
    if (recipient.state !== "queued") return
    const contact = await contacts.find(ctx, recipient.contactId, recipient.customerId)
    const reason = contact ? await reasonNotNow(ctx, recipient, contact) : "removed"
    if (!contact || reason) {
      const skipped = next(recipient, { state: "skipped", reason, at: ctx.now, linkId: undefined })
      return commit(ctx, recipients.replace(ctx, skipped))
    }
    const of = { bulkInvitationId: bulk.id }
    const { invited, writes } = await invitationWrites(inNameOf(ctx, bulk), contact, "invitation.sent", of)
    const { email, language, name } = contact
    const sent = next(recipient, {
      state: "sent",
      at: ctx.now,
      linkId: invited.linkId,
      email,
      language,
      name,
    })
    await commit(ctx, ...writes, recipients.replace(ctx, sent))
  })

/** True when nobody is left; false where the turn ended, or time ran out. */
async function work(ctx: Ctx, message: BulkMessage): Promise<"through" | "late" | "over"> {
  const begun = Date.now()
  const queued = (await recipientsOf(ctx, message.bulkInvitationId)).filter(({ state }) => state === "queued")
  for (let at = 0; at < queued.length; at += mailsPerSecond) {
    const bulk = await underWay(later(ctx), message)
    if (!bulk) return "over"
    if (Date.now() - begun > budgetMilliseconds) return "late"
    for (const recipient of queued.slice(at, at + mailsPerSecond)) {
      await takeTurn()
      await inviteOne(ctx, bulk, recipient)
    }
  }
  return "through"
}

async function finish(asked: Ctx, message: BulkMessage) {
  const ctx = later(asked)
  const bulk = await underWay(ctx, message)
  if (!bulk) return
  const all = await recipientsOf(ctx, bulk.id)
  const facts = { total: bulk.total ?? 0, sent: all.filter(({ linkId }) => linkId).length }
  const ended = event(ctx, "bulkInvitation.finished", { subjectId: bulk.id, facts })
  await commit(ctx, bulkInvitations.replace(ctx, next(bulk, { state: "done", finishedAt: ctx.now })), ended)
}

/** Sleeps in the queue until its time has come: a message that comes early goes back for as long as SQS allows. */
async function begin(ctx: Ctx, bulk: StoredBulk, message: BulkMessage): Promise<boolean> {
  const seconds = Math.ceil((Date.parse(bulk.startsAt ?? ctx.now) - Date.parse(ctx.now)) / 1000)
  if (seconds > 0) {
    await sendJob(message, Math.min(seconds, waitSecondsMax))
    return false
  }
  await commit(ctx, bulkInvitations.replace(ctx, next(bulk, { state: "sending" })))
  return true
}

/**
 * Sends what is still queued. Two workers with the same message share the count of `takeTurn` and write each
 * recipient once; one that dies leaves the rest to the message when it comes back.
 */
export async function sendInvitations(ctx: Ctx, message: BulkMessage) {
  const bulk = await bulkInvitations.get(ctx, message.bulkInvitationId)
  if (bulk.run !== message.run) return
  if (bulk.state === "scheduled" && !(await begin(ctx, bulk, message))) return
  const ended = await work(ctx, message)
  if (ended === "late") await sendJob(message)
  if (ended === "through") await finish(ctx, message)
}
