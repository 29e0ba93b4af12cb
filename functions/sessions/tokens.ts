import { decodeProtectedHeader, jwtVerify, SignJWT } from "jose"
import * as z from "zod"
import { isRandomId, randomId } from "../../shared/ids.ts"
import { isMacOf, macOf, sessionKeys } from "../secrets.ts"
import type { Session } from "./store.ts"

const issuer = "portico"
const algorithm = "EdDSA"

const RandomId = z.string().refine(isRandomId)
const AccessClaims = z.object({
  sub: z.string(),
  sid: z.string(),
  tid: RandomId,
  cid: RandomId.optional(),
})
export type Claims = z.infer<typeof AccessClaims>

/** A password that was right, of somebody whose second factor is still to come. */
const PendingClaims = z.object({ sub: z.string(), tid: RandomId, jti: z.string(), iat: z.number() })
export type PendingClaims = z.infer<typeof PendingClaims>

/** Each kind of token has a type of its own, so that none passes for another (R26). */
const kinds = {
  access: { typ: "access+jwt", seconds: 600, claims: AccessClaims },
  pending: { typ: "pending+jwt", seconds: 600, claims: PendingClaims },
} as const
type Kind = keyof typeof kinds
export const pendingSeconds = kinds.pending.seconds

/** Signs `claims` for one host. */
async function sign(
  kind: Kind,
  host: string,
  { sub, ...claims }: Record<string, string | undefined> & { sub: string },
  now: string,
) {
  const [keys] = await sessionKeys()
  const { typ, seconds } = kinds[kind]
  const issuedAt = Math.floor(Date.parse(now) / 1000)
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ, kid: keys.id })
    .setIssuer(issuer)
    .setAudience(host)
    .setSubject(sub)
    .setJti(randomId())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(keys.signing)
}

/** The claims, or undefined whatever is wrong with the token. Nothing of jose's defaults is relied on (R25). */
async function verify<K extends Kind>(kind: K, token: string, host: string, now: string) {
  const { typ, seconds, claims } = kinds[kind]
  try {
    const { kid } = decodeProtectedHeader(token)
    const keys = (await sessionKeys()).find(({ id }) => id === kid)
    if (!keys) return undefined
    const { payload } = await jwtVerify(token, keys.verifying, {
      algorithms: [algorithm],
      issuer,
      audience: host,
      typ,
      requiredClaims: ["exp", "iat", "sub", "jti"],
      maxTokenAge: seconds,
      clockTolerance: 5,
      currentDate: new Date(now),
    })
    if (payload.aud !== host) return undefined
    return claims.parse(payload) as z.infer<(typeof kinds)[K]["claims"]>
  } catch {
    return undefined
  }
}

/** A short proof of who signed in, good on one host only. */
export const signAccess = (tenantId: string, { id, customerId, host, personId }: Session, now: string) =>
  sign("access", host, { sub: personId, sid: id, tid: tenantId, ...(customerId && { cid: customerId }) }, now)

export const verifyAccess = (token: string, host: string, now: string) => verify("access", token, host, now)

/** Reaches nothing but the second factor of that one sign-in. */
export const signPending = (tenantId: string, loginId: string, host: string, now: string) =>
  sign("pending", host, { sub: loginId, tid: tenantId }, now)

export const verifyPending = (token: string, host: string, now: string) => verify("pending", token, host, now)

type RefreshParts = {
  tenantId: string
  customerId?: string | undefined
  sessionId: string
  generation: number
}

const separator = "~"

/**
 * The refresh token of one generation. It is computed, not stored: a lost answer can be repeated with the very
 * same successor, and the table holds nothing that signs anybody in.
 */
export async function refreshToken({ tenantId, customerId, sessionId, generation }: RefreshParts) {
  const text = [tenantId, customerId ?? "", sessionId, generation].join(separator)
  return `${text}${separator}${await macOf("refresh", text)}`
}

export async function readRefresh(token: string): Promise<RefreshParts | undefined> {
  const parts = token.split(separator)
  const [tenantId, customerId, sessionId, generation, given] = parts
  if (!tenantId || customerId === undefined || !sessionId || !generation || !given || parts.length !== 5)
    return undefined
  if (!(await isMacOf("refresh", parts.slice(0, 4).join(separator), given))) return undefined
  return {
    tenantId,
    customerId: customerId || undefined,
    sessionId,
    generation: Number(generation),
  }
}
