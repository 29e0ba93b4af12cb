import type { Language } from "../../../shared/fields.ts"
import { localeOf } from "../../../shared/languages.ts"
import { format, type Money } from "../../../shared/money.ts"

/** A calendar date, which is the same day everywhere. */
export const dateText = (language: Language, date: string) =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(date))

/** An instant on the company's clock, with the zone's name: its reader may sit in another. */
export const timeText = (language: Language, instant: string, timeZone: string) =>
  new Intl.DateTimeFormat(localeOf[language], {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  }).format(new Date(instant))

export const moneyText = (language: Language, amount: Money) => format(amount, localeOf[language])

export const countText = (language: Language, count: number) =>
  new Intl.NumberFormat(localeOf[language]).format(count)
