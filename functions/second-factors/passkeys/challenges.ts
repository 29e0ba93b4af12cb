import * as z from "zod"
import { addSeconds } from "../../../shared/dates.ts"
import { Instant } from "../../../shared/fields.ts"
import { Stored } from "../../../shared/stored.ts"
import type { Ctx } from "../../context.ts"
import { commit, entity } from "../../store/entity.ts"

const challengeSeconds = 300

/**
 * What a passkey was asked to sign; its id is the text itself. Good for one sign-in row and one purpose, and removed by
 * the commit that uses it: what was signed once is worth nothing afterwards.
 */
export const Challenge = Stored.extend({
  loginId: z.string(),
  purpose: z.enum(["add", "signIn", "prove"]),
  expiresAt: Instant,
})
export type Challenge = z.infer<typeof Challenge>
export type Purpose = Challenge["purpose"]

export const challenges = entity<Challenge>({
  kind: "challenge",
  schema: Challenge,
  expiresAt: ({ expiresAt }) => expiresAt,
})

export const keepChallenge = (ctx: Ctx, id: string, loginId: string, purpose: Purpose) =>
  commit(
    ctx,
    challenges.insert(ctx, {
      id,
      version: 1,
      loginId,
      purpose,
      expiresAt: addSeconds(ctx.now, challengeSeconds),
    }),
  )

/** The challenge that was signed, where it is ours, for this and not too old. */
export async function findChallenge(ctx: Ctx, id: string, loginId: string, purpose: Purpose) {
  const challenge = await challenges.find(ctx, id)
  const fits = challenge?.loginId === loginId && challenge.purpose === purpose
  return fits && challenge.expiresAt > ctx.now ? challenge : undefined
}
