import { timingSafeEqual } from "node:crypto"
import * as z from "zod"
import { isRandomId } from "../../shared/ids.ts"
import { Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { replyDomain } from "../env.ts"
import { macsOf } from "../secrets.ts"
import { commit, entity } from "../store/entity.ts"

/** Whose answers come to an address, and to which query. The team has one for all of them, whoever answers. */
const ReplyAddress = Stored.extend({
  customerId: z.string(),
  queryId: z.string(),
  person: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("contact"), id: z.string() }),
    z.object({ kind: z.literal("staff") }),
  ]),
})
export type ReplyAddress = z.infer<typeof ReplyAddress>
type To = Pick<ReplyAddress, "customerId" | "queryId" | "person">

/** Among the company's own rows: no contact can look up where others answer. */
export const replyAddresses = entity<ReplyAddress>({ kind: "replyAddress", schema: ReplyAddress })

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
/** A mail address has 64 characters before its @, and knows no capitals for sure. */
const [idLength, tagLength] = [26, 12]

/** The first characters of a tag, five bits each. */
const short = (mac: string, length: number) =>
  Array.from(Buffer.from(mac, "base64url").subarray(0, length), (byte) => alphabet[byte & 31]).join("")

const tagsOf = async (tenantId: string, id: string) =>
  (await macsOf("replies", `address|${tenantId}|${id}`)).map((mac) => short(mac, tagLength))

const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Computed from what it stands for, so that every mail of a thread to one reader names the same one. */
async function idOf({ tenantId }: Ctx, { queryId, person }: To) {
  const who = person.kind === "contact" ? person.id : "team"
  const [mac] = await macsOf("replies", `id|${tenantId}|${queryId}|${who}`)
  return short(mac, idLength)
}

/** An id of ours with what proves that it is. */
export async function signedAddress(tenantId: string, id: string): Promise<string> {
  const [tag] = await tagsOf(tenantId, id)
  return `${tenantId}${id}${tag}@${replyDomain}`
}

/** Where this reader's answers to a query go. */
export async function replyAddressOf(ctx: Ctx, to: To): Promise<string> {
  const id = await idOf(ctx, to)
  if (!(await replyAddresses.find(ctx, id))) {
    const added = commit(ctx, replyAddresses.insert(ctx, { ...to, id, version: 1 }))
    // Of two mails that need it at once the slower finds what it would have written.
    await added.catch(async (error) => {
      if (!(await replyAddresses.find(ctx, id))) throw error
    })
  }
  return signedAddress(ctx.tenantId, id)
}

/** Which tenant an address names, when it is one of ours to the last character. */
export async function readReplyAddress(address: string) {
  const [local = "", domain, ...rest] = address.trim().toLowerCase().split("@")
  if (domain !== replyDomain || rest.length > 0 || local.length !== 2 * idLength + tagLength) return undefined
  const [tenantId, id] = [local.slice(0, idLength), local.slice(idLength, 2 * idLength)]
  if (!isRandomId(tenantId) || !isRandomId(id)) return undefined
  const tags = await tagsOf(tenantId, id)
  return tags.some((tag) => sameText(tag, local.slice(2 * idLength))) ? { tenantId, id } : undefined
}
