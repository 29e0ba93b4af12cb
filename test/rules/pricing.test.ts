import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { DraftLine } from "../../shared/documents.ts"
import { type Currency, decimals, roundHalfAway } from "../../shared/money.ts"
import { type Priced, price } from "../../shared/pricing.ts"

const line = (unitPrice: string, more: Partial<DraftLine> = {}): DraftLine => ({
  description: "Service",
  quantity: "1",
  unitPrice,
  ...more,
})
const priced = (lines: DraftLine[], currency: Currency = "AED", pricesIncludeTax = false) =>
  price({ currency, pricesIncludeTax, lines })
const minors = ({ subtotal, discount, tax, total }: Priced) => [
  subtotal.minor,
  discount.minor,
  tax.minor,
  total.minor,
]

describe("the rule by examples", () => {
  test("quantity, price and discount are exact until the line is rounded once", () => {
    expect(minors(priced([line("19.99", { quantity: "3", discountPercent: "12.5", taxRate: "5" })]))).toEqual(
      [52_47, 7_50, 2_62, 55_09],
    )
    expect(minors(priced([line("0.00333333", { quantity: "1000" })]))).toEqual([3_33, 0, 0, 3_33])
  })

  test("half a fils rounds away from nil", () => {
    expect(minors(priced([line("0.10", { taxRate: "5" })]))).toEqual([10, 0, 1, 11])
    expect(minors(priced([line("-0.10", { taxRate: "5" })]))).toEqual([-10, 0, -1, -11])
  })

  test("a hundred lines of a rounded fils each come to what the law's 0.02 allows: the sum's own tax", () => {
    const invoice = priced(Array.from({ length: 100 }, () => line("0.10", { taxRate: "5" })))
    expect(invoice.tax.minor).toBe(50)
    expect(invoice.lines.filter(({ tax }) => tax.minor === 1)).toHaveLength(50)
  })

  test("what is left goes to the largest lines, the first of equals", () => {
    const invoice = priced([line("0.10", { taxRate: "5" }), line("0.30", { taxRate: "5.00" })])
    expect(invoice.lines.map(({ tax }) => tax.minor)).toEqual([1, 1])
  })

  test("prices with tax keep their gross amounts to the last fils", () => {
    const invoice = priced([line("105.00", { taxRate: "5" }), line("9.99", { taxRate: "5" })], "AED", true)
    expect(invoice.lines.map(({ net, tax }) => [net.minor, tax.minor])).toEqual([
      [100_00, 5_00],
      [9_51, 48],
    ])
    expect(minors(invoice)).toEqual([109_51, 0, 5_48, 114_99])
  })

  test("dinars have thousandths, yen nothing smaller", () => {
    expect(minors(priced([line("1.2345", { taxRate: "5" })], "KWD"))).toEqual([1235, 0, 62, 1297])
    expect(minors(priced([line("1234.5", { taxRate: "10" })], "JPY"))).toEqual([1235, 0, 124, 1359])
  })

  test("a line without a rate is not taxed and says so", () => {
    const [free, nil] = priced([line("10"), line("10", { taxRate: "0" })]).lines
    expect([free?.taxRate, free?.tax.minor, nil?.taxRate, nil?.tax.minor]).toEqual([undefined, 0, "0", 0])
  })

  test("a line beyond what is exact is refused by name", () => {
    const huge = line("999999999999", { quantity: "999999999999" })
    expect(() => priced([line("1"), huge])).toThrow(
      expect.objectContaining({ fields: { "lines.1.unitPrice": "too_large" } }),
    )
  })
})

