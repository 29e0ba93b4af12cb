import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
} from "node:crypto"

/** Tokens as attackers make them (R25). Nothing of jose here: it would refuse to write most of these. */

export type Claims = Record<string, unknown>
export type Genuine = {
  header: { alg: string; typ: string; kid: string }
  claims: Claims & { iat: number; exp: number; aud: string }
  key: KeyObject
}

const encode = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url")
const inputOf = (header: unknown, claims: unknown) => `${encode(header)}.${encode(claims)}`

/** A token with these parts, signed as it should be. */
export function signed({ header, claims, key }: { header: object; claims: unknown; key: KeyObject }) {
  const input = inputOf(header, claims)
  return `${input}.${signBytes(null, Buffer.from(input), key).toString("base64url")}`
}

function hmac(hash: string, header: object, claims: unknown, secret: Buffer | string) {
  const input = inputOf(header, claims)
  return `${input}.${createHmac(hash, secret).update(input).digest("base64url")}`
}

export const partsOf = (token: string) => {
  const [head = "", body = ""] = token.split(".")
  const read = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString())
  return { header: read(head), claims: read(body) }
}

const without = (claims: Claims, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name))

const strangers = generateKeyPairSync("ed25519")
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 })
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" })

/** Signed by us, but wrong in what they say: only somebody with our key could make these. */
function wrongClaims({ header, claims, key }: Genuine): [string, string][] {
  const { iat, exp, aud } = claims
  const [hour, now] = [3600, iat]
  const with_ = (changes: Claims) => signed({ header, claims: { ...claims, ...changes }, key })
  const required = ["iss", "aud", "sub", "jti", "iat", "exp", "tid"]
  return [
    ["expired", with_({ iat: now - 2 * hour, exp: now - hour })],
    ["expired a minute ago", with_({ iat: now - 660, exp: now - 60 })],
    ["issued in the future", with_({ iat: now + hour, exp: exp + hour })],
    ["issued in the far future", with_({ iat: now * 2, exp: now * 3 })],
    ["not valid yet", with_({ nbf: now + hour })],
    ["older than any of its kind, with an end far away", with_({ iat: now - hour, exp: now + 1000 * hour })],
    ["another issuer", with_({ iss: "somebody" })],
    ["several issuers", with_({ iss: ["portico", "somebody"] })],
    ["another audience", with_({ aud: "other.localhost" })],
    ["our audience and another", with_({ aud: [aud, "other.localhost"] })],
    ["our audience in a list", with_({ aud: [aud] })],
    ["our audience in capitals", with_({ aud: aud.toUpperCase() })],
    ["no audience", with_({ aud: "" })],
    ["an end in words", with_({ exp: "tomorrow" })],
    ["an end as text", with_({ exp: String(exp) })],
    ["a negative end", with_({ exp: -1 })],
    ["a start as text", with_({ iat: String(iat) })],
    ["a tenant that is none", with_({ tid: "acme" })],
    ["a wildcard for a tenant", with_({ tid: "*".repeat(26) })],
    ["a tenant in a list", with_({ tid: [claims.tid] })],
    ["a key for a tenant", with_({ tid: `${claims.tid}#public` })],
    ["a number for a person", with_({ sub: 7 })],
    ...required.map((name): [string, string] => [
      `no ${name}`,
      signed({ header, claims: without(claims, name), key }),
    ]),
    ["claims that are text", signed({ header, claims: '"sub"', key })],
    ["claims that are a list", signed({ header, claims: [claims], key })],
    ["claims that are not JSON", signed({ header, claims: "{", key })],
    ["no claims", signed({ header, claims: "", key })],
    ["claims from a prototype", signed({ header, claims: `{"__proto__":${JSON.stringify(claims)}}`, key })],
  ]
}

