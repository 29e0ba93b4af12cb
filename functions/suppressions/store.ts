import { createHash } from "node:crypto"
import { readEmail } from "../../shared/email-address.ts"
import { Suppression } from "../../shared/suppressions.ts"
import type { Ctx } from "../context.ts"
import { entity, readTogether } from "../store/entity.ts"

export const suppressions = entity<Suppression>({
  kind: "suppression",
  schema: Suppression,
  staffList: ({ at }) => at,
})

/** One mailbox is one id, however its address is written: in any case, its domain in letters or in punycode. */
export function suppressionId(email: string) {
  const read = readEmail(email)
  return createHash("sha256")
    .update("email" in read ? read.email : email.trim().toLowerCase())
    .digest("hex")
    .slice(0, 40)
}

export const findSuppression = (ctx: Ctx, email: string) => suppressions.find(ctx, suppressionId(email))

/** Whether the company's mails may not go to this address. */
export const isSuppressed = async (ctx: Ctx, email: string) =>
  (await findSuppression(ctx, email)) !== undefined

/** As many as one round trip can ask for; the whole list is read for more, which is seldom long. */
const askedTogether = 100

async function amongThem(ctx: Ctx, ids: string[]): Promise<Suppression[]> {
  const rows = await readTogether(
    ctx,
    ids.map((id) => suppressions.keyOf(ctx, id)),
  )
  return rows.filter((row) => row !== undefined).map(suppressions.parse)
}

/** The same for many addresses, in few round trips: those that are suppressed, by the address as it was given. */
export async function suppressionsOf(ctx: Ctx, emails: string[]): Promise<Map<string, Suppression>> {
  const ids = [...new Set(emails.map(suppressionId))]
  const found = ids.length > askedTogether ? await suppressions.whole(ctx) : await amongThem(ctx, ids)
  const known = new Map(found.map((suppression) => [suppression.id, suppression]))
  return new Map(
    emails.flatMap((email) => {
      const suppression = known.get(suppressionId(email))
      return suppression ? [[email, suppression] as const] : []
    }),
  )
}
