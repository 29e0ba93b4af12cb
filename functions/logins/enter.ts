import { type SignInResult, signedIn } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { type Reply, reply } from "../http/route.ts"
import {
  aboutPerson,
  customerIdOf,
  type Person,
  type PersonChanges,
  replacePerson,
} from "../people/people.ts"
import { endedPending, pendingCookies } from "../sessions/cookies.ts"
import { rememberDevice } from "../sessions/devices.ts"
import { cookiesOf, openSession } from "../sessions/sessions.ts"
import { pendingSeconds, signPending } from "../sessions/tokens.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { type Login, logins, secondFactorsOf } from "./store.ts"

/** Somebody who proved who they are, with what else becomes true by it. */
export type Entry = {
  /** With the tenant's rights, and the person as the actor. */
  ctx: Ctx
  /** Version 0 where it is new. */
  login: Login
  person: Person
  loginChanges?: Partial<Omit<Login, "id" | "version">>
  personChanges?: PersonChanges
  writes?: Write[]
}

export function saveLogin(ctx: Ctx, login: Login, changes: Partial<Omit<Login, "id" | "version">>): Write {
  const saved = next(login, changes)
  return saved.version === 1 ? logins.insert(ctx, saved) : logins.replace(ctx, saved)
}

/**
 * In, or, for who has a second factor, on to that one. What else became true is committed in either case: a password
 * that was reset is reset, but it opens nothing alone (R31).
 */
export async function enter(request: PublicCtx, entry: Entry): Promise<Reply<SignInResult>> {
  const { ctx, login, person, loginChanges, personChanges, writes = [] } = entry
  const methods = secondFactorsOf(login)
  if (methods.length === 0) return admit(request, entry, false)
  const changed = [
    ...(loginChanges ? [saveLogin(ctx, login, loginChanges)] : []),
    ...(personChanges ? [replacePerson(ctx, person, personChanges)] : []),
    ...writes,
  ]
  if (changed.length > 0) await commit(ctx, ...changed)
  const pending = await signPending(ctx.tenantId, login.id, request.host, ctx.now)
  return reply({ state: "secondFactor", methods }, { cookies: pendingCookies(pending, pendingSeconds) })
}

/** Opens the session. One commit with everything it follows from. */
export async function admit(
  request: PublicCtx,
  entry: Entry,
  secondFactor: boolean,
): Promise<Reply<SignInResult>> {
  const { ctx, login, person, loginChanges, personChanges, writes = [] } = entry
  const { host, userAgent } = request
  const customerId = customerIdOf(person)
  const { session, write } = openSession(ctx, {
    personId: person.row.id,
    customerId,
    host,
    userAgent,
    secondFactor,
  })
  const moved = customerId !== undefined && login.lastCustomerId !== customerId
  const changes = { ...loginChanges, ...(moved && { lastCustomerId: customerId }) }
  await commit(
    ctx,
    ...(Object.keys(changes).length > 0 ? [saveLogin(ctx, login, changes)] : []),
    replacePerson(ctx, person, { ...personChanges, lastSeenAt: ctx.now }),
    ...writes,
    write,
    event(ctx, person.kind === "staff" ? "staff.signedIn" : "contact.signedIn", aboutPerson(person)),
  )
  const cookies = [
    ...(await cookiesOf(ctx, session)),
    endedPending(),
    ...(await rememberDevice(host, login.id)),
  ]
  return reply(signedIn, { cookies })
}
