import { Secret, TOTP } from "otpauth"

const periodSeconds = 30
/** A phone's clock may be off by this many periods either way (RFC 6238, section 5.2). */
const window = 1

const totpOf = (secret: string, issuer = "Portico", label = "") =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period: periodSeconds })

/** 160 bits, as RFC 4226 wants. */
export const newSecret = () => new Secret({ size: 20 }).base32

/** What authenticator apps scan. */
export const totpUri = (secret: string, issuer: string, label: string) =>
  totpOf(secret, issuer, label).toString()

/** The step a code belongs to, where it is right and later than `lastStep`: no code is taken twice (R31). */
export function stepOf(secret: string, code: string, now: string, lastStep = 0): number | undefined {
  const timestamp = Date.parse(now)
  const delta = totpOf(secret).validate({ token: code, timestamp, window })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta
  return step > lastStep ? step : undefined
}
