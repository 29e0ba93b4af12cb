import { conflict, invalid } from "../../shared/errors.ts"
import type { DraftEstimate, Estimate } from "../../shared/estimates.ts"
import { newId } from "../../shared/ids.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import { claimAttachments } from "../attachments/claim.ts"
import type { TenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { changesBetween, event } from "../events.ts"
import { partiesOf } from "../invoices/parties.ts"
import { takeNumber } from "../numbering/store.ts"
import { projects } from "../projects/store.ts"
import { keepRevision } from "../revisions/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { staffDetail, todayOf } from "./read.ts"
import { contentOf, requireChangeable } from "./rules.ts"
import { shownEstimates } from "./shown.ts"
import { estimates } from "./store.ts"

type Which = { customerId: string; id: string }

export const about = ({ id, customerId, number, total }: Estimate) => ({
  customerId,
  subjectId: id,
  facts: { kind: "estimate", number, minor: total.minor, currency: total.currency },
})

/** A draft's files are the team's; a file that was taken off is nothing for its customer any more. */
async function attachTo(ctx: TenantCtx, after: Estimate, before?: Estimate) {
  const { id, customerId, attachmentIds, document } = after
  const removed = (before?.attachmentIds ?? []).filter((each) => !attachmentIds.includes(each))
  const internal = document === "draft"
  const [kept, hidden] = await Promise.all([
    claimAttachments(ctx, customerId, attachmentIds, id, { internal }),
    claimAttachments(ctx, customerId, removed, id, { internal: true }),
  ])
  return [...kept.writes, ...hidden.writes]
}

async function requireProject(ctx: TenantCtx, customerId: string, projectId: string | undefined) {
  if (projectId && !(await projects.find(ctx, projectId, customerId))) throw invalid({ projectId: "unknown" })
}

export async function draftEstimate(
  ctx: TenantCtx,
  { customerId, ...input }: DraftEstimate & { customerId: string },
) {
  const content = contentOf(input)
  await Promise.all([
    customers.get(ctx, customerId, customerId),
    requireProject(ctx, customerId, content.projectId),
  ])
  const estimate: Estimate = {
    ...content,
    id: newId("est", ctx.now),
    version: 1,
    customerId,
    number: "",
    document: "draft",
    revision: 1,
    createdAt: ctx.now,
  }
  await commit(
    ctx,
    estimates.insert(ctx, estimate),
    ...(await attachTo(ctx, estimate)),
    event(ctx, "document.drafted", about(estimate)),
  )
  return staffDetail(ctx, estimate)
}

const told = ["issuedOn", "expiresOn", "reference", "notes", "terms", "total", "tax"] as const

/**
 * What is published changes while its customer has not decided: the revision counts up, and what it said before is
 * kept.
 */
export async function changeEstimate(ctx: TenantCtx, { customerId, id, ...input }: DraftEstimate & Which) {
  const before = await estimates.get(ctx, id, customerId)
  const [shown = before] = await shownEstimates(ctx, [before], "staff")
  requireChangeable(shown, todayOf(ctx))
  const content = contentOf(input)
  await requireProject(ctx, customerId, content.projectId)
  const isDraft = before.document === "draft"
  const estimate = next(before, { ...content, revision: before.revision + (isDraft ? 0 : 1) })
  const { facts, ...rest } = about(estimate)
  const changed = isDraft
    ? event(ctx, "document.changed", { ...rest, facts: { ...facts, draft: true } })
    : event(ctx, "document.changed", {
        ...rest,
        facts: { ...facts, revision: estimate.revision },
        changes: changesBetween(before, estimate, told),
      })
  await commit(
    ctx,
    estimates.replace(ctx, estimate),
    ...(isDraft ? [] : [keepRevision(ctx, "estimate", before)]),
    ...(await attachTo(ctx, estimate, before)),
    changed,
  )
  return staffDetail(ctx, estimate)
}

/** Nobody outside the team has seen a draft: it goes without a trace but the record that it was there. */
export async function discardEstimate(ctx: TenantCtx, { customerId, id }: Which) {
  const estimate = await estimates.get(ctx, id, customerId)
  if (estimate.document !== "draft") throw conflict("not_a_draft")
  await commit(ctx, estimates.remove(ctx, estimate), event(ctx, "document.discarded", about(estimate)))
  return done
}

async function publishOnce(ctx: TenantCtx, { customerId, id }: Which) {
  const [customer, draft] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    estimates.get(ctx, id, customerId),
  ])
  if (draft.document === "void") throw conflict("voided")
  if (draft.document === "published") return staffDetail(ctx, draft)
  if (draft.expiresOn < todayOf(ctx)) throw conflict("expired")
  const { number, writes } = await takeNumber(ctx, "estimate", { documentId: id, customerId })
  const parties = partiesOf(ctx.tenant, customer)
  const estimate = next(draft, { document: "published", number, parties, publishedAt: ctx.now })
  await commit(
    ctx,
    estimates.replace(ctx, estimate),
    ...writes,
    ...(await attachTo(ctx, estimate, draft)),
    event(ctx, "document.published", {
      ...about(estimate),
      facts: { ...about(estimate).facts, dueOn: estimate.expiresOn },
    }),
  )
  return staffDetail(ctx, estimate)
}

/** Pressed twice, it is published once. */
export const publishEstimate = (ctx: TenantCtx, which: Which) => withFreshReads(() => publishOnce(ctx, which))

/** Also of what was accepted, as long as no invoice was made of it. */
export async function voidEstimate(ctx: TenantCtx, { customerId, id }: Which) {
  const before = await estimates.get(ctx, id, customerId)
  if (before.document === "draft") throw conflict("not_published")
  if (before.document === "void") throw conflict("voided")
  const [shown] = await shownEstimates(ctx, [before], "staff")
  if (shown?.invoiceId) throw conflict("invoiced")
  const estimate = next(before, { document: "void" })
  await commit(ctx, estimates.replace(ctx, estimate), event(ctx, "document.voided", about(estimate)))
  return staffDetail(ctx, estimate)
}
