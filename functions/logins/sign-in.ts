import { AppError, forbidden } from "../../shared/errors.ts"
import type { SignIn } from "../../shared/sessions.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { evenly, wholeSteps } from "../http/evenly.ts"
import { type Guess, guessOf, judgeGuess } from "../http/guesses.ts"
import { countAgainst } from "../http/limit.ts"
import { hashPassword, isOutdated, passwordMatches } from "../passwords/hash.ts"
import { aboutPerson } from "../people/people.ts"
import { sendVerification } from "../staff-members/verification.ts"
import { commit } from "../store/entity.ts"
import { enter } from "./enter.ts"
import { ctxOf, findLogin, kindAt, personOfLogin } from "./find.ts"
import { type Login, loginId } from "./store.ts"

/** The account's owner hears of it once; an address without an account has none, and takes as long to say so. */
const tellSlowed = (ctx: Ctx, login: Login | undefined) =>
  evenly(async () => {
    const person = login && (await personOfLogin(ctx, login))
    if (person) await commit(ctx, event(ctx, "signIn.slowedDown", aboutPerson(person)))
  })

export const wrongCredentials = () =>
  new AppError("unauthenticated", "wrong e-mail or password", { reason: "wrong_credentials" })

/**
 * Of a host, from browsers that nobody signed in with before: one password tried on many accounts is slow, too. More
 * than ten networks may ask together, and over within a minute: who floods it shuts nobody out for long (R22).
 */
const strangersLimit = { times: 600, seconds: 60 }

/** Whose password is guessed, and by which browser. Without one that is known, the company's own count is asked, too. */
export async function passwordGuess(request: PublicCtx, email: string): Promise<Guess> {
  const guess = await guessOf(request, loginId(kindAt(request), email), "password")
  if (!guess.device) await countAgainst(strangersLimit, "strangers", request.host, request.now)
  return guess
}

/** Throws `unauthenticated` whoever is wrong about what, after the same work; `rate_limited` after many guesses. */
export async function signIn(request: PublicCtx, input: SignIn) {
  const startedAt = performance.now()
  const { ctx, login } = await findLogin(request, input.email)
  const check = async () => {
    const matches = await passwordMatches(input.password, login?.passwordHash)
    return login && matches ? await personOfLogin(ctx, login) : undefined
  }
  const person = await judgeGuess(await passwordGuess(request, input.email), check, () =>
    tellSlowed(ctx, login),
  )
  if (!login || !person) {
    // Who is right need not wait for those who are wrong to be told nothing (R20).
    await wholeSteps(startedAt)
    throw wrongCredentials()
  }
  if (person.kind === "staff" && !person.row.emailVerifiedAt) {
    await sendVerification(ctxOf(request, ctx.tenantId, person), person.row)
    throw forbidden("email_unverified")
  }
  const rehashed = isOutdated(login.passwordHash ?? "") && {
    loginChanges: { passwordHash: await hashPassword(input.password) },
  }
  return enter(request, { ctx: ctxOf(request, ctx.tenantId, person), login, person, ...rehashed })
}
