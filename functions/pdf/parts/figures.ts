import { type Currency, decimals, formatAmount, roundHalfAway } from "../../../shared/money.ts"

/** "1234.5" as "1,234.50": no digit that was given is lost, nor is one invented beyond `placesMin`. */
export function formatDecimal(text: string, placesMin = 0) {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text)
  if (!match) return text
  const [, sign = "", whole = "0", fraction = ""] = match
  const kept = fraction.replace(/0+$/, "").padEnd(placesMin, "0")
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${kept ? `.${kept}` : ""}`
}

export const withCurrency = (minor: number, currency: Currency) =>
  `${currency} ${formatAmount(minor, currency)}`

/** At a rate of dirhams for one unit of `currency`, rounded to the nearest fils. */
export function toDirhams(minor: number, currency: Currency, rate: string) {
  const [whole = "0", fraction = ""] = rate.split(".")
  const shift = decimals(currency) + fraction.length - decimals("AED")
  const product = BigInt(minor) * BigInt(whole + fraction)
  const scaled = shift >= 0 ? roundHalfAway(product, 10n ** BigInt(shift)) : product * 10n ** BigInt(-shift)
  return Number(scaled)
}
