import type { SwitchCustomer } from "../../shared/accounts.ts"
import { notFound } from "../../shared/errors.ts"
import { done } from "../../shared/sessions.ts"
import { type ContactCtx, tenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { saveLogin } from "../logins/enter.ts"
import { loginId, logins } from "../logins/store.ts"
import { cookiesOf, endSession, openSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { actorOf, findPerson, replacePerson } from "./people.ts"

/**
 * On as the contact of another customer that this sign-in belongs to. One session takes the other's place: what was
 * proven stays proven, and it ends when the first one would have.
 */
export async function switchCustomer(asked: ContactCtx, { customerId }: SwitchCustomer) {
  const bare = tenantCtx(asked)
  const { session, contact } = asked
  const login = await logins.get(bare, loginId("contact", contact.email))
  const membership = login.memberships.find((each) => each.customerId === customerId)
  const person = membership && (await findPerson(bare, membership))
  if (!person) throw notFound()
  const ctx = { ...bare, actor: actorOf(person) }
  const { host, userAgent, secondFactor, provedAt, expiresAt } = session
  const personId = person.row.id
  const opened = openSession(ctx, {
    personId,
    customerId,
    host,
    userAgent,
    secondFactor,
    provedAt,
    expiresAt,
  })
  await commit(
    ctx,
    endSession(ctx, session),
    opened.write,
    saveLogin(ctx, login, { lastCustomerId: customerId }),
    replacePerson(ctx, person, { lastSeenAt: ctx.now }),
    event(ctx, "session.switched", { customerId, subjectId: personId }),
  )
  return reply(done, { cookies: await cookiesOf(ctx, opened.session) })
}
