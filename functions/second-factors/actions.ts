import { addSeconds } from "../../shared/dates.ts"
import { conflict, forbidden, invalid } from "../../shared/errors.ts"
import type { AddPasskey, ConfirmTotp } from "../../shared/second-factors.ts"
import { type PersonCtx, tenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { type Entry, saveLogin } from "../logins/enter.ts"
import { loginId, logins, secondFactorsOf } from "../logins/store.ts"
import { aboutPerson, personOf } from "../people/people.ts"
import { cookiesOf, renewSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { optionsToAdd } from "./passkeys/options.ts"
import { verifyCreated } from "./passkeys/verification.ts"
import { newRecoveryCodes } from "./recovery.ts"
import { seal, unseal } from "./sealing.ts"
import { newSecret, stepOf, totpUri } from "./totp.ts"

const setUpSeconds = 900
/** They lie in the row that every sign-in reads. */
const passkeysMax = 10

/** A person's own sign-in, with the rights to change it. */
export async function ownLogin(asked: PersonCtx) {
  const ctx = tenantCtx(asked)
  const person = personOf(ctx)
  return { ctx, person, login: await logins.get(ctx, loginId(person.kind, person.row.email)) }
}
export type Own = Awaited<ReturnType<typeof ownLogin>>

/**
 * The same, to change how it is secured. A session that is older than the second factor has not given it: it has to
 * prove it first, or whoever knew the password could replace what was set up against them.
 */
export async function securedLogin(asked: PersonCtx): Promise<Own> {
  const own = await ownLogin(asked)
  if (secondFactorsOf(own.login).length > 0 && !asked.session.secondFactor) throw forbidden("step_up")
  return own
}

type Added = {
  loginChanges: NonNullable<Entry["loginChanges"]>
  writes?: Write[]
  facts: { method: "totp" | "passkey"; name?: string }
}

/** The first second factor comes with recovery codes; the session has proven it and goes on under a new id. */
async function addFactor(asked: PersonCtx, { ctx, login, person }: Own, added: Added) {
  const { loginChanges, writes = [], facts } = added
  const first = secondFactorsOf(login).length === 0
  const recovery = first ? newRecoveryCodes() : { codes: [], hashes: login.recoveryCodes }
  const renewed = renewSession(asked, asked.session, true)
  await commit(
    ctx,
    saveLogin(ctx, login, { ...loginChanges, recoveryCodes: recovery.hashes }),
    ...writes,
    ...renewed.writes,
    event(ctx, "secondFactor.added", { ...aboutPerson(person), facts }),
  )
  return reply({ recoveryCodes: recovery.codes }, { cookies: await cookiesOf(ctx, renewed.session) })
}

/** Begins to set an authenticator app up; nothing asks for its codes before one was given back. */
export async function startTotp(asked: PersonCtx) {
  const { ctx, person, login } = await securedLogin(asked)
  const secret = newSecret()
  const newTotp = { sealed: await seal(secret, login.id), until: addSeconds(ctx.now, setUpSeconds) }
  await commit(ctx, saveLogin(ctx, login, { newTotp }))
  return { secret, uri: totpUri(secret, asked.tenant.name, person.row.email) }
}

/** Ends the set-up with a code of the app. */
export async function confirmTotp(asked: PersonCtx, { code }: ConfirmTotp) {
  const own = await securedLogin(asked)
  const { id, newTotp } = own.login
  if (!newTotp || newTotp.until <= asked.now) throw conflict("set_up_expired")
  const lastStep = stepOf(await unseal(newTotp.sealed, id), code, asked.now)
  if (lastStep === undefined) throw invalid({ code: "wrong_code" })
  return addFactor(asked, own, {
    loginChanges: { totp: { sealed: newTotp.sealed, lastStep }, newTotp: undefined },
    facts: { method: "totp" },
  })
}

export async function startPasskey(asked: PersonCtx) {
  const { ctx, person, login } = await securedLogin(asked)
  if (login.passkeys.length >= passkeysMax) throw conflict("too_many_passkeys")
  const { email, name } = person.row
  return optionsToAdd(ctx, login, { host: asked.session.host, company: asked.tenant.name, email, name })
}

/** Adds what the browser created. */
export async function addPasskey(asked: PersonCtx, given: AddPasskey) {
  const own = await securedLogin(asked)
  const { passkeys } = own.login
  if (passkeys.length >= passkeysMax) throw conflict("too_many_passkeys")
  const verified = await verifyCreated(own.ctx, own.login, asked.session.host, given)
  if (!verified || passkeys.some(({ id }) => id === verified.passkey.id))
    throw invalid({ passkey: "wrong_code" })
  return addFactor(asked, own, {
    loginChanges: { passkeys: [...passkeys, verified.passkey] },
    writes: [verified.write],
    facts: { method: "passkey", name: given.name },
  })
}
