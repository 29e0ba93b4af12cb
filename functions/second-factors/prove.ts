import { invalid, notFound } from "../../shared/errors.ts"
import type { Prove } from "../../shared/second-factors.ts"
import { done } from "../../shared/sessions.ts"
import type { PersonCtx } from "../context.ts"
import { judgeGuess, ownGuess } from "../http/guesses.ts"
import { reply } from "../http/route.ts"
import { saveLogin } from "../logins/enter.ts"
import { type Login, secondFactorsOf } from "../logins/store.ts"
import { passwordMatches } from "../passwords/hash.ts"
import { cookiesOf, renewSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { ownLogin } from "./actions.ts"
import { type Asking, takeFactor } from "./given.ts"
import { optionsToSign } from "./passkeys/options.ts"

async function requireFactor(asked: PersonCtx, asking: Asking, { password, ...given }: Prove) {
  if (password !== undefined) throw invalid({ code: "required" })
  const [kind = "code"] = Object.keys(given)
  const taken = await judgeGuess(ownGuess(asked, asking.login.id, "secondFactor"), () =>
    takeFactor(asking, given),
  )
  if (!taken) throw invalid({ [kind]: "wrong_code" })
  return taken
}

async function requirePassword(asked: PersonCtx, login: Login, { password }: Prove) {
  if (password === undefined) throw invalid({ password: "required" })
  const check = async () => (await passwordMatches(password, login.passwordHash)) || undefined
  if (!(await judgeGuess(ownGuess(asked, login.id, "password"), check)))
    throw invalid({ password: "wrong_password" })
}

/**
 * Proves again who sits there, which opens what asks for a recent proof. The session goes on under a new id (R28). Who
 * has a second factor gives that one: a password alone is what a thief may have.
 */
export async function prove(asked: PersonCtx, given: Prove) {
  const { ctx, person, login } = await ownLogin(asked)
  const hasFactor = secondFactorsOf(login).length > 0
  const asking: Asking = { ctx, login, person, host: asked.session.host, purpose: "prove" }
  const taken = hasFactor ? await requireFactor(asked, asking, given) : undefined
  if (!hasFactor) await requirePassword(asked, login, given)
  const { session, writes } = renewSession(asked, asked.session, hasFactor)
  await commit(ctx, ...(taken ? [saveLogin(ctx, login, taken.loginChanges), ...taken.writes] : []), ...writes)
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}

export async function askForProof(asked: PersonCtx) {
  const { ctx, login } = await ownLogin(asked)
  if (login.passkeys.length === 0) throw notFound()
  return optionsToSign(ctx, login, asked.session.host, "prove")
}
