import type { ChangePassword, UpdateProfile } from "../../shared/accounts.ts"
import { AppError, invalid } from "../../shared/errors.ts"
import { done } from "../../shared/sessions.ts"
import { type PersonCtx, systemCtx, tenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { tenantsJoined } from "../directory.ts"
import { addressOf, portalHost } from "../env.ts"
import { changesBetween, event } from "../events.ts"
import { judgeGuess } from "../http/guesses.ts"
import { reply } from "../http/route.ts"
import { saveLogin } from "../logins/enter.ts"
import { endEverywhere } from "../logins/find.ts"
import { type Login, secondFactorsOf } from "../logins/store.ts"
import { hashPassword, passwordMatches } from "../passwords/hash.ts"
import { requireGoodPassword } from "../passwords/strength.ts"
import { aboutPerson, needsSecondFactor, type Person, replacePerson } from "../people/people.ts"
import { ownLogin } from "../second-factors/actions.ts"
import { cookiesOf, renewSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { getTenant } from "../tenants/store.ts"

async function customersOf(asked: PersonCtx, { memberships }: Login) {
  if ("staff" in asked) return []
  const ctx = tenantCtx(asked)
  const found = await Promise.all(
    memberships.map(({ customerId = "" }) => customers.find(ctx, customerId, customerId)),
  )
  return found.flatMap((customer) =>
    customer
      ? [
          {
            id: customer.id,
            name: customer.name,
            nameArabic: customer.nameArabic,
            current: customer.id === asked.customerId,
          },
        ]
      : [],
  )
}

/** Portals of other companies that this address has joined: each asks for its own password there. */
async function otherPortals({ tenantId, requestId, now }: PersonCtx, { kind, row }: Person) {
  if (kind === "staff") return []
  const others = (await tenantsJoined(row.email)).filter((id) => id !== tenantId)
  const tenants = await Promise.all(others.map((id) => getTenant(systemCtx(id, requestId, now))))
  return tenants
    .filter(({ portal }) => portal.enabled)
    .map(({ name, nameArabic, slug }) => ({ name, nameArabic, url: addressOf(portalHost(slug)) }))
}

/** Everything that a person may know and change about their own access. */
export async function getAccount(asked: PersonCtx) {
  const { person, login } = await ownLogin(asked)
  const methods = secondFactorsOf(login)
  const { name, email, language } = person.row
  return {
    kind: person.kind,
    name,
    email,
    language,
    pendingEmail: login.pendingEmail ?? null,
    hasPassword: login.passwordHash !== undefined,
    secondFactor: {
      required: needsSecondFactor(person, asked.tenant),
      totp: methods.includes("totp"),
      passkeys: login.passkeys,
      recoveryCodesLeft: login.recoveryCodes.length,
    },
    customers: await customersOf(asked, login),
    portals: await otherPortals(asked, person),
  }
}

export async function updateProfile(asked: PersonCtx, { name, language }: UpdateProfile) {
  const { ctx, person } = await ownLogin(asked)
  const changes = changesBetween(person.row, { ...person.row, name, language }, ["name", "language"])
  await commit(
    ctx,
    replacePerson(ctx, person, { name, language }),
    event(ctx, "profile.updated", { ...aboutPerson(person), changes }),
  )
  return done
}

async function requireCurrent(asked: PersonCtx, { id, passwordHash }: Login, current: string | undefined) {
  if (!passwordHash) return
  if (!current) throw invalid({ current: "required" })
  const { now, session } = asked
  const guess = { now, kind: "password" as const, account: `${session.host}|${id}`, device: session.id }
  const right = await judgeGuess(
    guess,
    async () => (await passwordMatches(current, passwordHash)) || undefined,
  )
  if (!right) throw invalid({ current: "wrong_password" })
}

/** A new password ends every session but this one, which goes on under a new id. */
export async function changePassword(asked: PersonCtx, { current, password }: ChangePassword) {
  const { ctx, person, login } = await ownLogin(asked)
  if (!login.passwordHash && secondFactorsOf(login).length > 0 && !asked.session.secondFactor)
    throw new AppError("forbidden", "prove it first", { reason: "step_up" })
  await requireCurrent(asked, login, current)
  await requireGoodPassword(password, [asked.tenant.name, person.row.name, person.row.email])
  const passwordHash = await hashPassword(password)
  const { session, writes } = renewSession(
    asked,
    { ...asked.session, createdAt: ctx.now },
    asked.session.secondFactor,
  )
  await commit(
    ctx,
    saveLogin(ctx, login, { passwordHash, resetLinkId: undefined }),
    ...(await endEverywhere(ctx, login)),
    ...writes,
    event(ctx, "password.changed", aboutPerson(person)),
  )
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}
