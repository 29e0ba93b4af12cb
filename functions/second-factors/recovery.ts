import { createHash } from "node:crypto"
import { randomId } from "../../shared/ids.ts"

const count = 10
const length = 16

/** Typed from paper: case and separators do not matter. */
const plain = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, "")
/** 80 random bits need no slow hash. */
export const recoveryHash = (code: string) => createHash("sha256").update(plain(code)).digest("hex")

/** Ten codes to keep on paper, each good once, and what is stored of them. */
export function newRecoveryCodes() {
  const codes = Array.from({ length: count }, () =>
    randomId()
      .slice(0, length)
      .replace(/(.{4})(?=.)/g, "$1-"),
  )
  return { codes, hashes: codes.map(recoveryHash) }
}
