import { createHmac } from "node:crypto"
import * as fc from "fast-check"
import { expect, test, vi } from "vitest"
import { unusedEnv } from "../../infra/openapi.ts"

const keys = vi.hoisted(() => ({ all: ["today's", "yesterday's"] }))
vi.mock("../../functions/secrets.ts", () => ({
  macsOf: async (_: string, text: string) =>
    keys.all.map((key) => createHmac("sha256", key).update(text).digest("base64url")),
}))
Object.assign(process.env, unusedEnv)
const { readReplyAddress, signedAddress } = await import("../../functions/inbound/address.ts")
const { replyDomain } = await import("../../functions/env.ts")

const letters = "0123456789abcdefghjkmnpqrstvwxyz"
const letter = fc.constantFrom(...letters)
const id = fc.array(letter, { minLength: 26, maxLength: 26 }).map((all) => all.join(""))

test("an address says what it was made of, in whatever case it comes back, and fits into a mail", async () => {
  await fc.assert(
    fc.asyncProperty(id, id, async (tenantId, replyId) => {
      const address = await signedAddress(tenantId, replyId)
      expect(address.indexOf("@")).toBe(64)
      expect(await readReplyAddress(address)).toEqual({ tenantId, id: replyId })
      expect(await readReplyAddress(` ${address.toUpperCase()} `)).toEqual({ tenantId, id: replyId })
    }),
    { numRuns: 200 },
  )
})

test("with any one character changed, left out or added it is none", async () => {
  await fc.assert(
    fc.asyncProperty(id, id, fc.nat(63), letter, async (tenantId, replyId, at, other) => {
      const local = (await signedAddress(tenantId, replyId)).slice(0, 64)
      const [before, after] = [local.slice(0, at), local.slice(at + 1)]
      const changed = other === local[at] ? [] : [`${before}${other}${after}`]
      for (const each of [...changed, before + after, `${before}${other}${local.slice(at)}`])
        expect(await readReplyAddress(`${each}@${replyDomain}`)).toBeUndefined()
      expect(await readReplyAddress(`${local}@evil.example`)).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test("nothing that anybody makes up is one", async () => {
  await fc.assert(
    fc.asyncProperty(
      id,
      id,
      fc.array(letter, { minLength: 12, maxLength: 12 }),
      async (tenantId, replyId, tag) => {
        expect(await readReplyAddress(`${tenantId}${replyId}${tag.join("")}@${replyDomain}`)).toBeUndefined()
      },
    ),
  )
  for (const each of ["", "@", `a@b@${replyDomain}`, `${"#".repeat(64)}@${replyDomain}`, replyDomain])
    expect(await readReplyAddress(each)).toBeUndefined()
})

test("an address of the key before this one still works, and none of the one before that", async () => {
  const ids = ["0".repeat(26), "1".repeat(26)] as const
  const address = await signedAddress(...ids)
  keys.all = ["tomorrow's", "today's"]
  expect(await readReplyAddress(address)).toBeDefined()
  keys.all = ["the day after's", "tomorrow's"]
  expect(await readReplyAddress(address)).toBeUndefined()
})
