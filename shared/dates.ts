/** Calendar dates are `yyyy-mm-dd` text; instants are ISO 8601 in UTC. */

/** The calendar date that it is at `instant` in `timeZone`. */
export const dateIn = (timeZone: string, instant: string) =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date(instant))

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => dayNumber(to) - dayNumber(from)

export const addDays = (date: string, days: number) =>
  new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10)

export const addSeconds = (instant: string, seconds: number) =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()

export function isDate(text: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const minute = 60_000
const farthestMinutes = 15 * 60

/** The first instant of a calendar date in `timeZone`, also where midnight is skipped for summer time. */
export function startOfDay(timeZone: string, date: string) {
  const middle = Date.parse(`${date}T00:00:00Z`)
  const at = (minutes: number) => new Date(middle + minutes * minute).toISOString()
  let [before, reached] = [-farthestMinutes, farthestMinutes]
  while (reached - before > 1) {
    const between = Math.floor((before + reached) / 2)
    if (dateIn(timeZone, at(between)) < date) before = between
    else reached = between
  }
  return at(reached)
}
