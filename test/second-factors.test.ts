import { createPrivateKey, type KeyObject, sign, X509Certificate } from "node:crypto"
import { generate } from "selfsigned"
import { describe, expect, test } from "vitest"
import { stepOf } from "../functions/second-factors/totp.ts"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { newPasskey } from "./helpers/passkey.ts"
import { routesOf } from "./helpers/routes.ts"
import { allRows } from "./helpers/rows.ts"
import {
  newContact,
  newCustomer,
  newTenant,
  password,
  setUpTotp,
  type TestTenant,
  tokenFor,
} from "./helpers/world.ts"

const { cloud, visitor } = useCloud()

const staffHost = "app.localhost"
const originOf = (host: string) => `http://${host}:${cloud().port}`
const answerOf = ({ status, body }: Awaited<ReturnType<Visitor["call"]>>) => [status, body?.reason]

/** Somebody on the staff host whose password was right; the answer says what comes next. */
async function withPassword({ email }: { email: string }, host = staffHost) {
  const guest = visitor(host)
  return { guest, result: await guest.ok("POST /api/auth/sign-in", { email, password }) }
}

async function contactOf(tenant: TestTenant) {
  const customer = await newCustomer(tenant)
  return { ...(await newContact(cloud(), tenant, customer.id)), customerId: customer.id as string }
}

async function addPasskey(person: Visitor, { name = "Laptop", counts = true } = {}) {
  const passkey = newPasskey(originOf(person.host), counts)
  const { options } = await person.ok("POST /api/auth/account/passkeys/options", {})
  const added = await person.ok("POST /api/auth/account/passkeys", { name, passkey: passkey.create(options) })
  return { passkey, recoveryCodes: added.recoveryCodes as string[] }
}

const rowsOf = async (start: string) => (await allRows(cloud())).filter(({ sk }) => sk.startsWith(start))

/** What sign-in rows keep of somebody. */
const loginWith = async (text: string) =>
  (await rowsOf("login#")).find((row) => JSON.stringify(row).includes(text))

/** Oldest first. */
async function eventTypesOf(tenant: TestTenant) {
  const { tenant: row } = await tenant.owner.ok("GET /api/staff/me")
  return (await rowsOf("evt_"))
    .filter(({ pk }) => pk === `T#${row.id}#events`)
    .map(({ type }) => String(type))
}

test("RFC 6238: the codes of its appendix, one step early and late, two steps not", () => {
  // SHA-1, the secret "12345678901234567890", and the last six of its eight digits.
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
  const vectors = [
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ] as const
  for (const [seconds, code] of vectors) {
    const step = Math.floor(seconds / 30)
    const at = (steps: number) => new Date((step + steps) * 30_000 + 1000).toISOString()
    for (const off of [-1, 0, 1]) expect(stepOf(secret, code, at(off)), `${seconds} ${off}`).toBe(step)
    for (const off of [-2, 2]) expect(stepOf(secret, code, at(off)), `${seconds} ${off}`).toBeUndefined()
    expect(stepOf(secret, code, at(0), step)).toBeUndefined()
  }
})

