import * as z from "zod"
import type { AskCode, UseCode } from "../../shared/accounts.ts"
import { addSeconds } from "../../shared/dates.ts"
import { AppError, notFound } from "../../shared/errors.ts"
import { Instant } from "../../shared/fields.ts"
import { newId } from "../../shared/ids.ts"
import { done } from "../../shared/sessions.ts"
import { Stored } from "../../shared/stored.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { evenly } from "../http/evenly.ts"
import { judgeGuess } from "../http/guesses.ts"
import { aboutPerson } from "../people/people.ts"
import { macOf } from "../secrets.ts"
import { knownDevice } from "../sessions/devices.ts"
import { commit, entity } from "../store/entity.ts"
import { enter, saveLogin } from "./enter.ts"
import { ctxOf, findLogin, kindAt, personOfLogin } from "./find.ts"
import { loginId } from "./store.ts"

const codeSeconds = 600

/** A code that was mailed. The digits are nowhere: they are computed from the id with our key. */
const MailedCode = Stored.extend({ loginId: z.string(), expiresAt: Instant })
export const mailedCodes = entity<z.infer<typeof MailedCode>>({
  kind: "code",
  schema: MailedCode,
  expiresAt: ({ expiresAt }) => expiresAt,
})

/** Six digits. Computed, so that a retried mail carries the very same ones. */
export async function mailedCode(tenantId: string, codeId: string) {
  const tag = Buffer.from(await macOf("codes", `${tenantId}|${codeId}`), "base64url")
  return String(Number(tag.readBigUInt64BE() % 1_000_000n)).padStart(6, "0")
}

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
  const account = loginId("contact", email)
  const device = await knownDevice(request, account)
  const guess = { now: request.now, kind: "code" as const, account: `${request.host}|${account}`, device }
  const code = await judgeGuess(guess, () => matching(bare, login?.codeId, given))
  const person = login && (await personOfLogin(bare, login))
  if (!login || !person || !code) throw wrongCode()
  const ctx = ctxOf(request, bare.tenantId, person)
  const writes = [mailedCodes.remove(ctx, code)]
  return enter(request, { ctx, login, person, loginChanges: { codeId: undefined }, writes })
}
