import { randomBytes } from "node:crypto"
import { describe, expect, test } from "vitest"
import { hashPassword, isOutdated, passwordMatches } from "../functions/passwords/hash.ts"
import { useCloud } from "./helpers/cloud.ts"
import { allRows, changeRow } from "./helpers/rows.ts"
import { newContact, newCustomer, newTenant, password, tokenFor } from "./helpers/world.ts"

const { cloud } = useCloud()

describe("R18: stored passwords", () => {
  test("are Argon2id with parameters of their own, salted, and say nothing else", async () => {
    const [one, other] = [await hashPassword(password), await hashPassword(password)]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(other)
    expect(await passwordMatches(password, one)).toBe(true)
    expect(isOutdated(one)).toBe(false)
  })

  test("tell all others apart: wrong, empty, a NUL byte, bytes 72 and 73", async () => {
    const long = "x".repeat(72)
    const stored = await hashPassword(`${long}a`)
    expect(await passwordMatches(`${long}a`, stored)).toBe(true)
    for (const other of ["", long, `${long}b`, `${long}a\0`, `${long}a `])
      expect(await passwordMatches(other, stored), JSON.stringify(other.slice(-4))).toBe(false)
    expect(await passwordMatches("", undefined)).toBe(false)
  })

  test("fifty at once take the memory of four", async () => {
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 5)
    await Promise.all(Array.from({ length: 50 }, () => hashPassword(password)))
    clearInterval(watch)
    const each = 19_456 * 1024
    expect(most - before).toBeLessThan(8 * each)
  })

  test("more than 256 characters are refused before they are hashed", async () => {
    const tenant = await newTenant(cloud(), { secondFactor: false, portal: false })
    const startedAt = performance.now()
    const form = { email: tenant.email, password: "x".repeat(257) }
    const answer = await tenant.owner.call("POST /api/auth/sign-in", form)
    expect([answer.status, answer.body.fields]).toEqual([400, { password: "too_long" }])
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  test("an older hash is replaced at the next sign-in", async () => {
    const tenant = await newTenant(cloud())
    const { id } = await newCustomer(tenant)
    const contact = await newContact(cloud(), tenant, id)
    const login = (await allRows(cloud())).find(
      (row) => row.sk.startsWith("login#contact_") && JSON.stringify(row).includes(contact.id),
    )
    if (!login) throw new Error("no sign-in")
    // Of "correct horse battery" with 8 MiB and one pass.
    const { argon2Sync } = await import("node:crypto")
    const [nonce, weak] = [randomBytes(16), { memory: 8192, passes: 1, parallelism: 1 }]
    const tag = argon2Sync("argon2id", { message: password, nonce, tagLength: 32, ...weak })
    const plain = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "")
    await changeRow(
      cloud(),
      { pk: login.pk, sk: login.sk },
      {
        passwordHash: `$argon2id$v=19$m=8192,t=1,p=1$${plain(nonce)}$${plain(tag)}`,
      },
    )
    for (const _ of ["with the old hash", "with the new one"])
      await tenant.anyone().ok("POST /api/auth/sign-in", { email: contact.email, password })
    const after = (await allRows(cloud())).find(({ pk, sk }) => pk === login.pk && sk === login.sk)
    expect(isOutdated(String(after?.passwordHash))).toBe(false)
  })
})

test("R19: a guessable one is refused everywhere one is chosen: sign-up, invitation, reset, change", async () => {
  const tenant = await newTenant(cloud())
  const guessable = `Company ${tenant.slug} 1`
  const { id } = await newCustomer(tenant)
  const contact = await newContact(cloud(), tenant, id)
  const person = tenant.anyone()
  await person.ok("POST /api/auth/forgot-password", { email: contact.email })
  const token = await tokenFor(cloud(), contact.email)
  const email = "invited@customer.example"
  const path = `/api/staff/customers/${id}/contacts`
  const input = { name: "Ina", email, role: "payer", language: "en" }
  const invited = await tenant.owner.ok(`POST ${path}`, input)
  await tenant.owner.ok(`POST ${path}/${invited.id}/invitation`, {})
  const invitation = await tokenFor(cloud(), email)
  const answers = [
    await person.call("POST /api/auth/reset", { token, password: guessable }),
    await person.call("POST /api/auth/invitations/accept", { token: invitation, password: guessable }),
    await contact.visitor.call("PUT /api/auth/account/password", {
      current: password,
      password: guessable,
    }),
    await tenant.owner.call("POST /api/auth/sign-up", {
      company: "Blue Door Bakery",
      name: "Bea Baker",
      email: "bea@bluedoor.example",
      password: "BlueDoorBakery!26",
      country: "AE",
      currency: "AED",
      timeZone: "Asia/Dubai",
      slug: "blue-door",
      language: "en",
    }),
  ]
  expect(answers.map(({ status, body }) => [status, body.fields])).toEqual(
    Array(4).fill([400, { password: "password_known" }]),
  )
})
