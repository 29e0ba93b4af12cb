import type { DocumentLine, DraftLine } from "./documents.ts"
import { invalid } from "./errors.ts"
import { type Currency, decimals, type Money, money, roundHalfAway, sum } from "./money.ts"

/**
 * What typed lines come to, by the one rule for every kind of document (VATP006 and PINT AE's 0.02 at once): a line is
 * rounded once; the tax of each rate is the rounded tax on all its lines together; each line states its own rounded
 * tax, and what is then left of the rate's tax is spread over its largest lines, at most one minor unit on each.
 * Halves round away from zero, so that a credit note mirrors its invoice.
 */

/** An exact number: what people type has decimals of its own, and only the end of a calculation is rounded. */
type Fraction = { top: bigint; bottom: bigint }

function fraction(text: string): Fraction {
  const [whole = "", decimal = ""] = text.split(".")
  const places = decimal.replace(/0+$/, "")
  return { top: BigInt(whole + places), bottom: 10n ** BigInt(places.length) }
}

const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })
const rounded = ({ top, bottom }: Fraction) => roundHalfAway(top, bottom)
const whole = (value: bigint): Fraction => ({ top: value, bottom: 1n })
const magnitude = (value: bigint) => (value < 0n ? -value : value)
const total = (values: bigint[]) => values.reduce((left, right) => left + right, 0n)

/** What is left of a price after a discount of so many percent. */
function leftAfter(percent: string): Fraction {
  const { top, bottom } = fraction(percent)
  return { top: 100n * bottom - top, bottom: 100n * bottom }
}

/** The part of an amount that is tax: on top of it, or inside it. */
function taxPart(rate: string, isInside: boolean): Fraction {
  const { top, bottom } = fraction(rate)
  return { top, bottom: 100n * bottom + (isInside ? top : 0n) }
}

/** A line may come to that much, so that 300 of them and their tax are still exact numbers. */
const amountMax = 10n ** 13n

type Amounts = { amount: bigint; discount: bigint }

/** With tax where prices include it. */
function amountsOf(line: DraftLine, at: number, currency: Currency): Amounts {
  const scale = whole(10n ** BigInt(decimals(currency)))
  const listed = times(times(fraction(line.quantity), fraction(line.unitPrice)), scale)
  if (magnitude(rounded(listed)) > amountMax) throw invalid({ [`lines.${at}.unitPrice`]: "too_large" })
  const amount = rounded(times(listed, leftAfter(line.discountPercent ?? "0")))
  return { amount, discount: rounded(listed) - amount }
}

/** The tax of lines of one rate: it is exact to half a minor unit in the sum, and to one and a half in each line. */
function spreadTax(amounts: bigint[], part: Fraction): bigint[] {
  const taxOn = (amount: bigint) => rounded(times(whole(amount), part))
  const taxes = amounts.map(taxOn)
  const left = taxOn(total(amounts)) - total(taxes)
  const largestFirst = amounts
    .map((amount, at) => ({ size: magnitude(amount), at }))
    .sort((a, b) => Number(b.size - a.size) || a.at - b.at)
  const chosen = new Set(largestFirst.slice(0, Number(magnitude(left))).map(({ at }) => at))
  const step = left < 0n ? -1n : 1n
  return taxes.map((tax, at) => (chosen.has(at) ? tax + step : tax))
}

type Weighed = Amounts & { line: DraftLine; at: number }

/** "5" and "5.00" are one rate. A line without a rate is not taxed, and says nothing of tax. */
const rateKey = ({ line: { taxRate } }: Weighed) => {
  if (taxRate === undefined) return ""
  const { top, bottom } = fraction(taxRate)
  return `${top}/${bottom}`
}

/** The tax of every line, in the order of the lines. */
function taxesOf(weighed: Weighed[], isInside: boolean): bigint[] {
  const taxes = weighed.map(() => 0n)
  for (const lines of Map.groupBy(weighed, rateKey).values()) {
    const part = taxPart(lines[0]?.line.taxRate ?? "0", isInside)
    const spread = spreadTax(
      lines.map(({ amount }) => amount),
      part,
    )
    for (const [place, { at }] of lines.entries()) taxes[at] = spread[place] ?? 0n
  }
  return taxes
}

export type Priced = { lines: DocumentLine[]; subtotal: Money; discount: Money; tax: Money; total: Money }

/** Throws `invalid_input` for a line that comes to more than amounts can be. */
export function price(draft: { currency: Currency; pricesIncludeTax: boolean; lines: DraftLine[] }): Priced {
  const { currency, pricesIncludeTax } = draft
  const weighed = draft.lines.map((line, at) => ({ line, at, ...amountsOf(line, at, currency) }))
  const taxes = taxesOf(weighed, pricesIncludeTax)
  const of = (minor: bigint) => money(Number(minor), currency)
  const lines = weighed.map(({ line, at, amount, discount }): DocumentLine => {
    const tax = taxes[at] ?? 0n
    const { description, quantity, unitPrice, discountPercent, taxRate } = line
    return {
      description,
      descriptionArabic: line.descriptionArabic || undefined,
      quantity,
      unitPrice,
      discountPercent,
      discount: of(discount),
      net: of(pricesIncludeTax ? amount - tax : amount),
      taxRate,
      tax: of(tax),
    }
  })
  const sumOf = (part: "net" | "discount" | "tax") =>
    sum(
      currency,
      lines.map((line) => line[part]),
    )
  const [subtotal, discount, tax] = [sumOf("net"), sumOf("discount"), sumOf("tax")]
  return { lines, subtotal, discount, tax, total: sum(currency, [subtotal, tax]) }
}
