import fc from "fast-check"
import { expect, test } from "vitest"
import {
  add,
  type Currency,
  currencies,
  decimals,
  exceeds,
  format,
  formatAmount,
  money,
  parseAmount,
  roundHalfAway,
  subtract,
  sum,
} from "../../shared/money.ts"

test("prints 0, 2 and 3 decimals by our own table", () => {
  expect(formatAmount(123450, "AED")).toBe("1,234.50")
  expect(formatAmount(5, "AED")).toBe("0.05")
  expect(formatAmount(-123450, "USD")).toBe("-1,234.50")
  expect(formatAmount(1234567, "JPY")).toBe("1,234,567")
  expect(formatAmount(5124, "KWD")).toBe("5.124")
  expect(formatAmount(0, "JPY")).toBe("0")
})

test("prints with the currency for readers of both languages, in Latin digits", () => {
  expect(format(money(123450, "AED"), "en")).toMatch(/^AED\s1,234\.50$/)
  expect(format(money(5124, "KWD"), "ar-u-nu-latn")).toMatch(/5\.124/)
})

test("reads only exact decimals of the currency", () => {
  expect(parseAmount("1234.5", "AED")).toBe(123450)
  expect(parseAmount("-0.05", "AED")).toBe(-5)
  expect(parseAmount("1.10", "JPY")).toBeUndefined()
  expect(parseAmount("1.000", "JPY")).toBe(1)
  for (const text of [
    "1e3",
    "0x10",
    "1,000",
    "",
    " 1",
    "NaN",
    "Infinity",
    "1.",
    ".5",
    "--1",
    "٣",
    "1".repeat(20),
  ])
    expect(parseAmount(text, "AED"), text).toBeUndefined()
})

test("currencies never mix", () => {
  expect(() => add(money(1, "AED"), money(1, "USD"))).toThrow("mixed currencies")
  expect(() => exceeds(money(1, "AED"), money(1, "USD"))).toThrow("mixed currencies")
})

test("an amount that is no longer exact is refused", () => {
  expect(() => add(money(Number.MAX_SAFE_INTEGER, "AED"), money(1, "AED"))).toThrow("not an exact amount")
})

const currency = fc.constantFrom(...currencies)
const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

test("what is printed reads back as the same amount", () => {
  fc.assert(
    fc.property(minor, currency, (value, code: Currency) => {
      expect(parseAmount(formatAmount(value, code).replaceAll(",", ""), code)).toBe(value)
    }),
  )
})

test("splitting and summing loses nothing", () => {
  fc.assert(
    fc.property(fc.array(minor, { maxLength: 50 }), currency, (values, code: Currency) => {
      const amounts = values.map((value) => money(value, code))
      const total = sum(code, amounts)
      expect(amounts.reduce(subtract, total)).toEqual(money(0, code))
    }),
  )
})

test("halves round away from zero, both ways alike", () => {
  expect(roundHalfAway(5n, 2n)).toBe(3n)
  expect(roundHalfAway(-5n, 2n)).toBe(-3n)
  expect(roundHalfAway(4n, 3n)).toBe(1n)
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.bigInt({ min: 1n, max: 10_000n }),
      (a, b) => {
        expect(roundHalfAway(-a, b)).toBe(-roundHalfAway(a, b))
      },
    ),
  )
})

test("every currency has the decimals of ISO 4217", () => {
  expect([decimals("AED"), decimals("JPY"), decimals("KWD"), decimals("BHD"), decimals("OMR")]).toEqual([
    2, 0, 3, 3, 3,
  ])
})
