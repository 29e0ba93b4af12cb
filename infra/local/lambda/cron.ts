const unitsMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
const daysAhead = 400

/** When a `rate(...)` or `cron(...)` expression is due next after `after`, in milliseconds, UTC. */
export function nextDue(expression: string, after: number): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression)
  if (rate) {
    const every = Number(rate[1]) * (unitsMs[rate[2] ?? ""] ?? 0)
    return (Math.floor(after / every) + 1) * every
  }
  const cron = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression)
  if (!cron) throw new Error(`not a schedule: ${expression}`)
  return nextCron(cron.slice(1), after)
}

function nextCron(
  [minutes = "*", hours = "*", days = "*", months = "*", dayNames = "*", years = "*"]: string[],
  after: number,
) {
  const start = new Date(after)
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + ahead))
    const fits = [
      inField(days, day.getUTCDate()),
      inField(months, day.getUTCMonth() + 1),
      inField(dayNames, day.getUTCDay() + 1),
      inField(years, day.getUTCFullYear()),
    ]
    const due = fits.includes(false) ? undefined : nextTime(minutes, hours, day.getTime(), after)
    if (due !== undefined) return due
  }
  throw new Error("the schedule is never due")
}

function nextTime(minutes: string, hours: string, day: number, after: number): number | undefined {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const at = day + minute * 60_000
    if (at > after && inField(minutes, minute % 60) && inField(hours, Math.floor(minute / 60))) return at
  }
  return undefined
}

/** One cron field: `*`, `?`, numbers, names of weekdays, ranges, steps and lists of these. */
function inField(field: string, value: number): boolean {
  return field.split(",").some((part) => {
    const [range = "*", step] = part.split("/")
    if (range === "*" || range === "?") return step === undefined || value % Number(step) === 0
    const [from = 0, to = step ? Number.POSITIVE_INFINITY : from] = range.split("-").map(numberOf)
    return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0
  })
}

const numberOf = (text: string) => (weekdays.includes(text) ? weekdays.indexOf(text) + 1 : Number(text))