describe("R31: between password and second factor", () => {
  test("the pending cookie opens nothing else", async () => {
    const tenant = await newTenant(cloud())
    const { guest, result } = await withPassword(tenant)
    expect(result).toEqual({ state: "secondFactor", methods: ["totp", "recoveryCode"] })
    const pending = guest.cookies.get("__Host-pending") ?? ""
    expect([...guest.cookies.keys()]).toEqual(["__Host-pending"])
    const routes = await routesOf(guest)
    const guarded = routes.filter(({ principals }) => !principals.includes("anyone"))
    expect(guarded.length).toBeGreaterThan(40)
    for (const planted of ["__Host-pending", "__Host-session"])
      for (const { method, path } of guarded) {
        guest.cookies.clear()
        guest.cookies.set(planted, pending)
        const on = `${method} ${path.replace(/\{\w+\}/g, "x".repeat(26))}`
        const answer = await guest.call(on, method === "GET" ? undefined : {})
        expect(answer.status, `${planted} on ${on}`).toBe(401)
      }
    guest.cookies.set("__Host-refresh", pending)
    expect((await guest.call("POST /api/auth/refresh", {})).status).toBe(401)
  })

  test("is worth nothing on another host, nor after ten minutes", async () => {
    const tenant = await newTenant(cloud())
    const { guest } = await withPassword(tenant)
    const elsewhere = tenant.anyone()
    for (const [name, value] of guest.cookies) elsewhere.cookies.set(name, value)
    const code = tenant.factor.code()
    expect((await elsewhere.call("POST /api/auth/second-factor", { code })).status).toBe(401)
    await cloud().advance("PT11M")
    const late = await guest.call("POST /api/auth/second-factor", { code: tenant.factor.code() })
    expect(answerOf(late)).toEqual([401, undefined])
  })

  test("a reset of the password still asks for the second factor", async () => {
    const tenant = await newTenant(cloud())
    const guest = visitor(staffHost)
    await guest.ok("POST /api/auth/forgot-password", { email: tenant.email })
    const result = await guest.ok("POST /api/auth/reset", {
      token: await tokenFor(cloud(), tenant.email),
      password: "another good password",
    })
    expect(result.state).toBe("secondFactor")
    expect((await guest.call("GET /api/staff/me")).status).toBe(401)
    await guest.ok("POST /api/auth/second-factor", { code: tenant.factor.code() })
    expect((await guest.call("GET /api/staff/me")).status).toBe(200)
  })

  test("ends with what ends every session", async () => {
    const tenant = await newTenant(cloud())
    const { guest: thief } = await withPassword(tenant)
    await cloud().advance("PT2S")
    const guest = visitor(staffHost)
    await guest.ok("POST /api/auth/forgot-password", { email: tenant.email })
    const token = await tokenFor(cloud(), tenant.email)
    await guest.ok("POST /api/auth/reset", { token, password: "another good password" })
    const code = tenant.factor.code()
    expect(answerOf(await thief.call("POST /api/auth/second-factor", { code }))).toEqual([401, undefined])
    await guest.ok("POST /api/auth/second-factor", { code })
  })

  test("what is given has to be one thing, and well-formed", async () => {
    const tenant = await newTenant(cloud())
    const { guest } = await withPassword(tenant)
    const fields = async (input: object) =>
      (await guest.call("POST /api/auth/second-factor", input)).body.fields
    expect(await fields({})).toEqual({ code: "required" })
    expect(await fields({ code: "123" })).toEqual({ code: "not_a_code" })
    expect(await fields({ code: "123456", recoveryCode: "x" })).toEqual({ code: "required" })
    expect(await fields({ password })).toEqual({ code: "required", password: "unknown" })
  })
})

