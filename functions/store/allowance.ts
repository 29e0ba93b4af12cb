import * as z from "zod"
import { addSeconds } from "../../shared/dates.ts"
import { AppError } from "../../shared/errors.ts"
import { next, Stored } from "../../shared/stored.ts"
import type { ContactCtx, Ctx } from "../context.ts"
import { entity } from "./entity.ts"
import type { Write } from "./table.ts"

/** How often somebody did something on one day, which is the row's version. */
const DailyUse = Stored.extend({ customerId: z.string(), day: z.string() })
const daySeconds = 86_400

const dailyUses = entity<z.infer<typeof DailyUse>>({
  kind: "dailyUse",
  schema: DailyUse,
  customer: ({ customerId }) => customerId,
  expiresAt: ({ day }) => addSeconds(`${day}T00:00:00Z`, 2 * daySeconds),
})

/**
 * One more of what a contact may do `most` times a day, as a write for the commit of what is done: two at once cannot
 * both be the last. Throws `rate_limited`.
 */
export async function useOnceAs(
  ctx: Ctx,
  { customerId, personId }: { customerId: string; personId: string },
  what: string,
  most: number,
): Promise<Write> {
  const day = ctx.now.slice(0, 10)
  const id = `${what}.${personId}.${day}`
  const known = await dailyUses.find(ctx, id, customerId)
  if (!known) return dailyUses.insert(ctx, { id, version: 1, customerId, day })
  if (known.version >= most) {
    const midnight = addSeconds(`${day}T00:00:00Z`, daySeconds)
    const seconds = Math.ceil((Date.parse(midnight) - Date.parse(ctx.now)) / 1000)
    throw new AppError("rate_limited", "enough for today", { reason: "too_many_today", seconds })
  }
  return dailyUses.replace(ctx, next(known, {}))
}

/** The same of who is signed in. */
export const useOnce = (ctx: ContactCtx, what: string, most: number) =>
  useOnceAs(ctx, { customerId: ctx.customerId, personId: ctx.contact.id }, what, most)
