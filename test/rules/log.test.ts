import fc from "fast-check"
import { afterEach, expect, test, vi } from "vitest"
import { log, masked } from "../../functions/log.ts"

afterEach(() => vi.restoreAllMocks())

/** What was printed for a record, parsed. */
function printed(recorded: Record<string, unknown>) {
  const seen: string[] = []
  vi.spyOn(console, "warn").mockImplementation((line: string) => void seen.push(line))
  log("warn", recorded)
  expect(seen).toHaveLength(1)
  expect(seen[0]).not.toMatch(/[\r\n]/)
  return JSON.parse(seen[0] ?? "")
}

test.each([
  ["eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl", "[secret]"],
  ["0123456789abcdefghjkmnpqrs.lnk_01abc.tag-of-it", "[secret]"],
  ["Bearer ptc_live_0123456789abcdef", "Bearer [secret]"],
  ["sk_test_abc and whsec_def", "[secret] and [secret]"],
  ["cookie __Host-session=abc.def; x", "cookie [secret]; x"],
  ["paid with 4242 4242 4242 4242 today", "paid with [number] today"],
  ["paid with 4242-4242-4242-4242", "paid with [number]"],
  ["TRN 100458732900003", "TRN 100458732900003"],
  ["invoice 2026-000017", "invoice 2026-000017"],
])("%s is told as %s", (text, told) => {
  expect(masked(text)).toBe(told)
})

test("fields that could hold a secret are dropped at every depth", () => {
  const told = printed({ a: { passwordHash: "x", list: [{ accessToken: "y", kept: 1 }] }, Cookie: "z" })
  expect(told.a).toEqual({ list: [{ kept: 1 }] })
  expect(told.Cookie).toBeUndefined()
})

test("an error tells what went wrong, with its cause and without the request it carries", () => {
  const cause = Object.assign(new Error("refused with eyJa.eyJb.c"), {
    $response: { body: "x" },
    headers: { a: 1 },
  })
  const { error } = printed({ error: new Error("failed", { cause }) })
  expect(Object.keys(error)).toEqual(["name", "message", "stack", "cause"])
  expect(error.cause.message).toBe("refused with [secret]")
  expect(error.cause.headers).toBeUndefined()
})

test("any value becomes one record of bounded size", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 8 })), (value) => {
      printed({ value })
      vi.restoreAllMocks()
    }),
    { numRuns: 300 },
  )
  expect(JSON.stringify(printed({ text: "x".repeat(1_000_000) })).length).toBeLessThan(3000)
})