/** With a header that would have us use another key, another algorithm or none. */
function wrongHeaders({ header, claims, key }: Genuine): [string, string][] {
  const verifying = createPublicKey(key)
  const spki = verifying.export({ type: "spki", format: "der" })
  const pem = verifying.export({ type: "spki", format: "pem" }).toString()
  const raw = Buffer.from(verifying.export({ format: "jwk" }).x ?? "", "base64url")
  const jwk = strangers.publicKey.export({ format: "jwk" })
  const as = (changes: object) => signed({ header: { ...header, ...changes }, claims, key })
  const byStranger = (changes: object = {}) =>
    signed({ header: { ...header, ...changes }, claims, key: strangers.privateKey })
  const headless = (name: string) => signed({ header: without(header, name), claims, key })
  const kids = ["", "unknown", "../../../dev/null", "/dev/null", "' OR 1=1 --", "__proto__", "constructor"]
  const types = ["JWT", "at+jwt", "", "access", "pending", "application/access", "ACCESS+JWT\u0000"]
  const none = ["none", "None", "NONE", "nOnE", ""].flatMap((alg): [string, string][] => [
    [`algorithm "${alg}"`, `${inputOf({ ...header, alg }, claims)}.`],
    [`algorithm "${alg}", still signed`, as({ alg })],
  ])
  const confused = ["sha256", "sha384", "sha512"].flatMap((hash): [string, string][] =>
    [pem, pem.trim(), spki, raw, "", Buffer.alloc(32)].map((secret, at): [string, string] => {
      const alg = `HS${hash.slice(3)}`
      return [`${alg} with our public key (${at})`, hmac(hash, { ...header, alg }, claims, secret)]
    }),
  )
  return [
    ...none,
    ...confused,
    ["RS256 by a stranger", foreign("RS256", rsa.privateKey, header, claims)],
    ["PS256 by a stranger", foreign("PS256", rsa.privateKey, header, claims)],
    ["ES256 by a stranger", foreign("ES256", ec.privateKey, header, claims)],
    ["a stranger with the name of our key", byStranger()],
    ["a stranger who brings the key along", byStranger({ jwk })],
    ["a stranger who says where the key lies", byStranger({ jku: "https://evil.example/keys" })],
    ["a stranger with a certificate", byStranger({ x5u: "https://evil.example/c", x5c: ["AAAA"] })],
    ["no algorithm", headless("alg")],
    ["no type", headless("typ")],
    ["no key named", headless("kid")],
    ...kids.map((kid): [string, string] => [`key "${kid}"`, as({ kid })]),
    ["a list of keys", as({ kid: [header.kid] })],
    ...types.map((typ): [string, string] => [`type "${typ}"`, as({ typ })]),
    ["something critical that we do not know", as({ crit: ["exp2"], exp2: 1 })],
    ["claims that are not encoded", as({ b64: false, crit: ["b64"] })],
  ]
}

function foreign(alg: string, key: KeyObject, header: object, claims: unknown) {
  const input = inputOf({ ...header, alg }, claims)
  const options =
    alg === "PS256" ? { key, padding: 6, saltLength: 32 } : { key, dsaEncoding: "ieee-p1363" as const }
  return `${input}.${signBytes("sha256", Buffer.from(input), options).toString("base64url")}`
}

/** Bent afterwards. */
function bent({ header, claims, key }: Genuine): [string, string][] {
  const token = signed({ header, claims, key })
  const [head = "", body = "", signature = ""] = token.split(".")
  const other = encode({ ...claims, sub: "stf_somebody" })
  const flip = (text: string, at: number) =>
    `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`
  return [
    ["claims exchanged", [head, other, signature].join(".")],
    ["claims by one letter", [head, flip(body, 20), signature].join(".")],
    ["header exchanged", [encode({ ...header, extra: 1 }), body, signature].join(".")],
    ["signature by one letter", [head, body, flip(signature, 10)].join(".")],
    ["signature cut", [head, body, signature.slice(0, -8)].join(".")],
    ["signature of zeros", [head, body, Buffer.alloc(64).toString("base64url")].join(".")],
    ["signature twice", [head, body, signature + signature].join(".")],
    ["no signature", `${head}.${body}.`],
    ["two parts", `${head}.${body}`],
    ["four parts", `${token}.${signature}`],
    ["five parts", `${head}.${body}.${signature}.${body}.${signature}`],
    ["dots", ".."],
    ["nothing between", `${head}..${signature}`],
    ["as JSON", JSON.stringify({ protected: head, payload: body, signature })],
    ["a word", "session"],
    ["a megabyte of letters", "A".repeat(1_000_000)],
    ["a megabyte of dots", ".".repeat(1_000_000)],
    ["a megabyte of claims", `${head}.${encode({ ...claims, more: "x".repeat(1_000_000) })}.${signature}`],
    ["deep nesting", `${head}.${encode(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)}.${signature}`],
    ["another's bytes for letters", `${head}.${body}.${signature}`.replace(/A/g, "\u0410")],
  ]
}

/** Everything that must not open anything, by what is wrong with it. */
export const forgeries = (genuine: Genuine): [string, string][] =>
  [...wrongClaims(genuine), ...wrongHeaders(genuine), ...bent(genuine)].filter(
    ([, token]) => token !== signed(genuine),
  )
