import type { ChangeEmail } from "../../shared/accounts.ts"
import { conflict } from "../../shared/errors.ts"
import type { LinkToken } from "../../shared/links.ts"
import { done } from "../../shared/sessions.ts"
import { directoryCtx, type PersonCtx, type PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { linkState, newLink, useLink } from "../links/links.ts"
import { openPersonLink, viewOf } from "../links/person-link.ts"
import { saveLogin } from "../logins/enter.ts"
import { kindAt, peopleOf } from "../logins/find.ts"
import { type Login, loginId, logins } from "../logins/store.ts"
import { aboutPerson, replacePerson } from "../people/people.ts"
import { securedLogin } from "../second-factors/actions.ts"
import { commit } from "../store/entity.ts"
import { moveAddress } from "./address.ts"

const purposeFor = (kind: Login["kind"]) => (kind === "staff" ? "staffEmail" : "contactEmail")

/** Mails a link to the address that is to be. Whether it is somebody's already, only who reads its mail learns. */
export async function changeEmail(asked: PersonCtx, { email }: ChangeEmail) {
  const { ctx, person, login } = await securedLogin(asked)
  if (email === person.row.email) throw conflict("address_taken")
  const about = aboutPerson(person)
  const { link, write } = newLink(ctx, {
    purpose: purposeFor(person.kind),
    personId: person.row.id,
    customerId: about.customerId,
    email,
  })
  await commit(
    ctx,
    write,
    saveLogin(ctx, login, { pendingEmail: email, emailLinkId: link.id }),
    event(ctx, "email.changeAsked", { ...about, facts: { linkId: link.id } }),
  )
  return done
}

async function openChange(request: PublicCtx, token: string) {
  const opened = await openPersonLink(request, token, purposeFor(kindAt(request)))
  const { link, person } = opened
  const ctx = directoryCtx(opened.ctx)
  const login = await logins.find(ctx, loginId(person.kind, person.row.email))
  // The address has changed since, or a newer link was asked for.
  const isNewest = login?.emailLinkId === link.id
  return { ...opened, ctx, login, state: isNewest ? linkState(link, ctx.now) : ("used" as const) }
}

export async function lookAtEmailChange(request: PublicCtx, { token }: LinkToken) {
  const opened = await openChange(request, token)
  return { ...(await viewOf(opened)), state: opened.state }
}

/**
 * Moves the person to the address that this link proves, in every membership and in one commit; all sessions end.
 * Throws `conflict` (link_used, link_expired, address_taken).
 */
export async function confirmEmailChange(request: PublicCtx, { token }: LinkToken) {
  const { ctx, link, person, login, state } = await openChange(request, token)
  if (!login || state !== "valid") throw conflict(`link_${state}`)
  const { email } = link
  const people = await peopleOf(ctx, login)
  await commit(
    ctx,
    useLink(ctx, link),
    ...(await moveAddress(ctx, { login, people }, person.row.email, email)),
    ...people.map((each) => replacePerson(ctx, each, { email, notBefore: ctx.now })),
    event(ctx, "email.changed", {
      ...aboutPerson(person),
      changes: [{ field: "email", before: person.row.email, after: email }],
    }),
  )
  return done
}
