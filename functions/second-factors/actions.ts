import { addSeconds } from "../../shared/dates.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import type { ConfirmTotp } from "../../shared/second-factors.ts"
import { type PersonCtx, tenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { saveLogin } from "../logins/enter.ts"
import { loginId, logins, secondFactorsOf } from "../logins/store.ts"
import { aboutPerson, personOf } from "../people/people.ts"
import { cookiesOf, renewSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { newRecoveryCodes } from "./recovery.ts"
import { seal, unseal } from "./sealing.ts"
import { newSecret, stepOf, totpUri } from "./totp.ts"

const setUpSeconds = 900

/** A person's own sign-in, with the rights to change it. */
export async function ownLogin(asked: PersonCtx) {
  const ctx = tenantCtx(asked)
  const person = personOf(ctx)
  return { ctx, person, login: await logins.get(ctx, loginId(person.kind, person.row.email)) }
}

/** Begins to set an authenticator app up; nothing asks for its codes before one was given back. */
export async function startTotp(asked: PersonCtx) {
  const { ctx, person, login } = await ownLogin(asked)
  const secret = newSecret()
  const newTotp = { sealed: await seal(secret, login.id), until: addSeconds(ctx.now, setUpSeconds) }
  await commit(ctx, saveLogin(ctx, login, { newTotp }))
  return { secret, uri: totpUri(secret, asked.tenant.name, person.row.email) }
}

/** Ends the set-up with a code of the app. The first second factor comes with recovery codes. */
export async function confirmTotp(asked: PersonCtx, { code }: ConfirmTotp) {
  const { ctx, person, login } = await ownLogin(asked)
  const { newTotp } = login
  if (!newTotp || newTotp.until <= ctx.now) throw conflict("set_up_expired")
  const lastStep = stepOf(await unseal(newTotp.sealed, login.id), code, ctx.now)
  if (lastStep === undefined) throw invalid({ code: "wrong_code" })
  const first = secondFactorsOf(login).length === 0
  const recovery = first ? newRecoveryCodes() : { codes: [], hashes: login.recoveryCodes }
  const { session, writes } = renewSession(asked, asked.session, true)
  const totp = { sealed: newTotp.sealed, lastStep }
  await commit(
    ctx,
    saveLogin(ctx, login, { totp, newTotp: undefined, recoveryCodes: recovery.hashes }),
    ...writes,
    event(ctx, "secondFactor.added", { ...aboutPerson(person), facts: { method: "totp" } }),
  )
  return reply({ recoveryCodes: recovery.codes }, { cookies: await cookiesOf(ctx, session) })
}