const decimal = (max: number, places: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, "0")}`)
const rates = fc.constantFrom(undefined, "0", "5", "5.00", "7.5", "10", "15", "19.6", "100")
const anyLine = fc.record({
  description: fc.constant("Service"),
  quantity: decimal(500, 3),
  unitPrice: decimal(5000, 4),
  discountPercent: fc.option(decimal(99, 2), { nil: undefined }),
  taxRate: rates,
})
const currency = fc.constantFrom<Currency>("AED", "KWD", "JPY", "USD", "BHD")
const draft = fc.record({
  currency,
  pricesIncludeTax: fc.boolean(),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 60 }),
})

/** A plain decimal as thousandths of millionths, so that the test's own sums are exact, too. */
const scale = 10n ** 9n
const exactly = (text: string) => {
  const [whole = "", part = ""] = text.split(".")
  return BigInt(whole + part.padEnd(9, "0"))
}
const sumOf = (values: number[]) => values.reduce((left, right) => left + right, 0)

describe("for any document", () => {
  test("its lines add up to its sums, in whole minor units of its currency", () => {
    fc.assert(
      fc.property(draft, (input) => {
        const { lines, subtotal, discount, tax, total } = price(input)
        expect(sumOf(lines.map(({ net }) => net.minor))).toBe(subtotal.minor)
        expect(sumOf(lines.map((each) => each.tax.minor))).toBe(tax.minor)
        expect(sumOf(lines.map((each) => each.discount.minor))).toBe(discount.minor)
        expect(subtotal.minor + tax.minor).toBe(total.minor)
        for (const { net, tax: part, discount: off } of [...lines])
          for (const amount of [net, part, off]) {
            expect(Number.isSafeInteger(amount.minor)).toBe(true)
            expect(amount.currency).toBe(input.currency)
            expect(amount.minor).toBeGreaterThanOrEqual(0)
          }
      }),
    )
  })

  test("every line is its exact amount, rounded once", () => {
    fc.assert(
      fc.property(draft, (input) => {
        const { lines } = price(input)
        for (const [at, { quantity, unitPrice, discountPercent = "0" }] of input.lines.entries()) {
          const exact =
            exactly(quantity) *
            exactly(unitPrice) *
            (100n * scale - exactly(discountPercent)) *
            10n ** BigInt(decimals(input.currency))
          const rounded = Number(roundHalfAway(exact, scale * scale * scale * 100n))
          const { net, tax } = lines[at] ?? {}
          expect((net?.minor ?? 0) + (input.pricesIncludeTax ? (tax?.minor ?? 0) : 0)).toBe(rounded)
        }
      }),
    )
  })

  test("the tax of a rate is half a minor unit from exact, of a line at most one and a half", () => {
    fc.assert(
      fc.property(draft, (input) => {
        const byRate = Map.groupBy(price(input).lines, ({ taxRate }) => Number(taxRate ?? 0))
        for (const [rate, lines] of byRate) {
          const share = (base: bigint) => {
            const part = exactly(rate.toFixed(2))
            return input.pricesIncludeTax
              ? { top: base * part, bottom: 100n * scale + part }
              : { top: base * part, bottom: 100n * scale }
          }
          const baseOf = (of: typeof lines) =>
            BigInt(sumOf(of.map(({ net, tax }) => net.minor + (input.pricesIncludeTax ? tax.minor : 0))))
          const isWithin = (of: typeof lines, halves: bigint) => {
            const { top, bottom } = share(baseOf(of))
            const off = top - BigInt(sumOf(of.map(({ tax }) => tax.minor))) * bottom
            return (off < 0n ? -off : off) * 2n <= halves * bottom
          }
          expect(isWithin(lines, 1n)).toBe(true)
          for (const each of lines) expect(isWithin([each], 3n)).toBe(true)
        }
      }),
    )
  })

  test("its credit note is its mirror: every figure with the other sign", () => {
    fc.assert(
      fc.property(draft, (input) => {
        const mirrored = {
          ...input,
          lines: input.lines.map((each) => ({ ...each, unitPrice: `-${each.unitPrice}` })),
        }
        const [invoice, note] = [price(input), price(mirrored)]
        expect(minors(note)).toEqual(minors(invoice).map((minor) => 0 - minor))
        expect(note.lines.map(({ tax }) => tax.minor)).toEqual(invoice.lines.map(({ tax }) => 0 - tax.minor))
      }),
    )
  })

  test("with tax inside the prices it comes to what it did without", () => {
    fc.assert(
      fc.property(currency, decimal(100_000, 4), rates, (code, unitPrice, taxRate) => {
        const without = priced([line(unitPrice, { taxRate })], code)
        const gross = String(without.total.minor).padStart(decimals(code) + 1, "0")
        const places = decimals(code)
        const text = places ? `${gross.slice(0, -places)}.${gross.slice(-places)}` : gross
        expect(minors(priced([line(text, { taxRate })], code, true))).toEqual(minors(without))
      }),
    )
  })
})
