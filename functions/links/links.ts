import { createHmac, timingSafeEqual } from "node:crypto"
import { addSeconds } from "../../shared/dates.ts"
import { conflict, notFound } from "../../shared/errors.ts"
import { isRandomId, newId } from "../../shared/ids.ts"
import { type LinkPurpose, type LinkView, linkSeconds } from "../../shared/links.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { sessionKeys } from "../secrets.ts"
import type { Write } from "../store/table.ts"
import { type Link, links } from "./store.ts"

const mac = (key: Buffer, purpose: LinkPurpose, text: string) =>
  createHmac("sha256", key).update(`link|${purpose}|${text}`).digest("base64url")

/**
 * The token of a link: 256 bits, bound to tenant, row and purpose. Computed, so that a retried mail carries the very
 * same token and a copy of the table opens nothing.
 */
export async function linkToken(tenantId: string, purpose: LinkPurpose, linkId: string) {
  const text = `${tenantId}.${linkId}`
  return `${text}.${mac((await sessionKeys()).links, purpose, text)}`
}

/** Whose link this is, when the token is ours and for that purpose. Throws `not_found`. */
export async function readLinkToken(token: string, purpose: LinkPurpose) {
  const [tenantId, linkId, given, ...rest] = token.split(".")
  if (!tenantId || !isRandomId(tenantId) || !linkId || !given || rest.length > 0) throw notFound()
  const expected = Buffer.from(mac((await sessionKeys()).links, purpose, `${tenantId}.${linkId}`))
  const tag = Buffer.from(given)
  if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) throw notFound()
  return { tenantId, linkId }
}

type For = {
  purpose: LinkPurpose
  personId: string
  customerId?: string | undefined
  email: string
}

export function newLink(ctx: Ctx, about: For): { link: Link; write: Write } {
  const link: Link = {
    ...about,
    id: newId("lnk", ctx.now),
    version: 1,
    expiresAt: addSeconds(ctx.now, linkSeconds[about.purpose]),
  }
  return { link, write: links.insert(ctx, link) }
}

export function linkState(link: Link, now: string): LinkView["state"] {
  if (link.endedAt) return "used"
  return link.expiresAt > now ? "valid" : "expired"
}

/** The write that uses a link up; the row's version lets exactly one of many at once through (R23). */
export function useLink(ctx: Ctx, link: Link): Write {
  const state = linkState(link, ctx.now)
  if (state !== "valid") throw conflict(`link_${state}`)
  return links.replace(ctx, next(link, { endedAt: ctx.now }))
}
