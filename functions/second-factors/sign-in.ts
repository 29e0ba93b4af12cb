import { AppError, notFound } from "../../shared/errors.ts"
import type { SecondFactor } from "../../shared/second-factors.ts"
import type { PublicCtx } from "../context.ts"
import { guessOf, judgeGuess } from "../http/guesses.ts"
import { admit } from "../logins/enter.ts"
import { ctxOf, personOfLogin } from "../logins/find.ts"
import { logins } from "../logins/store.ts"
import type { Person } from "../people/people.ts"
import { type PendingClaims, verifyPending } from "../sessions/tokens.ts"
import { takeFactor } from "./given.ts"
import { optionsToSign } from "./passkeys/options.ts"

const unauthenticated = () => new AppError("unauthenticated", "sign in first")
const wrongFactor = () => new AppError("unauthenticated", "wrong second factor", { reason: "wrong_code" })

/** What ends every session ends what was on the way to one, too: the password that was given may be a thief's (R29). */
const isOver = ({ iat }: PendingClaims, { row: { notBefore } }: Person) =>
  notBefore !== undefined && iat < Math.floor(Date.parse(notBefore) / 1000)

/** Whose password was right on this host, and who now has to give the second factor. */
async function pendingSignIn(request: PublicCtx, pending: string | undefined) {
  const claims = pending && (await verifyPending(pending, request.host, request.now))
  if (!claims) throw unauthenticated()
  const bare = ctxOf(request, claims.tid)
  const login = await logins.find(bare, claims.sub)
  const person = login && (await personOfLogin(bare, login))
  if (!login || !person || isOver(claims, person)) throw unauthenticated()
  return { ctx: ctxOf(request, claims.tid, person), login, person }
}

/**
 * The second half of a sign-in. The row's version lets exactly one of several at once through, so that a factor opens
 * one session only.
 */
export async function giveSecondFactor(request: PublicCtx, pending: string | undefined, given: SecondFactor) {
  const entry = await pendingSignIn(request, pending)
  const asking = { ...entry, host: request.host, purpose: "signIn" as const }
  // Counted for the account, not for this sign-in: a new one begun with the password gives no new guesses (R31).
  const guess = await guessOf(request, entry.login.id, "secondFactor")
  const taken = await judgeGuess(guess, () => takeFactor(asking, given))
  if (!taken) throw wrongFactor()
  return admit(request, { ...entry, ...taken }, true)
}

export async function askForPasskey(request: PublicCtx, pending: string | undefined) {
  const { ctx, login } = await pendingSignIn(request, pending)
  if (login.passkeys.length === 0) throw notFound()
  return optionsToSign(ctx, login, request.host, "signIn")
}
