import fc from "fast-check"
import { expect, test } from "vitest"
import {
  decideDateFormat,
  decideDecimalMark,
  percentOf,
  productMinor,
  readDate,
  readDecimal,
  readMinor,
  roundedMinor,
} from "../../functions/imports/source/values.ts"
import { type Currency, currencies, formatAmount } from "../../shared/money.ts"

test.each([
  ["1234.5", "AED", 123450],
  ["1,234.50", "AED", 123450],
  ["12,34,567.00", "INR", 123456700],
  ["(1,234.50)", "AED", -123450],
  ["-5", "AED", -500],
  ["5-", "AED", -500],
  ["\u2212 5", "AED", -500],
  ["AED 1,234.50", "AED", 123450],
  ["1,234.50 aed", "AED", 123450],
  ["Dhs.500", "AED", 50000],
  ["\u062f.\u0625 5.00", "AED", 500],
  ["$1,234", "USD", 123400],
  ["($1,234.00)", "USD", -123400],
  ["-$5", "USD", -500],
  ["\u0661\u066c\u0662\u0663\u0664\u066b\u0665\u0660", "AED", 123450],
  ["1 234.50", "AED", 123450],
  ["1'234.50", "CHF", 123450],
  [".5", "AED", 50],
  ["5.", "AED", 500],
  ["1.2345", "KWD", undefined],
  ["1.234", "KWD", 1234],
  ["1.2300", "KWD", 1230],
  ["1.234", "AED", undefined],
  ["1,50", "AED", undefined],
  ["12,3456", "AED", undefined],
  ["USD 5", "AED", undefined],
  ["€5", "AED", undefined],
  ["", "AED", undefined],
  ["-", "AED", undefined],
  ["--5", "AED", undefined],
  ["(5", "AED", undefined],
  ["1e5", "AED", undefined],
  ["0x10", "AED", undefined],
  ["Infinity", "AED", undefined],
  ["1.2.3", "AED", undefined],
  ["=1+1", "AED", undefined],
  ["1000000000000", "AED", undefined],
] as [string, Currency, number | undefined][])("amount %s in %s", (cell, currency, minor) => {
  expect(readMinor(cell, ".", currency)).toBe(minor)
})

test("every amount of every currency reads back exactly as it is printed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
      fc.constantFrom(...currencies),
      (minor, currency) => {
        expect(readMinor(formatAmount(minor, currency), ".", currency)).toBe(minor)
      },
    ),
  )
})

test("decimal commas are seen from the file, and then 1.000 is a thousand", () => {
  expect(decideDecimalMark(["1.234,50", "1.000"])).toBe(",")
  expect(decideDecimalMark(["12,5", "100"])).toBe(",")
  expect(decideDecimalMark(["1,234.50", "12", "1,000"])).toBe(".")
  expect(decideDecimalMark([])).toBe(".")
  expect(readMinor("1.000", ",", "EUR")).toBe(100000)
  expect(readMinor("1.234,50", ",", "EUR")).toBe(123450)
})

test("lines round half away from zero, once", () => {
  expect(roundedMinor("1.005", "AED")).toBe(101)
  expect(roundedMinor("-1.005", "AED")).toBe(-101)
  expect(productMinor("3", "33.3333", "AED")).toBe(10000)
  expect(productMinor("0.5", "0.01", "AED")).toBe(1)
  expect(percentOf(1010, "5")).toBe(51)
  expect(productMinor("999999999999", "999999999999", "AED")).toBeUndefined()
})

test.each([
  ["5%", "5"],
  ["0.50000", "0.5"],
  ["1,000", "1000"],
  ["007", "7"],
  ["-0.0", "0"],
  ["1.123456789", undefined],
  ["one", undefined],
])("decimal %s", (cell, value) => {
  expect(readDecimal(cell, ".")).toBe(value)
})

test.each([
  ["2026-11-22", "dd/MM/yyyy", "2026-11-22"],
  ["2026-1-2", "yyyy-MM-dd", "2026-01-02"],
  ["2026-11-22T10:00:00Z", "yyyy-MM-dd", "2026-11-22"],
  ["22/11/2026", "dd/MM/yyyy", "2026-11-22"],
  ["11/22/2026", "MM/dd/yyyy", "2026-11-22"],
  ["22.11.2026", "dd/MM/yyyy", "2026-11-22"],
  ["22-11-2026 00:00", "dd/MM/yyyy", "2026-11-22"],
  ["\u0662\u0662/\u0661\u0661/\u0662\u0660\u0662\u0666", "dd/MM/yyyy", "2026-11-22"],
  ["29/02/2024", "dd/MM/yyyy", "2024-02-29"],
  ["29/02/2025", "dd/MM/yyyy", undefined],
  ["11/22/2026", "dd/MM/yyyy", undefined],
  ["22/11/2026", "yyyy-MM-dd", undefined],
  ["22/11/26", "dd/MM/yyyy", undefined],
  ["2026-13-01", "yyyy-MM-dd", undefined],
  ["0026-11-22", "yyyy-MM-dd", undefined],
  ["46348", "yyyy-MM-dd", undefined],
  ["", "yyyy-MM-dd", undefined],
] as const)("date %s as %s", (cell, format, date) => {
  expect(readDate(cell, format)).toBe(date)
})

test("a file decides its date format, or leaves it open", () => {
  expect(decideDateFormat(["2026-11-22", "2026-01-02"])).toBe("yyyy-MM-dd")
  expect(decideDateFormat(["01/02/2026", "13/02/2026"])).toBe("dd/MM/yyyy")
  expect(decideDateFormat(["01/02/2026", "02/13/2026"])).toBe("MM/dd/yyyy")
  expect(decideDateFormat(["01/02/2026", "03/04/2026"])).toBeUndefined()
  expect(decideDateFormat(["13/02/2026", "02/13/2026"])).toBeUndefined()
  expect(decideDateFormat([])).toBe("yyyy-MM-dd")
})
