import { createHash } from "node:crypto"
import { randomText } from "../../shared/ids.ts"
import { env } from "../env.ts"

/** Names the product and the stage, for people and for scanners of leaked secrets. */
const prefix = `ptc_${env.STAGE === "prod" ? "live" : "test"}_`
/** 160 random bits: nothing that is guessed, so a fast hash keeps it (R32). */
const secretLength = 32
const checksumLength = 6

const sha256 = (text: string) => createHash("sha256").update(text).digest()

/** Of everything before it: tells a mistyped or invented key without a look into the table. */
const checksumOf = (text: string) => sha256(text).toString("hex").slice(0, checksumLength)

export function newApiKey() {
  const body = prefix + randomText(secretLength)
  const key = body + checksumOf(body)
  return { key, hash: apiKeyHash(key), shownAs: `${prefix}…${key.slice(-4)}` }
}

/** Of the whole key, prefix and checksum included. */
export const apiKeyHash = (key: string) => sha256(key).toString("hex")

const shape = new RegExp(`^${prefix}[a-z0-9]{${secretLength + checksumLength}}$`)

/** Whether a text can be a key of this stage at all. */
export const isApiKey = (text: string) =>
  shape.test(text) && checksumOf(text.slice(0, -checksumLength)) === text.slice(-checksumLength)
