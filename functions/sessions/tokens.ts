import { createHmac, timingSafeEqual } from "node:crypto"
import { jwtVerify, SignJWT } from "jose"
import * as z from "zod"
import { isRandomId, randomId } from "../../shared/ids.ts"
import { sessionKeys } from "../secrets.ts"
import type { Session } from "./store.ts"

export const accessSeconds = 600
const issuer = "portico"
const tokenType = "access+jwt"
const algorithm = "EdDSA"

const Claims = z.object({
  sub: z.string(),
  sid: z.string(),
  tid: z.string().refine(isRandomId),
  cid: z.string().refine(isRandomId).optional(),
})
export type Claims = z.infer<typeof Claims>

/** A short proof of who signed in, good on one host only. */
export async function signAccess(tenantId: string, session: Session, now: string) {
  const keys = await sessionKeys()
  const issuedAt = Math.floor(Date.parse(now) / 1000)
  return new SignJWT({
    sid: session.id,
    tid: tenantId,
    ...(session.customerId && { cid: session.customerId }),
  })
    .setProtectedHeader({ alg: algorithm, typ: tokenType, kid: keys.id })
    .setIssuer(issuer)
    .setAudience(session.host)
    .setSubject(session.personId)
    .setJti(randomId())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + accessSeconds)
    .sign(keys.signing)
}

/** The claims, or undefined whatever is wrong with the token. Nothing of jose's defaults is relied on (R25). */
export async function verifyAccess(token: string, host: string, now: string): Promise<Claims | undefined> {
  const keys = await sessionKeys()
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys.verifying, {
      algorithms: [algorithm],
      issuer,
      audience: host,
      typ: tokenType,
      requiredClaims: ["exp", "iat", "sub", "jti"],
      maxTokenAge: accessSeconds,
      clockTolerance: 5,
      currentDate: new Date(now),
    })
    if (protectedHeader.kid !== keys.id || payload.aud !== host) return undefined
    return Claims.parse(payload)
  } catch {
    return undefined
  }
}

type RefreshParts = {
  tenantId: string
  customerId?: string | undefined
  sessionId: string
  generation: number
}

const mac = (key: Buffer, text: string) =>
  createHmac("sha256", key).update(`refresh|${text}`).digest("base64url")

/**
 * The refresh token of one generation. It is computed, not stored: a lost answer can be repeated with the very
 * same successor, and the table holds nothing that signs anybody in.
 */
export async function refreshToken({ tenantId, customerId, sessionId, generation }: RefreshParts) {
  const text = [tenantId, customerId ?? "", sessionId, generation].join(".")
  return `${text}.${mac((await sessionKeys()).refresh, text)}`
}

export async function readRefresh(token: string): Promise<RefreshParts | undefined> {
  const [tenantId, customerId, sessionId, generation, given, ...rest] = token.split(".")
  if (!tenantId || customerId === undefined || !sessionId || !generation || !given || rest.length > 0)
    return undefined
  const expected = mac((await sessionKeys()).refresh, [tenantId, customerId, sessionId, generation].join("."))
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  if (a.length !== b.length || !timingSafeEqual(a, b)) return undefined
  return {
    tenantId,
    customerId: customerId || undefined,
    sessionId,
    generation: Number(generation),
  }
}