describe("R31: codes of an authenticator app", () => {
  test("a code opens one session only, once or twice at once", async () => {
    const tenant = await newTenant(cloud())
    const guests = [(await withPassword(tenant)).guest, (await withPassword(tenant)).guest]
    const code = tenant.factor.code()
    const answers = await Promise.all(
      guests.map((guest) => guest.call("POST /api/auth/second-factor", { code })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(guests.filter(({ cookies }) => cookies.has("__Host-session"))).toHaveLength(1)
    const { guest } = await withPassword(tenant)
    const again = await guest.call("POST /api/auth/second-factor", { code })
    expect(answerOf(again)).toEqual([401, "wrong_code"])
  })

  test("the secret is nowhere in the table, and a wrong code sets nothing up", async () => {
    const tenant = await newTenant(cloud())
    const { secret } = await tenant.owner.ok("POST /api/auth/account/totp", {})
    const wrong = await tenant.owner.call("POST /api/auth/account/totp/confirm", { code: "000000" })
    expect([wrong.status, wrong.body.fields]).toEqual([400, { code: "wrong_code" }])
    const dump = JSON.stringify(await rowsOf(""))
    expect(dump).toContain("login#staff_")
    for (const each of [secret, tenant.factor.secret]) expect(dump).not.toContain(each)
    for (const each of tenant.factor.recoveryCodes) {
      expect(dump).not.toContain(each)
      expect(dump).not.toContain(each.replaceAll("-", ""))
    }
  })

  test("a set-up that was left for a quarter of an hour is begun anew", async () => {
    const tenant = await newTenant(cloud())
    const { visitor: contact } = await contactOf(tenant)
    await contact.ok("POST /api/auth/account/totp", {})
    await cloud().advance("PT16M")
    await contact.ok("POST /api/auth/refresh", {})
    await contact.ok("POST /api/auth/account/prove", { password })
    const late = await contact.call("POST /api/auth/account/totp/confirm", { code: "123456" })
    expect(answerOf(late)).toEqual([409, "set_up_expired"])
  })
})

describe("R31: passkeys", () => {
  test("one is added, signs in, and says when it was last used", async () => {
    const tenant = await newTenant(cloud())
    const { passkey, recoveryCodes } = await addPasskey(tenant.owner)
    expect(recoveryCodes).toEqual([])
    const { guest, result } = await withPassword(tenant)
    expect(result.methods).toEqual(["totp", "passkey", "recoveryCode"])
    const { options } = await guest.ok("POST /api/auth/second-factor/options", {})
    expect(options).toMatchObject({
      rpId: staffHost,
      userVerification: "preferred",
      allowCredentials: [{ id: passkey.id, transports: [] }],
    })
    await guest.ok("POST /api/auth/second-factor", { passkey: passkey.get(options) })
    expect((await guest.call("GET /api/staff/me")).status).toBe(200)
    const login = await loginWith(passkey.id)
    expect(login?.passkeys).toMatchObject([{ counter: 2, lastUsedAt: expect.any(String) }])
    expect((await rowsOf("challenge#")).filter(({ loginId }) => loginId === login?.id)).toEqual([])
  })

  test("the browser is told whom for, and which are there already", async () => {
    const tenant = await newTenant(cloud())
    const { passkey } = await addPasskey(tenant.owner)
    const { options } = await tenant.owner.ok("POST /api/auth/account/passkeys/options", {})
    expect(options).toMatchObject({
      rp: { id: staffHost, name: `Company ${tenant.slug}` },
      user: { name: tenant.email, displayName: "Olivia Owner" },
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
      attestation: "none",
      excludeCredentials: [{ id: passkey.id }],
    })
  })

  const wrongs = [
    ["origin", () => ({ origin: originOf("evil.localhost") })],
    ["origin without its port", () => ({ origin: `http://${staffHost}` })],
    ["relying party", () => ({ rpId: "localhost" })],
    ["challenge", () => ({ challenge: "bm90IG91cnM" })],
    ["challenge that is no text of ours", () => ({ challenge: "#" })],
    ["ceremony", () => ({ type: "payment.get" })],
  ] as const

  test.each(wrongs)("a wrong %s neither adds nor signs in", async (_what, wrong) => {
    const tenant = await newTenant(cloud())
    const stranger = newPasskey(originOf(staffHost))
    const { options } = await tenant.owner.ok("POST /api/auth/account/passkeys/options", {})
    const added = await tenant.owner.call("POST /api/auth/account/passkeys", {
      name: "x",
      passkey: stranger.create(options, wrong()),
    })
    expect([added.status, added.body.fields]).toEqual([400, { passkey: "wrong_code" }])

    const { passkey } = await addPasskey(tenant.owner)
    const { guest } = await withPassword(tenant)
    const asked = await guest.ok("POST /api/auth/second-factor/options", {})
    const refused = await guest.call("POST /api/auth/second-factor", {
      passkey: passkey.get(asked.options, wrong()),
    })
    expect(answerOf(refused)).toEqual([401, "wrong_code"])
    await guest.ok("POST /api/auth/second-factor", { passkey: passkey.get(asked.options) })
  })

  test("an answer is good once, also twice at once, and for five minutes", async () => {
    const tenant = await newTenant(cloud())
    // Passkeys that a phone shares with its maker's cloud count nothing: only the challenge stops a replay.
    const { passkey } = await addPasskey(tenant.owner, { counts: false })
    const guests = [(await withPassword(tenant)).guest, (await withPassword(tenant)).guest] as const
    const { options } = await guests[0].ok("POST /api/auth/second-factor/options", {})
    const signed = { passkey: passkey.get(options) }
    const answers = await Promise.all(
      guests.map((guest) => guest.call("POST /api/auth/second-factor", signed)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { guest } = await withPassword(tenant)
    expect(answerOf(await guest.call("POST /api/auth/second-factor", signed))).toEqual([401, "wrong_code"])

    const asked = await guest.ok("POST /api/auth/second-factor/options", {})
    await cloud().advance("PT5M1S")
    const late = await guest.call("POST /api/auth/second-factor", { passkey: passkey.get(asked.options) })
    expect(answerOf(late)).toEqual([401, "wrong_code"])
  })

  test("a challenge is good for its purpose and its sign-in only", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const { passkey } = await addPasskey(tenant.owner)
    const { passkey: foreign } = await addPasskey(other.owner)
    const proof = await tenant.owner.ok("POST /api/auth/account/prove/options", {})
    const { guest } = await withPassword(tenant)
    const asProof = await guest.call("POST /api/auth/second-factor", { passkey: passkey.get(proof.options) })
    expect(answerOf(asProof)).toEqual([401, "wrong_code"])

    const asOther = { passkey: foreign.get(proof.options) }
    expect((await tenant.owner.call("POST /api/auth/account/prove", asOther)).status).toBe(400)
    // Of the same company, whose rows lie side by side.
    const [one, two] = [await contactOf(tenant), await contactOf(tenant)]
    await addPasskey(one.visitor)
    const { passkey: own } = await addPasskey(two.visitor)
    const theirs = await one.visitor.ok("POST /api/auth/account/prove/options", {})
    const proven = await two.visitor.call("POST /api/auth/account/prove", {
      passkey: own.get(theirs.options),
    })
    expect([proven.status, proven.body.fields]).toEqual([400, { passkey: "wrong_code" }])
  })

  test("a counter that went back, or stood still, is a copy's", async () => {
    const tenant = await newTenant(cloud())
    const { passkey } = await addPasskey(tenant.owner)
    for (const counter of [0, 1]) {
      const { guest } = await withPassword(tenant)
      const { options } = await guest.ok("POST /api/auth/second-factor/options", {})
      const copied = { passkey: passkey.get(options, { counter }) }
      expect(answerOf(await guest.call("POST /api/auth/second-factor", copied))).toEqual([401, "wrong_code"])
    }
  })

  test("one that vouches for itself is added; one with certificates is not, however good they are", async () => {
    const tenant = await newTenant(cloud())
    const subject = { CN: "Key", O: "Maker", C: "SE", OU: "Authenticator Attestation" }
    const made = await generate(
      Object.entries(subject).map(([shortName, value]) => ({ shortName, value })),
      { keyType: "ec", curve: "P-256" },
    )
    const certificate = new X509Certificate(made.cert).raw
    type Statement = Map<string, number | Buffer | Buffer[]>
    const add = async (attest: (signed: Buffer, key: KeyObject) => Statement) => {
      const { options } = await tenant.owner.ok("POST /api/auth/account/passkeys/options", {})
      const passkey = newPasskey(originOf(staffHost)).create(options, {
        attest: (signed, key) => ({ fmt: "packed", attStmt: attest(signed, key) }),
      })
      return tenant.owner.call("POST /api/auth/account/passkeys", { name: "x", passkey })
    }
    const es256 = -7
    const vouch = (signed: Buffer, key: KeyObject): Statement =>
      new Map<string, number | Buffer | Buffer[]>([
        ["alg", es256],
        ["sig", sign("sha256", signed, key)],
      ])
    expect((await add(vouch)).status).toBe(200)
    const byMaker = await add((signed) =>
      vouch(signed, createPrivateKey(made.private)).set("x5c", [certificate]),
    )
    expect([byMaker.status, byMaker.body.fields]).toEqual([400, { passkey: "wrong_code" }])
  })

  test("rubbish is refused", async () => {
    const tenant = await newTenant(cloud())
    const { options } = await tenant.owner.ok("POST /api/auth/account/passkeys/options", {})
    const good = newPasskey(originOf(staffHost)).create(options)
    const { clientDataJSON } = good.response as { clientDataJSON: string }
    const broken = [
      {},
      { ...good, id: 7 },
      { ...good, rawId: "x" },
      { ...good, response: { clientDataJSON: "e30" } },
      { ...good, response: { clientDataJSON, attestationObject: "AAAA" } },
    ]
    for (const passkey of broken) {
      const answer = await tenant.owner.call("POST /api/auth/account/passkeys", { name: "x", passkey })
      expect([answer.status, answer.body.fields]).toEqual([400, { passkey: "wrong_code" }])
    }
  })

  test("ten at most, each once", async () => {
    const tenant = await newTenant(cloud())
    const { passkey } = await addPasskey(tenant.owner)
    const { options } = await tenant.owner.ok("POST /api/auth/account/passkeys/options", {})
    const twice = { name: "again", passkey: passkey.create(options) }
    expect((await tenant.owner.call("POST /api/auth/account/passkeys", twice)).status).toBe(400)
    for (let count = 2; count <= 10; count++) await addPasskey(tenant.owner, { name: `${count}` })
    const more = await tenant.owner.call("POST /api/auth/account/passkeys/options", {})
    expect(answerOf(more)).toEqual([409, "too_many_passkeys"])
  })

  test("a contact signs in with one on the portal's own host", async () => {
    const tenant = await newTenant(cloud())
    const contact = await contactOf(tenant)
    const { passkey, recoveryCodes } = await addPasskey(contact.visitor)
    expect(recoveryCodes).toHaveLength(10)
    const { guest, result } = await withPassword(contact, tenant.host)
    expect(result.methods).toEqual(["passkey", "recoveryCode"])
    const { options } = await guest.ok("POST /api/auth/second-factor/options", {})
    expect(options.rpId).toBe(tenant.host)
    await guest.ok("POST /api/auth/second-factor", { passkey: passkey.get(options) })
    expect((await guest.call("GET /api/portal/me")).status).toBe(200)
  })
})

describe("R31: recovery codes", () => {
  test("each signs in once, however it is typed; new ones end the old", async () => {
    const tenant = await newTenant(cloud())
    const [first = "", second = ""] = tenant.factor.recoveryCodes
    const typed = ` ${first.toUpperCase().replaceAll("-", " ")} `
    const guests = [(await withPassword(tenant)).guest, (await withPassword(tenant)).guest]
    const answers = await Promise.all(
      guests.map((guest) => guest.call("POST /api/auth/second-factor", { recoveryCode: typed })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { guest } = await withPassword(tenant)
    const again = await guest.call("POST /api/auth/second-factor", { recoveryCode: first })
    expect(answerOf(again)).toEqual([401, "wrong_code"])

    const renewed = await tenant.owner.ok("POST /api/auth/account/recovery-codes", {})
    expect(new Set(renewed.recoveryCodes).size).toBe(10)
    const old = await guest.call("POST /api/auth/second-factor", { recoveryCode: second })
    expect(answerOf(old)).toEqual([401, "wrong_code"])
    await guest.ok("POST /api/auth/second-factor", { recoveryCode: renewed.recoveryCodes[9] })
    const types = await eventTypesOf(tenant)
    expect(types.filter((type) => type === "recoveryCode.used")).toHaveLength(2)
    expect(types.filter((type) => type === "recoveryCodes.renewed")).toHaveLength(1)
  })

  test("there are none without a second factor", async () => {
    const { visitor: contact } = await contactOf(await newTenant(cloud()))
    const answer = await contact.call("POST /api/auth/account/recovery-codes", {})
    expect(answerOf(answer)).toEqual([409, "second_factor_required"])
  })
})

describe("R31: taking a second factor away", () => {
  test("an owner's last one stays", async () => {
    const tenant = await newTenant(cloud())
    const last = await tenant.owner.call("DELETE /api/auth/account/totp")
    expect(answerOf(last)).toEqual([409, "second_factor_needed"])
    const { passkey } = await addPasskey(tenant.owner)
    await tenant.owner.ok("DELETE /api/auth/account/totp")
    const other = await tenant.owner.call(`DELETE /api/auth/account/passkeys/${passkey.id}`)
    expect(answerOf(other)).toEqual([409, "second_factor_needed"])
    expect((await tenant.owner.call("DELETE /api/auth/account/totp")).status).toBe(404)
    expect((await withPassword(tenant)).result.methods).toEqual(["passkey", "recoveryCode"])
    const types = await eventTypesOf(tenant)
    expect(types.filter((type) => type.startsWith("secondFactor."))).toEqual([
      "secondFactor.added",
      "secondFactor.added",
      "secondFactor.removed",
    ])
  })

  test("a contact's may go, and its recovery codes with it, until the company asks for one", async () => {
    const tenant = await newTenant(cloud())
    const contact = await contactOf(tenant)
    const factor = await setUpTotp(cloud(), contact.visitor)
    await contact.visitor.ok("DELETE /api/auth/account/totp")
    const { guest, result } = await withPassword(contact, tenant.host)
    expect(result.state).toBe("signedIn")
    const login = await loginWith(contact.id)
    expect([login?.recoveryCodes, login?.totp]).toEqual([[], undefined])
    expect(factor.recoveryCodes).toHaveLength(10)

    const { visibility } = (await tenant.owner.ok("GET /api/staff/me")).tenant.portal
    await tenant.owner.ok("PUT /api/staff/portal", { enabled: true, visibility, secondFactor: true })
    for (const session of [guest, contact.visitor]) {
      const gated = await session.call("GET /api/portal/me")
      expect(answerOf(gated)).toEqual([403, "second_factor_required"])
    }
    await setUpTotp(cloud(), guest)
    expect((await guest.call("GET /api/portal/me")).status).toBe(200)
    const kept = await guest.call("DELETE /api/auth/account/totp")
    expect(answerOf(kept)).toEqual([409, "second_factor_needed"])
  })

  test("another's passkey does not exist", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const { passkey } = await addPasskey(other.owner)
    const answer = await tenant.owner.call(`DELETE /api/auth/account/passkeys/${passkey.id}`)
    expect(answer.status).toBe(404)
  })
})

describe("R31: who needs a second factor and has none", () => {
  test("reaches the account's own routes and nothing else", async () => {
    const slug = `bare-${Date.now().toString(36)}`
    const email = `owner@${slug}.example`
    const owner = visitor(staffHost)
    const form = { company: "Bare", name: "Bea", country: "AE", currency: "AED", timeZone: "Asia/Dubai" }
    await owner.ok("POST /api/auth/sign-up", { ...form, email, password, slug, language: "en" })
    await owner.ok("POST /api/auth/verify-email", { token: await tokenFor(cloud(), email) })
    const routes = await routesOf(owner)
    // Signing out everywhere would end the session that the others are asked with.
    const guarded = routes.filter(
      ({ principals, path }) => principals.includes("staff") && !path.endsWith("sign-out-everywhere"),
    )
    const open: string[] = []
    for (const { method, path } of guarded) {
      const on = `${method} ${path.replace(/\{\w+\}/g, "x".repeat(26))}`
      const answer = await owner.call(on, method === "GET" ? undefined : {})
      if (answer.status !== 403 || answer.body.reason !== "second_factor_required") open.push(on)
    }
    expect(open.filter((on) => !/ \/api\/auth\/account(\/|$)/.test(on))).toEqual([])
    expect(open).toContain("POST /api/auth/account/totp")
    await setUpTotp(cloud(), owner)
    expect((await owner.call("GET /api/staff/me")).status).toBe(200)
  })
})

describe("R31: proving again", () => {
  test("what asks for it is open for ten minutes after a proof, which renews the session", async () => {
    const tenant = await newTenant(cloud())
    const { owner } = tenant
    await cloud().advance("PT9M30S")
    await owner.ok("POST /api/auth/account/recovery-codes", {})
    await cloud().advance("PT31S")
    await owner.ok("POST /api/auth/refresh", {})
    for (const on of ["recovery-codes", "totp", "passkeys/options"]) {
      const late = await owner.call(`POST /api/auth/account/${on}`, {})
      expect(answerOf(late), on).toEqual([403, "step_up"])
    }
    expect(answerOf(await owner.call("DELETE /api/auth/account/totp"))).toEqual([403, "step_up"])
    const before = new Map(owner.cookies)
    await owner.ok("POST /api/auth/account/prove", { code: tenant.factor.code() })
    await owner.ok("POST /api/auth/account/recovery-codes", {})
    const old = visitor(staffHost)
    for (const [name, value] of before) old.cookies.set(name, value)
    expect((await old.call("GET /api/staff/me")).status).toBe(401)
    expect((await old.call("POST /api/auth/refresh", {})).status).toBe(401)
  })

  test("who has a second factor gives it: a code, a passkey or a recovery code, and no password", async () => {
    const tenant = await newTenant(cloud())
    const { passkey } = await addPasskey(tenant.owner)
    const prove = (given: object) => tenant.owner.call("POST /api/auth/account/prove", given)
    const fields = async (given: object) => (await prove(given)).body.fields
    expect(await fields({ password })).toEqual({ code: "required" })
    expect(await fields({ code: "000000" })).toEqual({ code: "wrong_code" })
    expect(await fields({ recoveryCode: "nothing-like-it" })).toEqual({ recoveryCode: "wrong_code" })
    const { options } = await tenant.owner.ok("POST /api/auth/account/prove/options", {})
    expect((await prove({ passkey: passkey.get(options) })).status).toBe(200)
    expect((await prove({ recoveryCode: tenant.factor.recoveryCodes[0] })).status).toBe(200)
    const code = tenant.factor.code()
    expect((await prove({ code })).status).toBe(200)
    expect(await fields({ code })).toEqual({ code: "wrong_code" })
  })

  test("others give their password", async () => {
    const { visitor: contact } = await contactOf(await newTenant(cloud()))
    const fields = async (given: object) =>
      (await contact.call("POST /api/auth/account/prove", given)).body.fields
    expect(await fields({ password: "not this one" })).toEqual({ password: "wrong_password" })
    expect(await fields({ code: "123456" })).toEqual({ password: "required" })
    expect((await contact.call("POST /api/auth/account/prove/options", {})).status).toBe(404)
    await contact.ok("POST /api/auth/account/prove", { password })
  })

  test("a session from before the second factor cannot replace it, and gives it once", async () => {
    const tenant = await newTenant(cloud())
    const contact = await contactOf(tenant)
    const { guest: earlier } = await withPassword(contact, tenant.host)
    const factor = await setUpTotp(cloud(), contact.visitor)
    for (const on of ["POST /api/auth/account/totp", "POST /api/auth/account/recovery-codes"])
      expect(answerOf(await earlier.call(on, {})), on).toEqual([403, "step_up"])
    expect(answerOf(await earlier.call("DELETE /api/auth/account/totp"))).toEqual([403, "step_up"])
    await earlier.ok("POST /api/auth/account/prove", { code: factor.code() })
    await earlier.ok("POST /api/auth/account/recovery-codes", {})
  })
})
