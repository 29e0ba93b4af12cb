import type { DetailsProposal, OwnDetails, ProposeDetails } from "../../shared/details.ts"
import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { next } from "../../shared/stored.ts"
import type { ContactCtx, Ctx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { useOnce } from "../store/allowance.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { detailsChanges, detailsOf } from "./rules.ts"
import { proposals } from "./store.ts"

const proposalsADay = 20

const pendingOf = async (ctx: Ctx, customerId: string) =>
  (await proposals.owned(ctx, customerId)).find(({ state }) => state === "pending")

export async function getOwnDetails(ctx: ContactCtx): Promise<OwnDetails> {
  const [customer, pending] = await Promise.all([
    customers.get(ctx, ctx.customerId, ctx.customerId),
    pendingOf(ctx, ctx.customerId),
  ])
  return { details: detailsOf(customer), pending: pending ?? null }
}

/**
 * All proposals of a customer go through its row, so that of two at once one stays pending: the later replaces the
 * one before.
 */
async function proposeOnce(ctx: ContactCtx, input: ProposeDetails): Promise<OwnDetails> {
  const { customerId, contact } = ctx
  const [customer, pending, use] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    pendingOf(ctx, customerId),
    useOnce(ctx, "proposal", proposalsADay),
  ])
  const [before, after] = [detailsOf(customer), detailsOf(input)]
  const changes = detailsChanges(before, after)
  if (changes.length === 0) throw conflict("nothing_changed")
  const proposal: DetailsProposal = {
    id: newId("det", ctx.now),
    version: 1,
    customerId,
    contactId: contact.id,
    contactName: contact.name,
    before,
    after,
    state: "pending",
    createdAt: ctx.now,
  }
  await commit(
    ctx,
    customers.replace(ctx, next(customer, {})),
    ...(pending ? [proposals.replace(ctx, next(pending, { state: "withdrawn" }))] : []),
    proposals.insert(ctx, proposal),
    use,
    event(ctx, "details.proposed", {
      customerId,
      subjectId: proposal.id,
      facts: { name: customer.name },
      changes,
    }),
  )
  return { details: before, pending: proposal }
}

export const proposeDetails = (ctx: ContactCtx, input: ProposeDetails) =>
  withFreshReads(() => proposeOnce(ctx, input))

async function withdrawOnce(ctx: ContactCtx, { id }: { id: string }) {
  const { customerId } = ctx
  const proposal = await proposals.get(ctx, id, customerId)
  if (proposal.state !== "pending") throw conflict("already_decided")
  const facts = { name: ctx.customer.name }
  await commit(
    ctx,
    proposals.replace(ctx, next(proposal, { state: "withdrawn" })),
    event(ctx, "details.withdrawn", { customerId, subjectId: id, facts }),
  )
  return getOwnDetails(ctx)
}

export const withdrawProposal = (ctx: ContactCtx, which: { id: string }) =>
  withFreshReads(() => withdrawOnce(ctx, which))
