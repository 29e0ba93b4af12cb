import type { Language } from "../../../shared/fields.ts"
import { format, type Money } from "../../../shared/money.ts"

const locales: Record<Language, string> = { en: "en-GB", ar: "ar-AE-u-ca-gregory-nu-latn" }

/** A calendar date, which is the same day everywhere. */
export const dateText = (language: Language, date: string) =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(date))

/** An instant on the company's clock, with the zone's name: its reader may sit in another. */
export const timeText = (language: Language, instant: string, timeZone: string) =>
  new Intl.DateTimeFormat(locales[language], {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  }).format(new Date(instant))

export const moneyText = (language: Language, amount: Money) => format(amount, locales[language])

export const countText = (language: Language, count: number) =>
  new Intl.NumberFormat(locales[language]).format(count)
