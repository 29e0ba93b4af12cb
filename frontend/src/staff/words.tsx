import { localeOf } from "../../../shared/languages.ts"
import { decimals, type Money } from "../../../shared/money.ts"
import { createWords, type Words as KitWords } from "../lib/words.tsx"
import type { en } from "./en.ts"

export type Dict = typeof en

const kit = createWords<Dict>({
  en: () => import("./en.ts").then((module) => module.en),
  ar: () => import("./ar.ts").then((module) => module.ar),
})

export const { start, WordsProvider } = kit

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
    decimal: (text: string, currency: Money["currency"]) => decimalIn(locale(), text, currency),
  }
}

export type Words = ReturnType<typeof useWords> & KitWords<Dict>
