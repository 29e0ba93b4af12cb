import { describe, expect, test } from "vitest"
import { doubtOf, impersonates, latinLook } from "../../shared/look-alikes.ts"
import { SignUp, UpdateBranding } from "../../shared/tenants.ts"

describe("R60: names that look like another one", () => {
  test.each([
    "PayPal",
    "Pay Pal LLC",
    "P.a.y.P.a.l",
    "Рayрal",
    "ΡayΡal",
    "PAYPA1",
    "ＰａｙＰａｌ",
    "𝐏𝐚𝐲𝐏𝐚𝐥",
    "Str\u00edpe",
    "Str1pe FZE",
    "M\u0430sterc\u0430rd",
    "rnastercard",
    "VlSA",
    "P\u043ertico",
    "Portico Billing",
    "Portico Limited",
    "بورتيكو",
    "بـورتـيكـو",
    "بورتیکو",
    "بُورتيكو",
  ])("%s is refused", (name) => expect(impersonates(name)).toBe(true))

  test.each([
    "Visa Services LLC",
    "Al Noor Trading LLC",
    "Harbour Lane Cafés",
    "O’Brien & Søns",
    "شركة المرفأ للتجارة",
    "Acme شركة",
    "Газпром Экспорт",
    "Ελληνικά Πετρέλαια",
    "日本商事",
    "Portico Stone and Marble",
    "LLC",
    "",
    "🏗️",
  ])("%s is not", (name) => expect(impersonates(name)).toBe(false))

  test.each([
    ["\u0410cme", "mixed_scripts"],
    ["Al N\u03bfor Trading", "mixed_scripts"],
    ["Visa Services LLC", "known_name"],
    ["Pay-Pal Gulf", "known_name"],
    ["Tamara Interiors", "known_name"],
    ["Al Noor Trading LLC", undefined],
    ["Visage Beauty", undefined],
    ["Acme شركة", undefined],
    ["شركةAcme", undefined],
    ["Газпром Trading", undefined],
    ["", undefined],
  ])("%s: %s", (name, doubt) => expect(doubtOf(name)).toBe(doubt))

  test("what is looked for among addresses is what a reader sees", () => {
    expect(latinLook("А\u0441\u043cе Труде")).toMatch(/^Acme /)
    expect(latinLook("Müller Ø")).toBe("Muller O")
  })

  test("a company cannot call itself by a protected name, wherever its customers read it", () => {
    const reasons = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
      result.error?.issues
        .filter(({ message }) => message === "protected_name")
        .map(({ path }) => path.join("."))
    expect(reasons(SignUp.safeParse({ company: "Рayрal" }))).toEqual(["company"])
    const branding = { colour: "#0f766e", senderName: "Stripe", title: { en: "Portico", ar: "بورتيكو" } }
    expect(reasons(UpdateBranding.safeParse(branding))).toEqual(["senderName", "title.en", "title.ar"])
  })

  test("a very long name takes no time", () => {
    const begun = performance.now()
    for (const name of [
      "a".repeat(10_000),
      "а b".repeat(5_000),
      "rn".repeat(10_000),
      "\u0301".repeat(10_000),
    ]) {
      doubtOf(name)
      impersonates(name)
    }
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
