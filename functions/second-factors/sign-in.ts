import { AppError } from "../../shared/errors.ts"
import type { SecondFactor } from "../../shared/second-factors.ts"
import type { PublicCtx } from "../context.ts"
import { admit, type Entry } from "../logins/enter.ts"
import { ctxOf, personOfLogin } from "../logins/find.ts"
import { type Login, logins } from "../logins/store.ts"
import { verifyPending } from "../sessions/tokens.ts"
import { unseal } from "./sealing.ts"
import { stepOf } from "./totp.ts"

const unauthenticated = () => new AppError("unauthenticated", "sign in first")
export const wrongFactor = () =>
  new AppError("unauthenticated", "wrong second factor", { reason: "wrong_code" })

/** What the sign-in row becomes by a second factor that is right. Throws `unauthenticated` (wrong_code). */
export async function factorChanges(
  login: Login,
  given: SecondFactor,
  now: string,
): Promise<NonNullable<Entry["loginChanges"]>> {
  if ("code" in given && login.totp) {
    const { sealed, lastStep } = login.totp
    const step = stepOf(await unseal(sealed, login.id), given.code, now, lastStep)
    if (step !== undefined) return { totp: { sealed, lastStep: step } }
  }
  throw wrongFactor()
}

/**
 * The second half of a sign-in. The row's version lets exactly one of several at once through, so that a code opens
 * one session only.
 */
export async function giveSecondFactor(request: PublicCtx, pending: string | undefined, given: SecondFactor) {
  const claims = pending && (await verifyPending(pending, request.host, request.now))
  if (!claims) throw unauthenticated()
  const bare = ctxOf(request, claims.tid)
  const login = await logins.find(bare, claims.sub)
  const person = login && (await personOfLogin(bare, login))
  if (!login || !person) throw unauthenticated()
  const loginChanges = await factorChanges(login, given, request.now)
  return admit(request, { ctx: ctxOf(request, claims.tid, person), login, person, loginChanges }, true)
}
