import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { isGuessable } from "../../functions/passwords/guessable.ts"
import { Password } from "../../shared/fields.ts"

const about = ["Harbour Lane Cafés LLC", "Olivia Owner", "olivia.owner@harbourlane.example"]
const isRefused = (text: string) => !Password.safeParse(text).success || isGuessable(text, about)

describe("R19: which passwords are taken", () => {
  const mostUsed = readFileSync("test/data/passwords/most-used.txt", "utf8").trimEnd().split("\n")

  test("none of the most used ones", () => {
    expect(mostUsed.length).toBeGreaterThan(5000)
    expect(mostUsed.filter((each) => !isRefused(each))).toEqual([])
    expect(mostUsed.filter((each) => !isRefused(`${each.toUpperCase()}`))).toEqual([])
  })

  test.each([
    "HarbourLane2026!",
    "harbourlanecafes",
    "H4rb0ur-L4n3-C4f3s",
    "Cafés!Harbour!26",
    "enalruobrah2026",
    "OliviaOwner123!",
    "0l1v1a.0wn3r.99",
    "Portico2026!!",
    "p0rt1c0-p0rt1c0",
    "harbourlane.example",
    "Password123456!",
    "qwertyuiop123456",
    "abcdefghijklmnop",
  ])("not %s, by who knows whose it is", (text) => {
    expect(isRefused(text)).toBe(true)
  })

  test.each([
    "correct horse battery",
    "Grünkohl mit Pinkel 4",
    "كلمة مرور طويلة جدا",
    "harbour seals nap under violet rain",
  ])("but %s", (text) => {
    expect(isRefused(text)).toBe(false)
  })

  test("of random ones less than one in a thousand is refused", { timeout: 300_000 }, () => {
    const count = process.env.DEEP ? 10_000 : 1000
    const random = Array.from({ length: count }, () => randomBytes(12).toString("base64url"))
    const refused = random.filter(isRefused)
    console.log(`R19: ${refused.length} of ${count} random passwords of 16 characters refused`)
    expect(refused.length).toBeLessThan(count / 1000)
  })
})
