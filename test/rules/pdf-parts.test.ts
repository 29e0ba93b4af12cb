import fc from "fast-check"
import { expect, test } from "vitest"
import { contrastOnWhite, readable } from "../../functions/pdf/colour.ts"
import { formatDecimal, toDirhams } from "../../functions/pdf/parts/figures.ts"
import { levelsOf, visualOrder } from "../../functions/pdf/text/bidi.ts"
import { clean, cleanText, phrase } from "../../functions/pdf/text/clean.ts"
import { layOut } from "../../functions/pdf/text/paragraph.ts"
import { shape } from "../../functions/pdf/text/shape.ts"
import { typefaces } from "../../functions/pdf/text/typeface.ts"

test.each([
  ["1234.5", 2, "1,234.50"],
  ["12999", 2, "12,999.00"],
  ["0.0050", 2, "0.005"],
  ["-1234567", 0, "-1,234,567"],
  ["2.500", 0, "2.5"],
  ["3", 0, "3"],
  ["no number", 2, "no number"],
])("%s prints as a decimal of at least %i places", (text, places, printed) => {
  expect(formatDecimal(text, places)).toBe(printed)
})

test.each([
  [100_00, "USD", "3.672500", 367_25],
  [1, "USD", "3.672500", 4],
  [1000, "JPY", "0.0241", 24_10],
  [1_234, "KWD", "11.95", 14_75],
  [-1, "USD", "3.5", -4],
  [9_007_199_254_740_991, "USD", "1", 9_007_199_254_740_991],
] as const)("%i of %s at %s come to %i fils", (minor, currency, rate, fils) => {
  expect(toDirhams(minor, currency, rate)).toBe(fils)
})

test("any brand colour becomes readable on white, and a readable one stays", () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`)
  fc.assert(fc.property(hex, (colour) => contrastOnWhite(readable(colour)) >= 4.5))
  expect(readable("#0f766e").map((channel) => Math.round(channel * 255))).toEqual([15, 118, 110])
  expect(contrastOnWhite(readable("red; drop"))).toBeGreaterThan(4.5)
})

test("cleaning removes what is unseen and keeps what is written", () => {
  expect(clean("a\u0000\u202eb\ufeffc\r\nd\u2028e\tf", 99)).toBe("abc\nd\ne f")
  expect(clean("e\u0301", 99)).toBe("é")
  expect(clean("x".repeat(50), 10)).toBe(`${"x".repeat(10)}…`)
  expect(clean(`a${"\u0316".repeat(90)}`, 99)).toHaveLength(5)
})

test("a value is isolated once, and brings no isolates of its own", () => {
  expect(phrase`رقم ${"\u2069INV\u2066"}`.ready).toBe("رقم \u2068INV\u2069")
  expect(cleanText("هاتف +971 4 123 4567", 99).ready).toBe("هاتف \u2068+971 4 123 4567\u2069")
  expect(cleanText("مبلغ -1,234.50، (-5%) أو $3 لا X-200 ولا 5-10", 99).ready).toBe(
    "مبلغ \u2068-1,234.50\u2069، (\u2068-5%\u2069) أو \u2068$3\u2069 لا X-200 ولا 5-10",
  )
})

test("one glyph per Arabic letter, lam-alef as the one code point that every viewer reads", async () => {
  const { regular, semiBold } = await typefaces()
  for (const typeface of [regular, semiBold]) {
    const texts = (word: string) => shape(typeface, word, true).glyphs.map((glyph) => glyph.text)
    expect(texts("ضريبة")).toEqual([..."ضريبة"].reverse())
    expect(texts("في")).toEqual(["ي", "ف"])
    expect(texts("الإمارات")).toEqual(["ت", "ا", "ر", "ا", "م", "\ufef9", "ا"])
  }
})

test("what the typeface lacks is never drawn as a missing glyph", async () => {
  const { regular } = await typefaces()
  for (const word of ["日本", "Привет", "👍🏽", "ไทย", "שלום"]) {
    const { glyphs, missing } = shape(regular, word, false)
    expect(missing.length).toBeGreaterThan(0)
    expect(glyphs.every((glyph) => glyph.id !== 0 && glyph.advance > 0)).toBe(true)
  }
  const plain = (word: string) => shape(regular, word, false).glyphs.map((glyph) => glyph.id)
  expect(plain("ğđ")).toEqual(plain("gd"))
})

const spoken = (text: string) =>
  visualOrder([...text].map((letter, at) => ({ letter, level: levelsOf(text, "rtl").levels[at] ?? 0 })))
    .map(({ letter }) => letter)
    .join("")

test("the order on the line follows the Unicode algorithm", () => {
  expect(spoken("אב 12 גד")).toBe("דג 12 בא")
  expect(spoken("אב ab גד")).toBe("דג ab בא")
})

test("no line is wider than asked, and no letter is lost", async () => {
  const { regular } = await typefaces()
  const letters = fc.string({ unit: fc.constantFrom(..."abc de–fلاب 12("), maxLength: 200 })
  fc.assert(
    fc.property(letters, fc.integer({ min: 2_000, max: 9_000 }), (text, most) => {
      const lines = layOut(regular, text, most, "auto")
      for (const line of lines) expect(line.advance).toBeLessThanOrEqual(most + 1)
      const drawn = lines.flatMap((line) =>
        line.pieces.flatMap(({ word }) => word.glyphs.map((glyph) => glyph.text)),
      )
      const count = (from: string) => [...from.normalize("NFKC").replaceAll(" ", "")].sort().join("")
      expect(count(drawn.join(""))).toBe(count(text))
    }),
  )
})
