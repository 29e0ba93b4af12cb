/** Digits after the decimal point, by ISO 4217. Our only source: Intl and Stripe disagree on some. */
const digits = {
  AED: 2,
  AUD: 2,
  BHD: 3,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  DKK: 2,
  EGP: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  INR: 2,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  LKR: 2,
  MAD: 2,
  MYR: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PHP: 2,
  PKR: 2,
  QAR: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TRY: 2,
  USD: 2,
  ZAR: 2,
} as const

export type Currency = keyof typeof digits

/** An amount in the smallest unit of its currency: fils, cents, yen. */
export type Money = { minor: number; currency: Currency }

export const currencies = Object.keys(digits) as [Currency, ...Currency[]]

export const isCurrency = (text: string): text is Currency => Object.hasOwn(digits, text)

export const decimals = (currency: Currency) => digits[currency]

export const money = (minor: number, currency: Currency): Money => ({
  minor,
  currency,
})

export const zero = (currency: Currency): Money => ({ minor: 0, currency })

function sameCurrency(a: Money, b: Money) {
  if (a.currency !== b.currency) throw new Error(`mixed currencies: ${a.currency} and ${b.currency}`)
  return b
}

function safe(minor: number) {
  if (!Number.isSafeInteger(minor)) throw new Error(`not an exact amount: ${minor}`)
  return minor
}

export const add = (a: Money, b: Money): Money => money(safe(a.minor + sameCurrency(a, b).minor), a.currency)
export const subtract = (a: Money, b: Money): Money =>
  money(safe(a.minor - sameCurrency(a, b).minor), a.currency)
export const exceeds = (a: Money, b: Money) => a.minor > sameCurrency(a, b).minor
export const sum = (currency: Currency, amounts: Money[]) => amounts.reduce(add, zero(currency))

/** "1,234.50": what tables and documents print beside a currency code. */
export function formatAmount(minor: number, currency: Currency) {
  const places = decimals(currency)
  const text = String(Math.abs(minor)).padStart(places + 1, "0")
  const whole = text.slice(0, text.length - places).replace(/\B(?=(\d{3})+$)/g, ",")
  return `${minor < 0 ? "-" : ""}${whole}${places ? `.${text.slice(-places)}` : ""}`
}

/** With its currency, for a reader of `locale`. */
export function format({ minor, currency }: Money, locale: string) {
  const places = decimals(currency)
  const formatter = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "code",
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  })
  return formatter.format(minor / 10 ** places)
}

/**
 * Reads a plain decimal ("1234.5", "-3") into minor units without floating point.
 * Undefined when it is not a decimal or has more places than the currency.
 */
export function parseAmount(text: string, currency: Currency): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text)
  if (!match) return undefined
  const places = decimals(currency)
  const fraction = (match[3] ?? "").replace(/0+$/, "")
  if (fraction.length > places) return undefined
  const minor = Number(match[2] + fraction.padEnd(places, "0"))
  return match[1] && minor ? -minor : minor
}

/** Rounds half away from zero, so that a credit note mirrors its invoice. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const [top, bottom] = [
    numerator < 0n ? -numerator : numerator,
    denominator < 0n ? -denominator : denominator,
  ]
  const rounded = (top * 2n + bottom) / (bottom * 2n)
  return negative ? -rounded : rounded
}
