import type { EventType } from "../../shared/events.ts"
import type { Sender, SenderRecord, SenderState } from "../../shared/sender-domain.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { lookUp } from "./dns.ts"
import { expectedRecords, judged, standingOf } from "./records.ts"

/** The records of a sender with what the world's DNS says of them. */
export async function recordsOf(sender: Sender): Promise<SenderRecord[]> {
  const { sesRegion } = await import("./identity.ts")
  const expected = expectedRecords(sender, await sesRegion())
  return Promise.all(expected.map(async (record) => judged(record, await lookUp(record))))
}

const told: Partial<Record<SenderState, EventType>> = { verified: "sender.verified", broken: "sender.broken" }

async function remember(ctx: Ctx, domain: string, verified: boolean, records: SenderRecord[]) {
  const tenant = await getTenant(ctx)
  // Removed, or exchanged for another, while we looked.
  if (tenant.sender?.domain !== domain) return
  const state = standingOf(tenant.sender.state, verified, records)
  const type = state === tenant.sender.state ? undefined : told[state]
  const sender = { ...tenant.sender, state, checkedAt: ctx.now }
  const facts = { domain, address: sender.address }
  await commit(ctx, replaceTenant(next(tenant, { sender })), ...(type ? [event(ctx, type, { facts })] : []))
}

/** Asks SES and the world's DNS, and uses the company's own address, or ours, from the next mail on. */
export async function checkSender(ctx: Ctx): Promise<void> {
  const { sender } = await getTenant(ctx)
  if (!sender) return
  const { isVerified } = await import("./identity.ts")
  const [verified, records] = await Promise.all([isVerified(sender.domain), recordsOf(sender)])
  await withFreshReads(() => remember(ctx, sender.domain, verified, records))
}
