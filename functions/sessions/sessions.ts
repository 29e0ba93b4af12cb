import { addSeconds } from "../../shared/dates.ts"
import { AppError } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { findPerson } from "../people/people.ts"
import type { Scope } from "../store/credentials.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { getTenant } from "../tenants/store.ts"
import { sessionCookies } from "./cookies.ts"
import { type Session, sessionsOf } from "./store.ts"
import { readRefresh, refreshToken, signAccess } from "./tokens.ts"

const day = 86_400
const absoluteSeconds = { staff: 7 * day, contact: 30 * day }
const idleSeconds = { staff: day, contact: 14 * day }
/** Two tabs, or a lost answer: for this long the immediate predecessor still gets the same successor (R28). */
const graceSeconds = 10

type Opened = Pick<Session, "personId" | "host" | "secondFactor"> &
  Partial<Pick<Session, "customerId" | "userAgent" | "preview" | "support" | "expiresAt" | "provedAt">>

/** Of one person the ids share their beginning, so that their sessions can be listed. */
const newSessionId = (personId: string, now: string) => `${personId}.${newId("ses", now)}`

/** A new session and the write that stores it; commit it together with whatever it follows from. */
export function openSession(ctx: Ctx, opened: Opened): { session: Session; write: Write } {
  const kind = opened.customerId ? "contact" : "staff"
  const session: Session = {
    expiresAt: addSeconds(ctx.now, absoluteSeconds[kind]),
    provedAt: ctx.now,
    ...opened,
    id: newSessionId(opened.personId, ctx.now),
    version: 1,
    generation: 0,
    rotatedAt: ctx.now,
    createdAt: ctx.now,
    ip: ctx.ip,
  }
  return { session, write: sessionsOf(opened.customerId).insert(ctx, session) }
}

/** The same sign-in under a new id, after its holder proved again who they are: the old id is worth nothing (R28). */
export function renewSession(ctx: Ctx, session: Session, secondFactor: boolean) {
  const renewed: Session = {
    ...session,
    id: newSessionId(session.personId, ctx.now),
    version: 1,
    generation: 0,
    rotatedAt: ctx.now,
    provedAt: ctx.now,
    secondFactor,
  }
  return {
    session: renewed,
    writes: [endSession(ctx, session), sessionsOf(session.customerId).insert(ctx, renewed)],
  }
}

/** Of one person, live ones only. `ctx` has to reach where they lie. */
export async function liveSessions(
  ctx: Ctx,
  personId: string,
  customerId: string | undefined,
  notBefore = "",
) {
  const all = await sessionsOf(customerId).owned(ctx, customerId, { startsWith: `${personId}.` })
  return all.filter((session) => isLive(session, ctx.now) && session.createdAt >= notBefore)
}

export async function cookiesOf(ctx: Pick<Ctx, "tenantId" | "now">, session: Session) {
  const { tenantId, now } = ctx
  const { id: sessionId, customerId, generation } = session
  const access = await signAccess(tenantId, session, now)
  const refresh = await refreshToken({
    tenantId,
    customerId,
    sessionId,
    generation,
  })
  const seconds = Math.max(0, Math.floor((Date.parse(session.expiresAt) - Date.parse(now)) / 1000))
  return sessionCookies(access, refresh, seconds)
}

export const isLive = (session: Session, now: string) =>
  !session.endedAt &&
  session.expiresAt > now &&
  addSeconds(session.rotatedAt, idleSeconds[session.customerId ? "contact" : "staff"]) > now

export const endSession = (ctx: Ctx, session: Session): Write =>
  sessionsOf(session.customerId).replace(ctx, next(session, { endedAt: ctx.now }))

const unauthenticated = () => new AppError("unauthenticated", "sign in first")
export const scopeOf = (tenantId: string, customerId: string | undefined): Scope =>
  customerId ? { kind: "customer", tenantId, customerId } : { kind: "tenant", tenantId }

/** Removed since, signed out everywhere, or of a portal that was closed: their tokens die with the session, not with their next request (R29). */
async function isOver(ctx: Ctx, session: Session) {
  if (session.preview || session.support) return false
  const person = await findPerson(ctx, session)
  if (!person) return true
  const closed = session.customerId && (await getTenant(ctx)).sessionsNotBefore
  return [person.row.notBefore, closed].some((instant) => instant && session.createdAt < instant)
}

async function rotate(ctx: Ctx, session: Session): Promise<Session> {
  const rotated = next(session, {
    generation: session.generation + 1,
    rotatedAt: ctx.now,
  })
  await commit(ctx, sessionsOf(session.customerId).replace(ctx, rotated))
  return rotated
}

type CtxOf = (tenantId: string) => Ctx
/** A preview of a sample customer's portal goes on and ends like every session. */
const sessionCtx = (ctx: Ctx): Ctx => ({ ...ctx, ofSample: true })

/** Signing out with any live refresh token ends the session; without one there is nothing to end. */
export async function endByRefresh(ctxOf: CtxOf, token: string | undefined, host: string) {
  const parts = token && (await readRefresh(token))
  if (!parts) return
  const ctx = sessionCtx(ctxOf(parts.tenantId))
  const session = await sessionsOf(parts.customerId).find(ctx, parts.sessionId, parts.customerId)
  if (!session || session.host !== host || !isLive(session, ctx.now)) return
  await commit(
    ctx,
    endSession(ctx, session),
    event(ctx, "session.signedOut", { customerId: session.customerId, subjectId: session.personId }),
  )
}

/**
 * Cookies of the next generation. The predecessor gets the same answer again within the grace; any older token
 * was stolen or replayed, and ends the session for everybody who holds one.
 * Throws `unauthenticated`.
 */
export async function refreshSession(ctxOf: CtxOf, token: string | undefined, host: string) {
  const parts = token && (await readRefresh(token))
  if (!parts) throw unauthenticated()
  const ctx = sessionCtx(ctxOf(parts.tenantId))
  for (let attempt = 0; attempt < 4; attempt++) {
    const session = await sessionsOf(parts.customerId).find(ctx, parts.sessionId, parts.customerId)
    if (!session || session.host !== host || !isLive(session, ctx.now)) throw unauthenticated()
    if (await isOver(ctx, session)) throw unauthenticated()
    const behind = session.generation - parts.generation
    if (behind === 1 && addSeconds(session.rotatedAt, graceSeconds) >= ctx.now) return cookiesOf(ctx, session)
    try {
      if (behind === 0) return await cookiesOf(ctx, await rotate(ctx, session))
      await commit(
        ctx,
        endSession(ctx, session),
        event(ctx, "session.refreshReused", {
          customerId: session.customerId,
          subjectId: session.id,
        }),
      )
      throw unauthenticated()
    } catch (error) {
      // Another tab was faster: look again, now as its predecessor.
      if (!(error instanceof AppError) || error.code !== "conflict") throw error
    }
  }
  throw unauthenticated()
}
