import { conflict, notFound } from "../../shared/errors.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { PersonCtx } from "../context.ts"
import { event } from "../events.ts"
import { type Entry, saveLogin } from "../logins/enter.ts"
import { secondFactorsOf } from "../logins/store.ts"
import { aboutPerson, customerIdOf, needsSecondFactor } from "../people/people.ts"
import { liveSessions } from "../sessions/sessions.ts"
import { sessionsOf } from "../sessions/store.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { type Own, securedLogin } from "./actions.ts"
import { newRecoveryCodes } from "./recovery.ts"

type Removed = {
  loginChanges: NonNullable<Entry["loginChanges"]>
  facts: { method: "totp" | "passkey"; name?: string }
}

/** Sessions of somebody without a second factor have given none: should one be asked for later, it is asked of them. */
async function forgetProofs({ ctx, person }: Own): Promise<Write[]> {
  const customerId = customerIdOf(person)
  const sessions = await liveSessions(ctx, person.row.id, customerId)
  return sessions
    .filter(({ secondFactor }) => secondFactor)
    .map((session) => sessionsOf(customerId).replace(ctx, next(session, { secondFactor: false })))
}

/** The last one takes the recovery codes with it, and stays where role or company asks for one. */
async function removeFactor(asked: PersonCtx, own: Own, { loginChanges, facts }: Removed) {
  const { ctx, login, person } = own
  const isLast = secondFactorsOf({ ...login, ...loginChanges }).length === 0
  if (isLast && needsSecondFactor(person, asked.tenant)) throw conflict("second_factor_needed")
  await commit(
    ctx,
    saveLogin(ctx, login, { ...loginChanges, ...(isLast && { recoveryCodes: [] }) }),
    ...(isLast ? await forgetProofs(own) : []),
    event(ctx, "secondFactor.removed", { ...aboutPerson(person), facts }),
  )
  return done
}

export async function removeTotp(asked: PersonCtx) {
  const own = await securedLogin(asked)
  if (!own.login.totp) throw notFound()
  return removeFactor(asked, own, { loginChanges: { totp: undefined }, facts: { method: "totp" } })
}

export async function removePasskey(asked: PersonCtx, { id }: { id: string }) {
  const own = await securedLogin(asked)
  const { passkeys } = own.login
  const passkey = passkeys.find((each) => each.id === id)
  if (!passkey) throw notFound()
  return removeFactor(asked, own, {
    loginChanges: { passkeys: passkeys.filter((each) => each !== passkey) },
    facts: { method: "passkey", name: passkey.name },
  })
}

/** Ten new ones; those before are worth nothing. */
export async function renewRecoveryCodes(asked: PersonCtx) {
  const { ctx, login, person } = await securedLogin(asked)
  if (secondFactorsOf(login).length === 0) throw conflict("second_factor_required")
  const { codes, hashes } = newRecoveryCodes()
  await commit(
    ctx,
    saveLogin(ctx, login, { recoveryCodes: hashes }),
    event(ctx, "recoveryCodes.renewed", aboutPerson(person)),
  )
  return { recoveryCodes: codes }
}
