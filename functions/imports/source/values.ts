import { isDate } from "../../../shared/dates.ts"
import type { Import } from "../../../shared/imports.ts"
import { type Currency, decimals, parseAmount, roundHalfAway } from "../../../shared/money.ts"

export type DateFormat = NonNullable<Import["dateFormat"]>
export type DecimalMark = "." | ","

const foreignDigit = /[\u0660-\u0669\u06f0-\u06f9\u066b\u066c]/g

/** Arabic and Persian digits and separators, as their ASCII counterparts. */
const westernDigits = (text: string) =>
  text.replace(foreignDigit, (char) => {
    if (char === "\u066b") return "."
    if (char === "\u066c") return ","
    return String((char.codePointAt(0) ?? 0) & 15)
  })

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$/

function calendarDate(year: string, month: string, day: string) {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return year >= "1970" && year < "2200" && isDate(date) ? date : undefined
}

/** A date that starts with its year reads the same whatever the file's format. */
export function readDate(cell: string, format: DateFormat): string | undefined {
  const text = westernDigits(cell)
  const [, year, month, day] = yearFirst.exec(text) ?? []
  if (year && month && day) return calendarDate(year, month, day)
  const [, first, second, last] = yearLast.exec(text) ?? []
  if (!first || !second || !last || format === "yyyy-MM-dd") return undefined
  return format === "dd/MM/yyyy" ? calendarDate(last, second, first) : calendarDate(last, first, second)
}

/** What the dates of a whole file say of their format; undefined when they leave it open or disagree. */
export function decideDateFormat(cells: Iterable<string>): DateFormat | undefined {
  let [slashed, dayFirst, monthFirst] = [false, false, false]
  for (const cell of cells) {
    const [, first, second] = yearLast.exec(westernDigits(cell)) ?? []
    if (!first || !second) continue
    slashed = true
    if (Number(first) > 12) dayFirst = true
    else if (Number(second) > 12) monthFirst = true
  }
  if (!slashed) return "yyyy-MM-dd"
  if (dayFirst === monthFirst) return undefined
  return dayFirst ? "dd/MM/yyyy" : "MM/dd/yyyy"
}

/** What people write beside an amount instead of the currency's code, which is always understood. */
const signs: Partial<Record<Currency, string[]>> = {
  AED: ["dh", "dhs", "\u062f\u0625"],
  BHD: ["bd"],
  EUR: ["\u20ac"],
  GBP: ["\u00a3"],
  INR: ["\u20b9", "rs"],
  KWD: ["kd"],
  OMR: ["ro"],
  QAR: ["qr"],
  SAR: ["sr", "\u0631\u0633"],
  AUD: ["$"],
  CAD: ["$"],
  HKD: ["$"],
  NZD: ["$"],
  SGD: ["$"],
  USD: ["$", "us$"],
}

/** What surrounds the digits: "" or "-", or undefined when it says that this is no amount of `currency`. */
function signOf(before: string, after: string, currency: Currency | undefined) {
  const dressing = before + after
  const sign = dressing.replace(/[-()\s.]/g, "").toLowerCase()
  const known = currency && (sign === currency.toLowerCase() || signs[currency]?.includes(sign))
  if (sign !== "" && !known) return undefined
  const marks = dressing.replace(/[^-()]/g, "")
  if (marks === "") return ""
  return marks === "-" || (before.includes("(") && marks === "()") ? "-" : undefined
}

const grouped = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/
/** A point after a letter belongs to the sign: "Dhs.500" is no half dirham. */
const numberIn = /^(\D*?)((?:(?<!\p{L})[.,])?\d(?:.*\d)?[.,]?)(\D*)$/u
const ungrouped = /^(?:\d+(?:\.\d*)?|\.\d+)$/

/** "(1,234.50)", "AED 1 234.50" or "12-" as a plain decimal: "-1234.50". */
export function readNumber(cell: string, mark: DecimalMark = ".", currency?: Currency): string | undefined {
  if (mark === "." && /^-?\d{1,12}(?:\.\d+)?$/.test(cell)) return cell
  const text = westernDigits(cell).replace(/[\u2212\u2013]/g, "-")
  const [, before = "", digits, after = ""] = numberIn.exec(text) ?? []
  const sign = signOf(before, after, currency)
  if (digits === undefined || sign === undefined) return undefined
  const spaceless = digits.replace(/(?<=\d)[\s'\u2019](?=\d{3})/g, "")
  const plain = mark === "," ? spaceless.replace(/[.,]/g, (char) => (char === "." ? "," : ".")) : spaceless
  if (!grouped.test(plain) && !ungrouped.test(plain)) return undefined
  return sign + plain.replaceAll(",", "").replace(/^\./, "0.").replace(/\.$/, "")
}

/** Whether a file writes 1,234.50 or 1.234,50, told by the amounts that can only be read one way. */
export function decideDecimalMark(cells: Iterable<string>): DecimalMark {
  let [points, commas] = [0, 0]
  for (const cell of cells) {
    if (/\.\d{3}.*,|^[^.,]*,\d{1,2}\D*$/.test(cell)) commas++
    else if (/,\d{3}.*\.|^[^.,]*\.\d{1,2}\D*$/.test(cell)) points++
  }
  return commas > points ? "," : "."
}

/** Keeps every sum of an invoice's lines exact. A hundred billion is no invoice of anybody's. */
const minorMax = 1e13
const within = (minor: number | undefined) =>
  minor !== undefined && Math.abs(minor) <= minorMax ? minor : undefined

/** An amount that the source printed: it must fit its currency exactly. */
export function readMinor(cell: string, mark: DecimalMark, currency: Currency): number | undefined {
  const number = readNumber(cell, mark, currency)
  return number === undefined ? undefined : within(parseAmount(number, currency))
}

type Scaled = { digits: bigint; places: number }
const scaled = (number: string): Scaled => {
  const [whole = "0", fraction = ""] = number.split(".")
  return { digits: BigInt(whole + fraction), places: fraction.length }
}

function toMinor({ digits, places }: Scaled, currency: Currency): number | undefined {
  return within(Number(roundHalfAway(digits * 10n ** BigInt(decimals(currency)), 10n ** BigInt(places))))
}

/** An amount of a line, which some systems keep with more places than the currency has. */
export function roundedMinor(number: string, currency: Currency): number | undefined {
  return within(parseAmount(number, currency)) ?? toMinor(scaled(number), currency)
}

/** quantity × price, rounded once. */
export function productMinor(quantity: string, price: string, currency: Currency): number | undefined {
  const [a, b] = [scaled(quantity), scaled(price)]
  return toMinor({ digits: a.digits * b.digits, places: a.places + b.places }, currency)
}

export function percentOf(minor: number, percent: string): number {
  const { digits, places } = scaled(percent)
  return Number(roundHalfAway(BigInt(minor) * digits, 100n * 10n ** BigInt(places)))
}

/** In the shape of `Decimal`: at most 12 and 8 digits, no idle zeros. */
export function readDecimal(cell: string, mark: DecimalMark, currency?: Currency): string | undefined {
  const number = readNumber(cell.replace(/%$/, "").trim(), mark, currency)
  if (number === undefined) return undefined
  const [, minus, whole = "0", fraction = ""] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(number) ?? []
  if (whole.length > 12 || fraction.length > 8) return undefined
  return `${whole === "0" && fraction === "" ? "" : minus}${whole}${fraction && `.${fraction}`}`
}
