import { addSeconds } from "../../shared/dates.ts"
import { conflict, notFound } from "../../shared/errors.ts"
import { isRandomId, newId } from "../../shared/ids.ts"
import { type LinkPurpose, type LinkView, linkSeconds } from "../../shared/links.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { isMacOf, macOf } from "../secrets.ts"
import type { Write } from "../store/table.ts"
import { type Link, links } from "./store.ts"

const signed = (purpose: LinkPurpose, text: string) => `link|${purpose}|${text}`

/**
 * The token of a link: 256 bits, bound to tenant, row and purpose. Computed, so that a retried mail carries the very
 * same token and a copy of the table opens nothing.
 */
export async function linkToken(tenantId: string, purpose: LinkPurpose, linkId: string) {
  const text = `${tenantId}.${linkId}`
  return `${text}.${await macOf("links", signed(purpose, text))}`
}

/** Whose link this is, when the token is ours and for that purpose. Throws `not_found`. */
export async function readLinkToken(token: string, purpose: LinkPurpose) {
  const [tenantId, linkId, given, ...rest] = token.split(".")
  if (!tenantId || !isRandomId(tenantId) || !linkId || !given || rest.length > 0) throw notFound()
  if (!(await isMacOf("links", signed(purpose, `${tenantId}.${linkId}`), given))) throw notFound()
  return { tenantId, linkId }
}

type For = {
  purpose: LinkPurpose
  personId: string
  customerId?: string | undefined
  email: string
  bulkInvitationId?: string | undefined
  support?: Link["support"]
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

/** Ends somebody's newest link where it still works: another, or nothing, takes its place. */
export async function endNewestLink(ctx: Ctx, { linkId }: { linkId?: string | undefined }): Promise<Write[]> {
  const link = linkId && (await links.find(ctx, linkId))
  if (!link || linkState(link, ctx.now) !== "valid") return []
  return [links.replace(ctx, next(link, { endedAt: ctx.now }))]
}
