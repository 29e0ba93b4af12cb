import { decimals, type Money } from "../../../shared/money.ts"
import { localeOf } from "../lib/format.ts"
import { createWords, type Words as KitWords } from "../lib/words.tsx"
import type { en } from "./en.ts"

export type Dict = typeof en

const kit = createWords<Dict>({
  en: () => import("./en.ts").then((module) => module.en),
  ar: () => import("./ar.ts").then((module) => module.ar),
})

export const { start, WordsProvider } = kit

const minute = 60
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["minute", minute],
  ["hour", 60 * minute],
  ["day", 24 * 60 * minute],
]

/** "3 hours ago" within a week, then the date. */
function agoIn(locale: string, instant: string) {
  const seconds = (Date.parse(instant) - Date.now()) / 1000
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  if (Math.abs(seconds) < minute) return relative.format(0, "second")
  const [unit, size] = units.findLast(([, size]) => Math.abs(seconds) >= size) ?? ["minute", minute]
  if (unit !== "day" || seconds > -7 * size) return relative.format(Math.round(seconds / size), unit)
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(instant))
}

/** A unit price keeps the digits that the document states, at least those of its currency. */
function decimalIn(locale: string, decimal: string, currency: Money["currency"]) {
  const stated = decimal.split(".")[1]?.replace(/0+$/, "").length ?? 0
  const digits = Math.max(decimals(currency), stated)
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Number(decimal))
}

export function useWords() {
  const words = kit.useWords()
  const locale = () => localeOf[words.language()]
  return {
    ...words,
    number: (count: number) => count.toLocaleString(locale()),
    ago: (instant: string) => agoIn(locale(), instant),
    decimal: (text: string, currency: Money["currency"]) => decimalIn(locale(), text, currency),
  }
}

export type Words = ReturnType<typeof useWords> & KitWords<Dict>
