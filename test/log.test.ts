import { afterEach, expect, test, vi } from "vitest"
import { log } from "../functions/log.ts"

afterEach(() => vi.restoreAllMocks())

function printed(record: Record<string, unknown>): string {
  const info = vi.spyOn(console, "info").mockImplementation(() => undefined)
  log("info", record)
  return String(info.mock.calls[0]?.[0])
}

test("R62 a field that could hold a secret is not logged, whatever it holds", () => {
  const names = ["token", "resetToken", "password", "newPassword", "cookie", "Set-Cookie", "authorization"]
  const more = ["stripeSecret", "x-stripe-signature", "cardNumber", "TOKEN"]
  const secrets = Object.fromEntries([...names, ...more].map((name) => [name, "canary-of-a-secret"]))
  const line = printed({ message: "kept", ...secrets })
  expect(line).not.toContain("canary-of-a-secret")
  expect(JSON.parse(line)).toMatchObject({ level: "info", message: "kept" })
})

test("R62 nothing that somebody typed begins a record of its own", () => {
  const typed = 'x"}\n{"level":"error","message":"forged"}\r\n\u2028\u0000'
  const line = printed({ message: "request failed", path: typed })
  expect(line.split(/[\r\n]/)).toHaveLength(1)
  expect(JSON.parse(line)).toMatchObject({ level: "info", path: typed })
})
