import type { Language } from "../../../shared/fields.ts"
import { format, type Money } from "../../../shared/money.ts"

/** Arabic with Latin digits and the Gregorian calendar, said in full: defaults move between ICU versions. */
export const localeOf: Record<Language, string> = { en: "en-GB", ar: "ar-AE-u-ca-gregory-nu-latn" }

export const formatMoney = (money: Money, language: Language) => format(money, localeOf[language])

/** A calendar date, the same day wherever the reader is. */
export const formatDate = (date: string, language: Language) =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  )

export const formatInstant = (instant: string, language: Language, timeZone?: string) =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(instant),
  )
