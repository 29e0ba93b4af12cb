import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from "node:crypto"
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import * as z from "zod"
import { env } from "./env.ts"

const SessionSecret = z.object({
  seed: z.string().min(32),
  /** The seed before this one, while what it signed still has to work (R27). */
  seedPrevious: z.string().min(32).optional(),
  originSecret: z.string().min(16),
  originSecretPrevious: z.string().min(16).optional(),
})
const StripeSecret = z.object({
  apiKey: z.string().min(8),
  connectWebhookSecret: z.string().min(8),
  platformWebhookSecret: z.string().min(8),
})

const client = new SecretsManagerClient({})
const cacheMilliseconds = 300_000
const cached = new Map<string, { until: number; value: Promise<unknown> }>()

/** Fetched by reference and kept for five minutes, so that a rotation needs no deployment. */
function secret<T>(arn: string, schema: z.ZodType<T>): Promise<T> {
  const known = cached.get(arn)
  if (known && known.until > Date.now()) return known.value as Promise<T>
  const value = client
    .send(new GetSecretValueCommand({ SecretId: arn }))
    .then((answer) => schema.parse(JSON.parse(answer.SecretString ?? "{}")))
  cached.set(arn, { until: Date.now() + cacheMilliseconds, value })
  value.catch(() => cached.delete(arn))
  return value
}

export const sessionSecret = () => secret(env.SESSION_SECRET_ARN, SessionSecret)
export const stripeSecret = () => secret(env.STRIPE_SECRET_ARN, StripeSecret)

const derive = (seed: string, purpose: string) =>
  Buffer.from(hkdfSync("sha256", seed, "portico", purpose, 32))

/** DER head of an Ed25519 private key (RFC 8410); the 32 bytes of the key follow it. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex")

type SessionKeys = {
  id: string
  signing: KeyObject
  verifying: KeyObject
  refresh: Buffer
  links: Buffer
  codes: Buffer
  devices: Buffer
  sealing: Buffer
  replies: Buffer
}
const keysBySeed = new Map<string, SessionKeys>()

function keysOf(seed: string): SessionKeys {
  const known = keysBySeed.get(seed)
  if (known) return known
  const signing = createPrivateKey({
    key: Buffer.concat([pkcs8Head, derive(seed, "session signing")]),
    format: "der",
    type: "pkcs8",
  })
  const keys = {
    id: derive(seed, "key id").toString("hex").slice(0, 16),
    signing,
    verifying: createPublicKey(signing),
    refresh: derive(seed, "refresh"),
    links: derive(seed, "links"),
    codes: derive(seed, "mailed codes"),
    devices: derive(seed, "devices"),
    sealing: derive(seed, "sealing"),
    replies: derive(seed, "reply addresses"),
  }
  keysBySeed.set(seed, keys)
  return keys
}

/**
 * Everything that signs for us comes from one generated seed, each purpose with a key of its own. The first set
 * signs; what any of them signed is taken, so that a rotation fails nobody's request.
 */
export async function sessionKeys(): Promise<[SessionKeys, ...SessionKeys[]]> {
  const { seed, seedPrevious } = await sessionSecret()
  return seedPrevious ? [keysOf(seed), keysOf(seedPrevious)] : [keysOf(seed)]
}

const sameBytes = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)

type MacKey = "refresh" | "links" | "codes" | "devices" | "replies"
const mac = (keys: SessionKeys, key: MacKey, text: string) =>
  createHmac("sha256", keys[key]).update(text).digest("base64url")

/** A tag that only we can make for this text and purpose. */
export const macOf = async (key: MacKey, text: string) => mac((await sessionKeys())[0], key, text)

/** The same by every key that we still take, today's first: for tags that are cut short. */
export const macsOf = async (key: MacKey, text: string): Promise<[string, ...string[]]> => {
  const [today, ...before] = await sessionKeys()
  return [mac(today, key, text), ...before.map((keys) => mac(keys, key, text))]
}

/** Whether one of our keys made this tag. */
export async function isMacOf(key: MacKey, text: string, given: string) {
  const tag = Buffer.from(given)
  return (await sessionKeys()).some((keys) => sameBytes(tag, Buffer.from(mac(keys, key, text))))
}
