import { notFound } from "../../shared/errors.ts"
import { done } from "../../shared/sessions.ts"
import type { PersonCtx } from "../context.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { endEverywhere, peopleOf } from "../logins/find.ts"
import { aboutPerson } from "../people/people.ts"
import { ownLogin } from "../second-factors/actions.ts"
import { endedCookies } from "../sessions/cookies.ts"
import { endSession, liveSessions } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"

async function ownSessions(asked: PersonCtx) {
  const { ctx, person: current, login } = await ownLogin(asked)
  const people = await peopleOf(ctx, login)
  const sessions = await Promise.all(
    people.map((person) =>
      liveSessions(ctx, person.row.id, aboutPerson(person).customerId, person.row.notBefore),
    ),
  )
  return { ctx, current, sessions: sessions.flat() }
}

export async function listSessions(asked: PersonCtx) {
  const { sessions } = await ownSessions(asked)
  const items = sessions.map(({ id, userAgent, ip, createdAt, rotatedAt }) => ({
    id,
    current: id === asked.session.id,
    userAgent,
    ip,
    createdAt,
    lastSeenAt: rotatedAt,
  }))
  return { items: items.sort((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1)) }
}

/** Ends one of one's own. Throws `not_found` for anybody else's. */
export async function endOwnSession(asked: PersonCtx, { id }: { id: string }) {
  const { ctx, current, sessions } = await ownSessions(asked)
  const session = sessions.find((each) => each.id === id)
  if (!session) throw notFound()
  await commit(ctx, endSession(ctx, session), event(ctx, "session.ended", aboutPerson(current)))
  return reply(done, id === asked.session.id ? { cookies: endedCookies() } : {})
}

/** Every session that was ever begun is over, this one too. */
export async function signOutEverywhere(asked: PersonCtx) {
  const { ctx, person: current, login } = await ownLogin(asked)
  await commit(
    ctx,
    ...(await endEverywhere(ctx, login)),
    endSession(ctx, asked.session),
    event(ctx, "session.endedEverywhere", aboutPerson(current)),
  )
  return reply(done, { cookies: endedCookies() })
}
