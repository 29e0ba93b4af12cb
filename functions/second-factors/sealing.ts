import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { sessionKeys } from "../secrets.ts"

const algorithm = "aes-256-gcm"
const nonceLength = 12
const tagLength = 16

/** For what must be read back and not only compared; `about` binds it to its row, so that it opens nowhere else. */
export async function seal(text: string, about: string): Promise<string> {
  const [{ sealing }] = await sessionKeys()
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, sealing, nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")
}

function open(key: Buffer, sealed: Buffer, about: string) {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceLength))
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
  return decipher.update(sealed.subarray(nonceLength + tagLength), undefined, "utf8") + decipher.final("utf8")
}

/** Throws where neither of our keys sealed it, for this row. */
export async function unseal(text: string, about: string): Promise<string> {
  const sealed = Buffer.from(text, "base64url")
  const [newest, ...older] = await sessionKeys()
  for (const { sealing } of older) {
    try {
      return open(sealing, sealed, about)
    } catch {
      // Sealed with another of our keys.
    }
  }
  return open(newest.sealing, sealed, about)
}
