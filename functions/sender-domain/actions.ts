import { domainToASCII } from "node:url"
import { addSeconds } from "../../shared/dates.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import {
  type ChooseSender,
  pendingSeconds,
  type Sender,
  type SenderDomain,
} from "../../shared/sender-domain.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { findSender } from "../directory.ts"
import { env } from "../env.ts"
import { event } from "../events.ts"
import { requireRoom } from "../plans/limits.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { checkSender, dropSender, recordsOf } from "./check.ts"
import { isProven } from "./records.ts"

/** Where anybody may have a mailbox: nobody can make records there. */
const publicProviders = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "yahoo.com",
  "icloud.com",
  "me.com",
  "aol.com",
  "proton.me",
  "protonmail.com",
  "gmx.com",
  "gmx.net",
  "zoho.com",
  "mail.com",
  "yandex.com",
]

/** Throws `invalid` where the address could never be verified. */
export function domainOf(address: string): string {
  const domain = domainToASCII(address.slice(address.lastIndexOf("@") + 1))
  if (!domain.includes(".")) throw invalid({ address: "not_an_email" })
  if (publicProviders.includes(domain)) throw invalid({ address: "public_mail_provider" })
  if (domain === env.BASE_DOMAIN || domain.endsWith(`.${env.BASE_DOMAIN}`))
    throw invalid({ address: "portico_domain" })
  return domain
}

async function viewOf(ctx: Ctx, { sender }: Tenant): Promise<SenderDomain> {
  const hosted = `no-reply@${env.BASE_DOMAIN}`
  if (!sender) return { hosted, sender: null, records: [], taken: false, until: null }
  const [records, claim] = await Promise.all([recordsOf(ctx, sender), findSender(sender.domain)])
  // Who sends from a domain is nobody's business but its owner's.
  const taken = isProven(records) && claim !== undefined && claim.tenantId !== ctx.tenantId
  const until = sender.state === "pending" ? addSeconds(sender.addedAt, pendingSeconds) : null
  return { hosted, sender, records, taken, until }
}

export const getSenderDomain = async (ctx: Ctx) => viewOf(ctx, await getTenant(ctx))

/** Another company that gave the same domain up may have taken SES's identity along. */
async function ensureIdentity(ctx: Ctx) {
  const tenant = await getTenant(ctx)
  const { sender } = tenant
  if (!sender) return
  const { isVerified, makeIdentity } = await import("./identity.ts")
  if ((await isVerified(sender.domain)) !== undefined) return
  const tokens = await makeIdentity(sender.domain)
  await commit(ctx, replaceTenant(next(tenant, { sender: { ...sender, tokens } })))
}

/** Looks anew and tells what it found. */
export async function recheckSender(ctx: StaffCtx) {
  await withFreshReads(() => ensureIdentity(ctx))
  await checkSender(ctx)
  return getSenderDomain(ctx)
}

/** Anybody may name a domain: it is theirs once its records say so, and blocks nobody before. */
export async function chooseSender(ctx: StaffCtx, { address }: ChooseSender) {
  const domain = domainOf(address)
  const { sender: before } = ctx.tenant
  if (before && before.domain !== domain) throw conflict("sender_exists")
  if (!before) requireRoom(ctx.tenant, "senderDomains", 0)
  const { makeIdentity } = await import("./identity.ts")
  const tokens = before?.tokens ?? (await makeIdentity(domain))
  const sender: Sender = before
    ? { ...before, address }
    : { address, domain, tokens, state: "pending", addedAt: ctx.now }
  const tenant = next(ctx.tenant, { sender })
  await commit(ctx, replaceTenant(tenant), event(ctx, "sender.added", { facts: { domain, address } }))
  return viewOf(ctx, tenant)
}

/** Ours again from the next mail on; the domain is free for whoever can make its records. */
export const removeSender = async (ctx: StaffCtx) =>
  viewOf(ctx, await dropSender(ctx, ctx.tenant, "sender.removed"))
