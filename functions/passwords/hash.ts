import { argon2, randomBytes, timingSafeEqual } from "node:crypto"
import { promisify } from "node:util"

// A runtime without it would fail at the first sign-in, and then at every one.
if (typeof argon2 !== "function") throw new Error("this Node has no argon2: 24.7 or newer is needed")

/** OWASP's floor for Argon2id (password storage cheat sheet): memory in KiB, passes, lanes. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

/** Derived in Node's pool of four threads, so that however many sign in at once, four times the memory is the most. */
const derive = promisify(argon2)
const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "")

const current = `$argon2id$v=19$m=${parameters.memory},t=${parameters.passes},p=${parameters.parallelism}$`

/** A PHC string: it carries its own parameters, so that they can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive("argon2id", {
    message: password,
    nonce,
    tagLength,
    ...parameters,
  })
  return `${current}${plain(nonce)}$${plain(tag)}`
}

/** Whether the parameters have risen since: the next sign-in hashes the password anew. */
export const isOutdated = (stored: string) => !stored.startsWith(current)

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/

/** Somebody unknown costs the same time as somebody known (R20). */
const nobody = `${current}${plain(Buffer.alloc(16))}$${plain(Buffer.alloc(tagLength))}`

export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, tag] = phc.exec(stored ?? nobody) ?? []
  if (!nonce || !tag) throw new Error("a stored password is not Argon2id")
  const expected = Buffer.from(tag, "base64")
  const given = await derive("argon2id", {
    message: password,
    nonce: Buffer.from(nonce, "base64"),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(given, expected) && stored !== undefined
}
