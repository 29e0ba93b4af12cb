import { AppError } from "../../shared/errors.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { sendJob } from "../job-queue.ts"
import { commit } from "../store/entity.ts"
import type { BulkMessage } from "./message.ts"
import { resolveSelection } from "./select.ts"
import {
  bulkInvitations,
  recipientId,
  recipients,
  recipientsMax,
  type StoredBulk,
  type StoredRecipient,
} from "./store.ts"

const together = 90

const isTaken = (error: unknown) => error instanceof AppError && error.code === "conflict"

/** Those that an earlier attempt stored already stay as they are. */
async function keep(ctx: Ctx, rows: StoredRecipient[]) {
  for (let at = 0; at < rows.length; at += together) {
    const some = rows.slice(at, at + together)
    try {
      await commit(ctx, ...some.map((row) => recipients.insert(ctx, row)))
    } catch (error) {
      if (!isTaken(error)) throw error
      for (const row of some)
        if (!(await recipients.find(ctx, row.id))) await commit(ctx, recipients.insert(ctx, row))
    }
  }
}

const sendOn = ({ tenantId }: Ctx, { id: bulkInvitationId, run }: StoredBulk) =>
  sendJob({ kind: "invitations.send", tenantId, bulkInvitationId, run })

async function begin(ctx: Ctx, bulk: StoredBulk, total: number) {
  const state = bulk.startsAt && bulk.startsAt > ctx.now ? ("scheduled" as const) : ("sending" as const)
  const ready = next(bulk, { state, total })
  await commit(ctx, bulkInvitations.replace(ctx, ready))
  await sendOn(ctx, ready)
}

async function refuse(ctx: Ctx, bulk: StoredBulk, total: number) {
  const failed = next(bulk, { state: "failed", total, reason: "portico", finishedAt: ctx.now })
  const facts = { total, accepted: 0 }
  const ended = event(ctx, "bulkInvitation.finished", { subjectId: bulk.id, facts })
  await commit(ctx, bulkInvitations.replace(ctx, failed), ended)
}

/** Finds out who is meant and stores each, then lets the sending begin. Safe to run as often as the queue likes. */
export async function prepareInvitations(ctx: Ctx, { bulkInvitationId, run }: BulkMessage) {
  const bulk = await bulkInvitations.get(ctx, bulkInvitationId)
  if (bulk.run !== run) return
  // The attempt before this one may have ended between its commit and its message.
  if (bulk.state === "sending" || bulk.state === "scheduled") await sendOn(ctx, bulk)
  if (bulk.state !== "preparing") return
  const found = await resolveSelection(ctx, bulk.selection)
  const total = found.filter(({ state }) => state === "queued").length
  if (found.length > recipientsMax) return refuse(ctx, bulk, total)
  await keep(
    ctx,
    found.map((each) => ({
      ...each,
      id: recipientId(bulk.id, each.contactId),
      version: 1,
      bulkInvitationId: bulk.id,
    })),
  )
  await begin(ctx, bulk, total)
}
