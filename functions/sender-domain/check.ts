import { addSeconds } from "../../shared/dates.ts"
import type { EventType } from "../../shared/events.ts"
import {
  pendingSeconds,
  type Sender,
  type SenderRecord,
  type SenderState,
} from "../../shared/sender-domain.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, directoryCtx } from "../context.ts"
import { claimSender, findSender, freeSender } from "../directory.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { lookUp } from "./dns.ts"
import { expectedRecords, judged, proofOf, standingOf } from "./records.ts"

/** The records of a sender with what the world's DNS says of them. */
export async function recordsOf({ tenantId }: Ctx, sender: Sender): Promise<SenderRecord[]> {
  const { sesRegion } = await import("./identity.ts")
  const expected = expectedRecords(sender, await sesRegion(), proofOf(tenantId, sender.domain))
  return Promise.all(expected.map(async (record) => judged(record, await lookUp(record))))
}

const changed: Partial<Record<SenderState, EventType>> = {
  verified: "sender.verified",
  broken: "sender.broken",
}
const quietSeconds = 6 * 3600

/** What the team is told by mail: how it stands now, at most every few hours, and in the end always. */
function news(ctx: Ctx, { told, state, domain, address }: Sender) {
  if (state === "pending" || told?.state === state) return undefined
  if (told && addSeconds(told.at, quietSeconds) > ctx.now) return undefined
  const facts = { domain, address, state }
  return { told: { state, at: ctx.now }, write: event(ctx, "sender.reported", { facts }) }
}

/** A domain is one company's as long as that one's records are right, and no longer. */
async function claimOf(ctx: Ctx, domain: string) {
  const claim = await findSender(domain)
  return claim && (claim.tenantId === ctx.tenantId ? "ours" : "theirs")
}

function claimWrites(ctx: Ctx, { domain, state }: Sender, claim: "ours" | "theirs" | undefined): Write[] {
  if (state === "verified") return claim === "ours" ? [] : [claimSender(domain, ctx.tenantId)]
  return claim === "ours" ? [freeSender(domain)] : []
}

async function remember(ctx: Ctx, domain: string, verified: boolean, records: SenderRecord[]) {
  const tenant = await getTenant(ctx)
  const { sender: before } = tenant
  // Removed, or exchanged for another, while we looked.
  if (before?.domain !== domain) return
  const claim = await claimOf(ctx, domain)
  const state = standingOf(before.state, verified && claim !== "theirs", records)
  const after = { ...before, state, checkedAt: ctx.now }
  const told = news(ctx, after)
  const sender = told ? { ...after, told: told.told } : after
  const type = state === before.state ? undefined : changed[state]
  const facts = { domain, address: sender.address }
  await commit(
    directoryCtx(ctx),
    replaceTenant(next(tenant, { sender })),
    ...claimWrites(ctx, sender, claim),
    ...(type ? [event(ctx, type, { facts })] : []),
    ...(told ? [told.write] : []),
  )
}

/** Asks SES and the world's DNS, and uses the company's own address, or ours, from the next mail on. */
export async function checkSender(ctx: Ctx): Promise<void> {
  const { sender } = await getTenant(ctx)
  if (!sender) return
  const { isVerified } = await import("./identity.ts")
  const [verified, records] = await Promise.all([isVerified(sender.domain), recordsOf(ctx, sender)])
  await withFreshReads(() => remember(ctx, sender.domain, verified === true, records))
}

/** Gives the address up. SES forgets the domain unless another company's mails come from it. */
export async function dropSender(ctx: Ctx, tenant: Tenant, type: "sender.removed" | "sender.expired") {
  const { sender } = tenant
  if (!sender) return tenant
  const { domain, address } = sender
  const claim = await claimOf(ctx, domain)
  const { removeIdentity } = await import("./identity.ts")
  // Before the claim is given up: afterwards the identity may be another company's.
  if (claim !== "theirs") await removeIdentity(domain)
  const after = next(tenant, { sender: undefined })
  await commit(
    directoryCtx(ctx),
    replaceTenant(after),
    ...(claim === "ours" ? [freeSender(domain)] : []),
    event(ctx, type, { facts: { domain, address } }),
  )
  return after
}

/** Every day: how the address stands; one whose records nobody made for two weeks is removed. */
export async function checkSenderDaily(ctx: Ctx): Promise<void> {
  await checkSender(ctx)
  const tenant = await getTenant(ctx)
  const { sender } = tenant
  if (sender?.state === "pending" && addSeconds(sender.addedAt, pendingSeconds) < ctx.now)
    await dropSender(ctx, tenant, "sender.expired")
}
