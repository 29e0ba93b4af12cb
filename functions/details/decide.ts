import type { DetailsProposal, ListProposals, ProposalView } from "../../shared/details.ts"
import { conflict } from "../../shared/errors.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx, TenantCtx } from "../context.ts"
import { customerNames, customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { filtered, inState } from "../store/filtered.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { changesOf, detailsChanges, detailsOf } from "./rules.ts"
import { proposals } from "./store.ts"

type Decided = { customerId: string; id: string; answer?: string | undefined }

export async function listProposals(
  ctx: TenantCtx,
  { state, ...input }: ListProposals,
): Promise<Page<ProposalView>> {
  const read = (from: PageInput) => proposals.all(ctx, from)
  const { items, next: more } = await filtered(read, inState<DetailsProposal>(state), input)
  const names = await customerNames(
    ctx,
    items.map(({ customerId }) => customerId),
  )
  return { items: items.map((each) => ({ ...each, customerName: names.get(each.customerId) })), next: more }
}

async function pending(ctx: StaffCtx, { customerId, id }: Decided) {
  const [proposal, customer] = await Promise.all([
    proposals.get(ctx, id, customerId),
    customers.get(ctx, customerId, customerId),
  ])
  if (proposal.state !== "pending") throw conflict("already_decided")
  return { proposal, customer }
}

const decidedBy = (ctx: StaffCtx, { answer }: Decided) => ({
  answer: answer || undefined,
  decidedBy: ctx.staff.name,
  decidedAt: ctx.now,
})

/** What finance changed since is not overwritten by a proposal that knew nothing of it. */
async function approveOnce(ctx: StaffCtx, input: Decided): Promise<ProposalView> {
  const { proposal, customer } = await pending(ctx, input)
  const { before, after, customerId, id: subjectId } = proposal
  if (detailsChanges(before, detailsOf(customer)).length > 0) throw conflict("changed_meanwhile")
  const approved = next(proposal, { ...decidedBy(ctx, input), state: "approved" })
  await commit(
    ctx,
    proposals.replace(ctx, approved),
    customers.replace(ctx, next(customer, changesOf(after))),
    event(ctx, "details.approved", {
      customerId,
      subjectId,
      facts: { name: after.name },
      changes: detailsChanges(before, after),
    }),
  )
  return { ...approved, customerName: after.name }
}

async function declineOnce(ctx: StaffCtx, input: Decided): Promise<ProposalView> {
  const { proposal, customer } = await pending(ctx, input)
  const { customerId, id: subjectId } = proposal
  const declined = next(proposal, { ...decidedBy(ctx, input), state: "declined" })
  await commit(
    ctx,
    proposals.replace(ctx, declined),
    event(ctx, "details.declined", { customerId, subjectId, facts: { name: customer.name } }),
  )
  return { ...declined, customerName: customer.name }
}

export const approveProposal = (ctx: StaffCtx, input: Decided) =>
  withFreshReads(() => approveOnce(ctx, input))

export const declineProposal = (ctx: StaffCtx, input: Decided) =>
  withFreshReads(() => declineOnce(ctx, input))
