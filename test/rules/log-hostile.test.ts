import fc from "fast-check"
import { afterEach, describe, expect, test, vi } from "vitest"
import { log, masked } from "../../functions/log.ts"

afterEach(() => vi.restoreAllMocks())

/** The line that is written for a record, and what it says. */
function written(record: Record<string, unknown>) {
  const line = vi.spyOn(console, "warn").mockImplementation(() => {})
  log("warn", record)
  expect(line).toHaveBeenCalledTimes(1)
  const text = String(line.mock.calls[0]?.[0])
  line.mockRestore()
  return { text, read: JSON.parse(text) }
}

const letters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
const lower = "abcdefghijklmnopqrstuvwxyz0123456789"
const url = `${lower}ABCDEFGHIJKLMNOPQRSTUVWXYZ-_`

function withCheckDigit(digits: string) {
  const sum = [...digits].reverse().reduce((all, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return all + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
const card = fc
  .integer({ min: 12, max: 18 })
  .chain((length) => letters("0123456789", length))
  .map(withCheckDigit)
const grouped = card.map((digits) => (digits.match(/.{1,4}/g) ?? []).join(" "))

const secrets: Record<string, fc.Arbitrary<string>> = {
  "a JSON Web Token": fc
    .tuple(letters(url, 40), letters(url, 60), letters(url, 86))
    .map((parts) => `eyJ${parts.join(".")}`),
  "a link's token": fc
    .tuple(letters(lower, 26), letters(lower, 26), letters(url, 43))
    .map(([tenant, link, mac]) => `${tenant}.lnk_${link}.${mac}`),
  "a refresh token": fc
    .tuple(letters(lower, 26), letters(lower, 26), letters(url, 43))
    .map(([tenant, id, mac]) => `${tenant}~~stf_${id}.ses_${id}~3~${mac}`),
  "an API key": letters(lower, 38).map((key) => `ptc_test_${key}`),
  "a cookie": letters(url, 30).map((value) => `__Host-session=${value}`),
  "a Stripe key": letters(lower, 24).map((key) => `sk_live_${key}`),
  "a webhook secret": letters(lower, 32).map((key) => `whsec_${key}`),
  "a signed URL": letters("0123456789abcdef", 64).map((value) => `X-Amz-Signature=${value}`),
  "a card number": card,
  "a card number in groups": grouped,
}

const around = fc.string({ unit: fc.constantFrom(..." \n\r\t\"'<>:=/(") })

describe("R62: what looks like a secret is masked", () => {
  test.each(Object.keys(secrets))("%s, wherever it stands", (kind) => {
    fc.assert(
      fc.property(secrets[kind] as fc.Arbitrary<string>, around, around, (secret, before, after) => {
        const text = `${before}${secret}${after}`
        const inside = {
          message: text,
          deep: [{ [text]: text }],
          error: new Error(text, { cause: new Error(text) }),
        }
        expect(written(inside).text).not.toContain(secret)
      }),
    )
  })

  test("whatever its name says, under any name that says what it is, at any depth", () => {
    const names = [
      "password",
      "newPassword",
      "token",
      "accessToken",
      "Set-Cookie",
      "totpSecret",
      "authorization",
      "x-origin-secret",
      "stripe-signature",
      "cardNumber",
      "recoveryCodes",
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.uuid(),
        fc.integer({ min: 0, max: 6 }),
        (name, secret, depth) => {
          let record: Record<string, unknown> = { [name]: secret, [name.toUpperCase()]: [secret], kept: "x" }
          for (let level = 0; level < depth; level++) record = { inner: [record] }
          const { text } = written(record)
          expect(text).not.toContain(secret)
          expect(text).toContain("kept")
        },
      ),
    )
  })

  test("a card number that is a number, or stands before its check code", () => {
    expect(masked("4242 4242 4242 4242 123")).toBe("[number] 123")
    expect(masked("paid on 2026-11-22 4242-4242-4242-4242")).not.toContain("4242-4242-4242")
    expect(written({ given: 4242424242424242 }).read.given).toBe("[number]")
  })

  test("what an operator needs stays", () => {
    const kept = [
      "stf_06f3k8a1b2c3d4e5f6g7h8j9k0",
      "2026-11-22T10:11:12.131Z",
      "ptc_test_…a1b2",
      "4242424242424241",
      "AED 1,234.00",
      "3f2b8c1e-6f7a-4a53-9d0e-0a1b2c3d4e5f",
      "arn:aws:lambda:eu-central-1:111122223333:function:portal",
    ]
    for (const text of kept) expect(masked(text)).toBe(text)
    expect(written({ status: 403, ok: false, none: null, at: new Date(0) }).read).toMatchObject({
      status: 403,
      ok: false,
      none: null,
      at: "1970-01-01T00:00:00.000Z",
    })
  })
})

describe("R62: one record, one line, of bounded size", () => {
  test("whatever is in it", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true, withTypedArray: true })),
        (record) => {
          const { text, read } = written({ ...record, level: "warn" })
          expect(text).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8192)
          expect(read.level).toBe("warn")
        },
      ),
    )
  })

  test("line ends, terminal codes and JSON in a text stay text", () => {
    const forged = 'x\r\n{"level":"error"}\u001b[31m\u009b2J\u0085\u2028"},{"a":"'
    const { text, read } = written({ name: forged })
    expect(text.split(/[\r\n\u0085\u2028]/)).toHaveLength(1)
    expect(read.name).toBe(forged)
  })

  test("long, deep and circular ones", () => {
    const circle: Record<string, unknown> = { message: "round" }
    circle.self = circle
    const cause: Error & { cause?: unknown } = new Error("round")
    cause.cause = cause
    const deep = JSON.parse(`${"[".repeat(3000)}${"]".repeat(3000)}`)
    const unreadable = {
      get name() {
        throw new Error("no")
      },
    }
    const records = [
      { text: "é".repeat(1e6) },
      { many: Array(5000).fill("abc") },
      circle,
      { error: cause },
      { deep },
      { unreadable },
    ]
    for (const record of records) {
      const { text, read } = written({ ...record, requestId: "r-1" })
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8192)
      expect([read.level, read.requestId]).toEqual(["warn", "r-1"])
    }
  })
})

describe("R62: errors", () => {
  const foreign = {
    $metadata: { requestId: "a" },
    $response: { headers: { x: "leak" } },
    name: "ThrottlingException",
    message: "slow",
    code: "T",
  }

  test("say their name, message and code; of what hangs on them nothing is kept", () => {
    const error = Object.assign(
      new Error("outer", { cause: Object.assign(new Error("inner"), foreign, { raw: "leak" }) }),
      { code: "E1", config: { data: "leak" } },
    )
    const { text, read } = written({ error })
    expect(text).not.toContain("leak")
    expect(read.error).toMatchObject({
      name: "Error",
      message: "outer",
      code: "E1",
      cause: { name: "ThrottlingException", message: "slow", code: "T" },
    })
    expect(Object.keys(read.error.cause)).toEqual(["name", "message", "code"])
  })

  test("of AWS and Stripe, wherever they stand, and whatever class they have", () => {
    const stripe = {
      rawType: "card_error",
      name: "StripeCardError",
      message: "declined",
      code: "card_declined",
      raw: { payment_method: "leak" },
    }
    const { text, read } = written({ failed: [foreign, { stripe }] })
    expect(text).not.toContain("leak")
    expect(read.failed[1].stripe).toEqual({
      name: "StripeCardError",
      message: "declined",
      code: "card_declined",
    })
  })
})
