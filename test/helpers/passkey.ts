import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto"

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest()
const base64url = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64url")

type Cbor = number | string | Buffer | Cbor[] | Map<number | string, Cbor>

/** CBOR (RFC 8949) of what an authenticator writes: texts, bytes, small numbers, lists and maps. */
function cbor(value: Cbor): Buffer {
  const head = (major: number, size: number) => {
    if (size < 24) return Buffer.from([(major << 5) | size])
    return size < 256
      ? Buffer.from([(major << 5) | 24, size])
      : Buffer.from([(major << 5) | 25, size >> 8, size & 255])
  }
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)])
  return Buffer.concat([head(5, value.size), ...[...value].flat().map(cbor)])
}

/** What an attacker, or a fault, makes different. */
type Wrong = { origin?: string; rpId?: string; challenge?: string; counter?: number; type?: string }
/** What an authenticator says of its make, over the bytes it signs. */
type Attest = (signed: Buffer, key: KeyObject) => { fmt: string; attStmt: Map<string, Cbor> }
// biome-ignore lint/suspicious/noExplicitAny: what a route answers is its own business
type Options = any

const present = 0x01
const verified = 0x04
const hasKey = 0x40

const unattested: Attest = () => ({ fmt: "none", attStmt: new Map() })

/** An authenticator in software, and the browser before it: ES256, attestation "none" (WebAuthn level 3). */
export function newPasskey(origin: string, counts = true) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const id = randomBytes(16)
  let counter = 0

  const clientData = (type: string, { challenge }: Options, wrong: Wrong) =>
    JSON.stringify({
      type: wrong.type ?? type,
      challenge: wrong.challenge ?? challenge,
      origin: wrong.origin ?? origin,
      crossOrigin: false,
    })

  function authenticatorData(rpId: string, flags: number, wrong: Wrong, rest = Buffer.alloc(0)) {
    if (counts) counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(wrong.counter ?? counter)
    return Buffer.concat([sha256(wrong.rpId ?? rpId), Buffer.from([flags]), count, rest])
  }

  function coseKey() {
    const { x = "", y = "" } = publicKey.export({ format: "jwk" })
    const [kty, alg, curve] = [2, -7, 1]
    return cbor(
      new Map<number, Cbor>([
        [1, kty],
        [3, alg],
        [-1, curve],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]),
    )
  }

  const credential = (response: object) => ({
    id: base64url(id),
    rawId: base64url(id),
    type: "public-key",
    clientExtensionResults: {},
    response,
  })

  return {
    id: base64url(id),

    /** `navigator.credentials.create`. */
    create(options: Options, { attest = unattested, ...wrong }: Wrong & { attest?: Attest } = {}) {
      const data = clientData("webauthn.create", options, wrong)
      const length = Buffer.from([0, id.length])
      const key = Buffer.concat([Buffer.alloc(16), length, id, coseKey()])
      const authData = authenticatorData(options.rp.id, present | verified | hasKey, wrong, key)
      const { fmt, attStmt } = attest(Buffer.concat([authData, sha256(data)]), privateKey)
      const attestation = new Map<string, Cbor>([
        ["fmt", fmt],
        ["attStmt", attStmt],
        ["authData", authData],
      ])
      return credential({
        clientDataJSON: base64url(data),
        attestationObject: base64url(cbor(attestation)),
        transports: ["internal", "something-new"],
      })
    },

    /** `navigator.credentials.get`. */
    get(options: Options, wrong: Wrong = {}) {
      const data = clientData("webauthn.get", options, wrong)
      const authData = authenticatorData(options.rpId, present | verified, wrong)
      const signature = sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey)
      return credential({
        clientDataJSON: base64url(data),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
      })
    },
  }
}
