import { conflict } from "../../shared/errors.ts"
import type { LinkToken, UseLink } from "../../shared/links.ts"
import { done, type ForgotPassword } from "../../shared/sessions.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { evenly } from "../http/evenly.ts"
import { newLink, useLink } from "../links/links.ts"
import { type OpenedLink, openPersonLink, stateOf, viewOf } from "../links/person-link.ts"
import { hashPassword } from "../passwords/hash.ts"
import { requireGoodPassword } from "../passwords/strength.ts"
import { aboutPerson, type Person } from "../people/people.ts"
import { commit } from "../store/entity.ts"
import { enter, saveLogin } from "./enter.ts"
import { ctxOf, endEverywhere, findLogin, kindAt, personOfLogin } from "./find.ts"
import { type Login, loginId, logins } from "./store.ts"

const purposeFor = (kind: Login["kind"]) => (kind === "staff" ? "staffPassword" : "contactPassword")
const eventsOf = { staff: "staff", contact: "contact" } as const

/** Mails a link for a new password; the ones before it are dead from now on. */
export async function sendReset(ctx: Ctx, login: Login, person: Person) {
  const about = aboutPerson(person)
  const { link, write } = newLink(ctx, {
    purpose: purposeFor(person.kind),
    personId: person.row.id,
    customerId: about.customerId,
    email: person.row.email,
  })
  await commit(
    ctx,
    write,
    saveLogin(ctx, login, { resetLinkId: link.id }),
    event(ctx, `${eventsOf[person.kind]}.passwordResetAsked`, { ...about, facts: { linkId: link.id } }),
  )
}

/** Says the same, after the same time, for every address. */
export const forgotPassword = (request: PublicCtx, { email }: ForgotPassword) =>
  evenly(async () => {
    const { ctx, login } = await findLogin(request, email)
    const person = login && (await personOfLogin(ctx, login))
    if (login && person) await sendReset(ctxOf(request, ctx.tenantId, person), login, person)
    return done
  })

async function openReset(request: PublicCtx, token: string): Promise<OpenedLink & { login: Login }> {
  const opened = await openPersonLink(request, token, purposeFor(kindAt(request)))
  const login = await logins.get(opened.ctx, loginId(opened.person.kind, opened.link.email))
  return { ...opened, login }
}

const isNewest = ({ login, link }: { login: Login; link: { id: string } }) => login.resetLinkId === link.id

export async function lookAtReset(request: PublicCtx, { token }: LinkToken) {
  const opened = await openReset(request, token)
  const view = await viewOf(opened)
  return isNewest(opened) ? view : { ...view, state: "used" as const }
}

/** Sets the password, which ends every session there is, and goes on as a sign-in does. */
export async function resetPassword(request: PublicCtx, { token, password }: UseLink) {
  const opened = await openReset(request, token)
  const { ctx, link, person, login } = opened
  if (!isNewest(opened) || stateOf(opened) === "used") throw conflict("link_used")
  const using = useLink(ctx, link)
  await requireGoodPassword(password, [opened.tenant.name, person.row.name, person.row.email])
  const passwordHash = await hashPassword(password)
  return enter(request, {
    ctx,
    login,
    person,
    loginChanges: { passwordHash, resetLinkId: undefined },
    personChanges: {
      notBefore: ctx.now,
      ...(person.kind === "staff" && { emailVerifiedAt: person.row.emailVerifiedAt ?? ctx.now }),
    },
    writes: [
      using,
      ...(await endEverywhere(ctx, login, person)),
      event(ctx, `${eventsOf[person.kind]}.passwordReset`, aboutPerson(person)),
    ],
  })
}
