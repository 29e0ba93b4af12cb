import { expect, test } from "vitest"
import { returnPath } from "../../frontend/src/lib/return-path.ts"

const outside = [
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "//",
  "//[",
  "/..//evil.example",
  "/.//evil.example",
  "/\\evil.example",
  "/\\/evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\\evil.example",
  "//evil.example\\@here",
  "//here@evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " //evil.example",
  "evil.example",
  "http:evil.example",
  "",
]

test("R17 nobody is sent to another host after signing in", () => {
  for (const to of [...outside, undefined, ["/", "//evil.example"]]) {
    const path = returnPath(to, "/home")
    expect([to, new URL(path, window.location.origin).origin]).toEqual([to, window.location.origin])
    expect(path.startsWith("/") && !/^\/[/\\]/.test(path)).toBe(true)
  }
})

test("R17 a path of this very host is where they go", () => {
  expect(returnPath("/invoices?sort=due", "/home")).toBe("/invoices?sort=due")
})
