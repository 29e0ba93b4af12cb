import { conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { DraftInvoice, Invoice } from "../../shared/invoices.ts"
import { zero } from "../../shared/money.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import { claimAttachments } from "../attachments/claim.ts"
import type { StaffCtx, TenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { projects } from "../projects/store.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { contentOf, requireOwn } from "./rules.ts"
import { invoices } from "./store.ts"

type ById = { customerId: string; id: string }

/** A draft has no number, owes nothing and is nobody's but the team's. */
export function newDraft(
  ctx: TenantCtx,
  customerId: string,
  content: ReturnType<typeof contentOf>,
  more: Pick<Invoice, "estimateId"> = {},
): Invoice {
  return {
    ...content,
    ...more,
    id: newId("inv", ctx.now),
    version: 1,
    customerId,
    number: "",
    document: "draft",
    paid: zero(content.currency),
    credited: zero(content.currency),
    createdAt: ctx.now,
  }
}

const factsOf = ({ number, total }: Invoice) => ({
  kind: "invoice",
  number,
  minor: total.minor,
  currency: total.currency,
})

async function requireProject(ctx: TenantCtx, { projectId, customerId }: Invoice) {
  if (projectId && !(await projects.find(ctx, projectId, customerId)))
    throw invalid({ projectId: "not_a_project" })
}

/**
 * Ties an invoice to what it names, all of it its customer's own: the project, and its files. A file taken off is
 * nothing for the customer any more.
 */
export async function attachTo(ctx: TenantCtx, before: Invoice | undefined, after: Invoice) {
  await requireProject(ctx, after)
  const { id, customerId, attachmentIds = [], document } = after
  const removed = (before?.attachmentIds ?? []).filter((each) => !attachmentIds.includes(each))
  const internal = document === "draft"
  const [kept, hidden] = await Promise.all([
    claimAttachments(ctx, customerId, attachmentIds, id, { internal }),
    claimAttachments(ctx, customerId, removed, id, { internal: true }),
  ])
  return [...kept.writes, ...hidden.writes]
}

export const draftWrites = async (ctx: TenantCtx, draft: Invoice): Promise<Write[]> => [
  invoices.insert(ctx, draft),
  ...(await attachTo(ctx, undefined, draft)),
  event(ctx, "document.drafted", {
    customerId: draft.customerId,
    subjectId: draft.id,
    facts: factsOf(draft),
  }),
]

export async function editDraft(ctx: StaffCtx, before: Invoice, input: DraftInvoice) {
  requireOwn(before)
  const invoice = next(before, contentOf(input))
  const { customerId, id: subjectId } = invoice
  const facts = { ...factsOf(invoice), draft: true }
  await commit(
    ctx,
    invoices.replace(ctx, invoice),
    ...(await attachTo(ctx, before, invoice)),
    event(ctx, "document.changed", { customerId, subjectId, facts }),
  )
  return invoice
}

/** Nobody outside the team has seen a draft: it goes without a trace but the record that it was there. */
export async function discardInvoice(ctx: StaffCtx, { customerId, id }: ById) {
  const invoice = await invoices.get(ctx, id, customerId)
  if (invoice.document !== "draft") throw conflict("not_a_draft")
  requireOwn(invoice)
  await commit(
    ctx,
    invoices.remove(ctx, invoice),
    event(ctx, "document.discarded", { customerId, subjectId: id, facts: factsOf(invoice) }),
  )
  return done
}
