import { domainToASCII } from "node:url"
import { conflict, invalid } from "../../shared/errors.ts"
import type { ChooseSender, Sender, SenderDomain } from "../../shared/sender-domain.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, directoryCtx, type StaffCtx } from "../context.ts"
import { claimSender, findSender, freeSender } from "../directory.ts"
import { env } from "../env.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { checkSender, recordsOf } from "./check.ts"

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

async function viewOf({ sender }: Tenant): Promise<SenderDomain> {
  return {
    hosted: `no-reply@${env.BASE_DOMAIN}`,
    sender: sender ?? null,
    records: sender ? await recordsOf(sender) : [],
  }
}

export const getSenderDomain = async (ctx: Ctx) => viewOf(await getTenant(ctx))

/** Looks anew and tells what it found. */
export async function recheckSender(ctx: StaffCtx) {
  await checkSender(ctx)
  return getSenderDomain(ctx)
}

/** A domain is one company's: whoever else may write from it could write in that company's name. */
async function requireFree(ctx: Ctx, domain: string) {
  const claim = await findSender(domain)
  if (claim && claim.tenantId !== ctx.tenantId) throw conflict("domain_taken")
  return claim === undefined
}

export async function chooseSender(ctx: StaffCtx, { address }: ChooseSender) {
  const domain = domainOf(address)
  const isFree = await requireFree(ctx, domain)
  const { sender: before } = ctx.tenant
  if (before && before.domain !== domain) throw conflict("sender_exists")
  const { makeIdentity } = await import("./identity.ts")
  const tokens = before?.tokens ?? (await makeIdentity(domain))
  const sender: Sender = before
    ? { ...before, address }
    : { address, domain, tokens, state: "pending", addedAt: ctx.now }
  const tenant = next(ctx.tenant, { sender })
  await commit(
    directoryCtx(ctx),
    ...(isFree ? [claimSender(domain, ctx.tenantId)] : []),
    replaceTenant(tenant),
    event(ctx, "sender.added", { facts: { domain, address } }),
  )
  return viewOf(tenant)
}

/** Ours again from the next mail on; the domain is free for whoever can make its records. */
export async function removeSender(ctx: StaffCtx) {
  const { sender } = ctx.tenant
  if (!sender) return viewOf(ctx.tenant)
  const tenant = next(ctx.tenant, { sender: undefined })
  const { removeIdentity } = await import("./identity.ts")
  // Before the claim is given up: afterwards the identity may be another company's.
  await removeIdentity(sender.domain)
  await commit(
    directoryCtx(ctx),
    freeSender(sender.domain),
    replaceTenant(tenant),
    event(ctx, "sender.removed", { facts: { domain: sender.domain, address: sender.address } }),
  )
  return viewOf(tenant)
}
