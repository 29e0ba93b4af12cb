import type { AskCode, UseCode } from "../../shared/accounts.ts"
import { addSeconds } from "../../shared/dates.ts"
import { AppError, notFound } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { done } from "../../shared/sessions.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { evenly } from "../http/evenly.ts"
import { guessOf, judgeGuess } from "../http/guesses.ts"
import { aboutPerson } from "../people/people.ts"
import { commit } from "../store/entity.ts"
import { enter, saveLogin } from "./enter.ts"
import { ctxOf, findLogin, kindAt, personOfLogin } from "./find.ts"
import { mailedCode, mailedCodes } from "./mailed-codes.ts"
import { loginId } from "./store.ts"

const codeSeconds = 600

function contactsOnly(request: PublicCtx) {
  if (kindAt(request) !== "contact") throw notFound()
}

/** Mails a code to a contact who has joined; the ones before it are dead. Says the same whoever asks. */
export const askCode = (request: PublicCtx, { email }: AskCode) =>
  evenly(async () => {
    contactsOnly(request)
    const { ctx: bare, login } = await findLogin(request, email)
    const person = login && (await personOfLogin(bare, login))
    if (!login || !person) return done
    const ctx = ctxOf(request, bare.tenantId, person)
    const id = newId("cod", ctx.now)
    const code = { id, version: 1, loginId: login.id, expiresAt: addSeconds(ctx.now, codeSeconds) }
    await commit(
      ctx,
      mailedCodes.insert(ctx, code),
      saveLogin(ctx, login, { codeId: id }),
      event(ctx, "signIn.codeAsked", { ...aboutPerson(person), facts: { codeId: id } }),
    )
    return done
  })

const wrongCode = () => new AppError("unauthenticated", "wrong code", { reason: "wrong_code" })

async function matching(ctx: Ctx, codeId: string | undefined, given: string) {
  const code = codeId ? await mailedCodes.find(ctx, codeId) : undefined
  const digits = await mailedCode(ctx.tenantId, codeId ?? "none")
  return code && code.expiresAt > ctx.now && digits === given ? code : undefined
}

/** Signs in with a mailed code, using it up. Throws `unauthenticated` (wrong_code), `rate_limited`. */
export async function useCode(request: PublicCtx, { email, code: given }: UseCode) {
  contactsOnly(request)
  const { ctx: bare, login } = await findLogin(request, email)
  const guess = await guessOf(request, loginId("contact", email), "code")
  const code = await judgeGuess(guess, () => matching(bare, login?.codeId, given))
  const person = login && (await personOfLogin(bare, login))
  if (!login || !person || !code) throw wrongCode()
  const ctx = ctxOf(request, bare.tenantId, person)
  const writes = [mailedCodes.remove(ctx, code)]
  return enter(request, { ctx, login, person, loginChanges: { codeId: undefined }, writes })
}
