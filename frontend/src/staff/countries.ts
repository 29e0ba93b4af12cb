import type { Currency } from "../../../shared/money.ts"

/** Where companies mostly come from first, the rest by name in the reader's language. */
const nearby = ["AE", "SA", "QA", "KW", "BH", "OM", "JO", "EG"]
const others = [
  "AU",
  "AT",
  "BE",
  "CA",
  "CH",
  "CN",
  "CY",
  "DE",
  "DK",
  "ES",
  "FI",
  "FR",
  "GB",
  "GR",
  "HK",
  "IE",
  "IN",
  "IQ",
  "IT",
  "JP",
  "KR",
  "LB",
  "LK",
  "LU",
  "MA",
  "MY",
  "NL",
  "NO",
  "NZ",
  "PH",
  "PK",
  "PL",
  "PT",
  "SE",
  "SG",
  "TH",
  "TN",
  "TR",
  "US",
  "ZA",
]

export function countryOptions(language: string) {
  const names = new Intl.DisplayNames([language], { type: "region" })
  const option = (code: string) => ({ value: code, text: names.of(code) ?? code })
  const collator = new Intl.Collator(language)
  return [...nearby.map(option), ...others.map(option).sort((a, b) => collator.compare(a.text, b.text))]
}

const currencyOf: Record<string, Currency> = {
  AE: "AED",
  SA: "SAR",
  QA: "QAR",
  KW: "KWD",
  BH: "BHD",
  OM: "OMR",
  JO: "JOD",
  EG: "EGP",
  AU: "AUD",
  CA: "CAD",
  CH: "CHF",
  CN: "CNY",
  DK: "DKK",
  GB: "GBP",
  HK: "HKD",
  IN: "INR",
  JP: "JPY",
  KR: "KRW",
  LK: "LKR",
  MA: "MAD",
  MY: "MYR",
  NO: "NOK",
  NZ: "NZD",
  PH: "PHP",
  PK: "PKR",
  SE: "SEK",
  SG: "SGD",
  TH: "THB",
  TR: "TRY",
  ZA: "ZAR",
}
const euro = ["AT", "BE", "CY", "DE", "ES", "FI", "FR", "GR", "IE", "IT", "LU", "NL", "PT"]

export const currencyFor = (country: string): Currency =>
  currencyOf[country] ?? (euro.includes(country) ? "EUR" : "USD")

export function currencyOptions(language: string, currencies: readonly Currency[]) {
  const names = new Intl.DisplayNames([language], { type: "currency" })
  return currencies.map((code) => ({ value: code, text: `${code} – ${names.of(code) ?? code}` }))
}

export const guessedTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "Asia/Dubai"

/** "Asia/Dubai (GMT+4)", nearest names first only by the alphabet: people look for their city. */
export function timeZoneOptions(chosen: string) {
  const zones = Intl.supportedValuesOf("timeZone")
  return (zones.includes(chosen) ? zones : [chosen, ...zones]).map((zone) => ({
    value: zone,
    text: zone.replaceAll("_", " "),
  }))
}
