import { readFileSync } from "node:fs"
import { compactVerify, flattenedVerify, importJWK, type JWK } from "jose"
import { beforeAll, describe, expect, test } from "vitest"
import { type Visitor, visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { record } from "./helpers/figures.ts"
import { forgeries, type Genuine, partsOf, signed } from "./helpers/forge.ts"
import { becomeFunction } from "./helpers/inside.ts"
import { newContact, newCustomer, newTenant, password, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()

type Modules = typeof import("../functions/sessions/tokens.ts") & typeof import("../functions/secrets.ts")
type Person = { visitor: Visitor; me: string }

let ours: Modules
let tenant: TestTenant
let staff: Person
let contact: Person
const startedAt = performance.now()
const tried = { forgeries: 0, vectors: 0, agreed: 0, opened: 0 }

beforeAll(async () => {
  becomeFunction(cloud(), "auth")
  const tokens = await import("../functions/sessions/tokens.ts")
  ours = { ...tokens, ...(await import("../functions/secrets.ts")) }
  tenant = await newTenant(cloud())
  const customer = await newCustomer(tenant)
  staff = { visitor: tenant.owner, me: "GET /api/staff/me" }
  contact = { visitor: (await newContact(cloud(), tenant, customer.id)).visitor, me: "GET /api/portal/me" }
}, 60_000)

async function pendingToken() {
  const guest = visitor(cloud().port, "app.localhost")
  await guest.ok("POST /api/auth/sign-in", { email: tenant.email, password })
  return guest.cookies.get("__Host-pending") ?? ""
}

/** The same token as a given one, but ready to be made wrong. */
async function genuine(token: string): Promise<Genuine> {
  const [keys] = await ours.sessionKeys()
  return { ...partsOf(token), key: keys.signing }
}

const accessOf = ({ visitor }: Person) => visitor.cookies.get("__Host-session") ?? ""

async function opens(host: string, on: string, cookie: string, body?: object) {
  const { status } = await visitor(cloud().port, host).call(on, body, { cookie })
  // Where the edge itself refuses a header of that size, nothing was opened either.
  return ![400, 401, 413, 431, 494].includes(status)
}

/** What fits into a header: the rest is tried on our own functions only. */
const sendable = (token: string) => token.length < 12_000 && /^[\x21-\x7e]*$/.test(token)

describe("R25: nothing passes for a token of ours", () => {
  test("what these tests forge from is taken as long as nothing is wrong with it", async () => {
    for (const person of [staff, contact]) {
      const again = signed(await genuine(accessOf(person)))
      expect(await opens(person.visitor.host, person.me, `__Host-session=${again}`)).toBe(true)
    }
    const pending = signed(await genuine(await pendingToken()))
    const code = { code: tenant.factor.code() }
    expect(
      await opens("app.localhost", "POST /api/auth/second-factor", `__Host-pending=${pending}`, code),
    ).toBe(true)
  })

  test("access tokens: by our function, and on a route of staff and of contacts", async () => {
    for (const { visitor: signedIn, me } of [staff, contact]) {
      const good = await genuine(signedIn.cookies.get("__Host-session") ?? "")
      for (const [wrong, token] of forgeries(good)) {
        tried.forgeries += 1
        const claims = await ours.verifyAccess(token, signedIn.host, new Date(cloud().now()).toISOString())
        expect([wrong, claims]).toEqual([wrong, undefined])
        if (!sendable(token)) continue
        expect([wrong, await opens(signedIn.host, me, `__Host-session=${token}`)]).toEqual([wrong, false])
      }
    }
  })

  test("pending tokens", async () => {
    const good = await genuine(await pendingToken())
    const code = tenant.factor.code()
    for (const [wrong, token] of forgeries(good)) {
      tried.forgeries += 1
      const claims = await ours.verifyPending(token, "app.localhost", new Date(cloud().now()).toISOString())
      expect([wrong, claims]).toEqual([wrong, undefined])
    }
    const some = forgeries(good).filter(([, token], at) => sendable(token) && at % 3 === 0)
    for (const [wrong, token] of some) {
      const on = "POST /api/auth/second-factor"
      expect([wrong, await opens("app.localhost", on, `__Host-pending=${token}`, { code })]).toEqual([
        wrong,
        false,
      ])
    }
  })

  test("refresh tokens: no part of one can be changed", async () => {
    for (const { visitor: signedIn } of [staff, contact]) {
      const token = signedIn.cookies.get("__Host-refresh") ?? ""
      expect(await ours.readRefresh(token)).toBeDefined()
      const parts = token.split("~")
      const other = ["0".repeat(26), "1".repeat(26), "stf_x.ses_x", "7", "A".repeat(43)]
      const bent = [
        ...parts.map((_, at) =>
          parts.map((part, index) => (index === at ? (other[at] ?? "") : part)).join("~"),
        ),
        ...parts.map((_, at) => parts.filter((_part, index) => index !== at).join("~")),
        ...parts.map((_, at) => parts.map((part, index) => (index === at ? "" : part)).join("~")),
        `${token}~`,
        `~${token}`,
        token.slice(0, -1),
        `${token}A`,
        token.toUpperCase(),
        "~~~~",
        "~".repeat(100_000),
      ].filter((each) => each !== token)
      for (const wrong of bent) {
        tried.forgeries += 1
        expect(await ours.readRefresh(wrong)).toBeUndefined()
        if (sendable(wrong))
          expect(await opens(signedIn.host, "POST /api/auth/refresh", `__Host-refresh=${wrong}`, {})).toBe(
            false,
          )
      }
    }
  })
})

type Vector = { tcId: number; comment: string; jws: string; result: "valid" | "invalid"; flags: string[] }
type Group = { comment: string; private: JWK; public?: JWK; tests: Vector[] }

async function joseTakes({ alg = "", ...key }: JWK, jws: string) {
  try {
    const imported = await importJWK({ alg, ...key }, alg)
    if (jws.startsWith("{")) await flattenedVerify(JSON.parse(jws), imported, { algorithms: [alg] })
    else await compactVerify(jws, imported, { algorithms: [alg] })
    return true
  } catch {
    return false
  }
}

describe("R25: Wycheproof's 401 vectors for signatures", () => {
  const file = "test/data/wycheproof/json_web_signature_test.json"
  const groups: Group[] = JSON.parse(readFileSync(file, "utf8")).testGroups
  const vectors = groups.flatMap((group) => group.tests.map((vector) => ({ group, vector })))

  const strict = [
    "Figure20",
    "Figure27",
    "InvalidCharacterInsertedInHeader",
    "InvalidCharacterInsertedInPayload",
  ]
  const lenient = [
    "MacOfIncorrectlyEncodedMessage",
    "invalidBase64Padding",
    "invalidBase64PaddingInPayload",
    "rejectsSpacesInMac",
    "spacesInHeader",
    "spacesInPayload",
  ]

  test("jose, with the algorithm pinned as we pin it, takes nothing that is forged", async () => {
    const wronglyTaken: string[] = []
    const wronglyRefused: string[] = []
    for (const { group, vector } of vectors) {
      const taken = await joseTakes(group.public ?? group.private, vector.jws)
      tried.vectors += 1
      if (taken === (vector.result === "valid")) tried.agreed += 1
      else (taken ? wronglyTaken : wronglyRefused).push(vector.comment)
    }
    expect(tried.vectors).toBe(401)
    // All carry a signature that holds: jose overlooks blanks and padding within base64url.
    expect(wronglyTaken.sort()).toEqual(lenient)
    // Stricter: an algorithm other than the key's own, and letters that are not of base64url.
    expect([...new Set(wronglyRefused)].sort()).toEqual(strict)
  })

  test("none is a token of ours, on any host", async () => {
    const now = new Date(cloud().now()).toISOString()
    for (const { vector } of vectors)
      for (const host of ["app.localhost", tenant.host]) {
        const found = [
          await ours.verifyAccess(vector.jws, host, now),
          await ours.verifyPending(vector.jws, host, now),
          await ours.readRefresh(vector.jws),
        ].filter((claims) => claims !== undefined)
        tried.opened += found.length
        expect([vector.comment, found]).toEqual([vector.comment, []])
      }
    record(
      "F7",
      {
        "forged tokens": tried.forgeries,
        "Wycheproof vectors": tried.vectors,
        "jose as expected": tried.agreed,
        "taken by us": tried.opened,
      },
      { startedAt },
    )
  })
})
