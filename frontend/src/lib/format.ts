import type { Language } from "../../../shared/fields.ts"
import { localeOf } from "../../../shared/languages.ts"
import { format, type Money } from "../../../shared/money.ts"

export const formatMoney = (money: Money, language: Language) => format(money, localeOf[language])

/** With the month's name, so that no reader has to guess which figure is the day. */
const day = { day: "numeric", month: "short", year: "numeric" } as const

/** A calendar date, the same day wherever the reader is. */
export const formatDate = (date: string, language: Language) =>
  new Intl.DateTimeFormat(localeOf[language], { ...day, timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  )

export const formatInstant = (instant: string, language: Language, timeZone?: string) =>
  new Intl.DateTimeFormat(localeOf[language], {
    ...day,
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  }).format(new Date(instant))

const minute = 60
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["minute", minute],
  ["hour", 60 * minute],
  ["day", 24 * 60 * minute],
]

/** "3 hours ago" within a week, then the date. */
export function formatAgo(instant: string, language: Language) {
  const locale = localeOf[language]
  const seconds = (Date.parse(instant) - Date.now()) / 1000
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  if (Math.abs(seconds) < minute) return relative.format(0, "second")
  const [unit, size] = units.findLast(([, size]) => Math.abs(seconds) >= size) ?? ["minute", minute]
  if (unit !== "day" || seconds > -7 * size) return relative.format(Math.round(seconds / size), unit)
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(instant))
}
