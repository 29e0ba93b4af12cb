import type { ChangePassword, UpdateProfile } from "../../shared/accounts.ts"
import { AppError, invalid } from "../../shared/errors.ts"
import { done } from "../../shared/sessions.ts"
import { type PersonCtx, tenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { changesBetween, event } from "../events.ts"
import { judgeGuess, ownGuess } from "../http/guesses.ts"
import { reply } from "../http/route.ts"
import { saveLogin } from "../logins/enter.ts"
import { endEverywhere } from "../logins/find.ts"
import { type Login, secondFactorsOf } from "../logins/store.ts"
import { hashPassword, passwordMatches } from "../passwords/hash.ts"
import { requireGoodPassword } from "../passwords/strength.ts"
import { aboutPerson, needsSecondFactor, replacePerson } from "../people/people.ts"
import { otherPortals } from "../people/portals.ts"
import { ownLogin } from "../second-factors/actions.ts"
import { cookiesOf, renewSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { requireOffered } from "../tenants/languages.ts"

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
    portals: await otherPortals(asked, person.row.email),
  }
}

export async function updateProfile(asked: PersonCtx, { name, language }: UpdateProfile) {
  const { ctx, person } = await ownLogin(asked)
  if (person.kind === "contact" && language !== person.row.language) requireOffered(asked.tenant, language)
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
  const check = async () => (await passwordMatches(current, passwordHash)) || undefined
  if (!(await judgeGuess(ownGuess(asked, id, "password"), check)))
    throw invalid({ current: "wrong_password" })
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
