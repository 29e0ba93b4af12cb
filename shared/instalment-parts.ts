import { addDays, isDate } from "./dates.ts"
import { type Currency, type Money, money } from "./money.ts"

/**
 * Pure: parts in which an invoice may be paid. What of each is paid is nowhere kept: it follows from what the invoice
 * still owes, so that payments, credit notes and refunds need not know of instalments.
 */

export const partsMin = 2
export const partsMax = 24
/** Nobody agrees on more, and a year that is mistyped shows. */
export const partsYearsMax = 10

export type Part = { dueOn: string; amount: Money }
/** `left`: what of it is owed. `planned`: of the schedule, not what is owed besides it. */
export type StandingPart = Part & { left: Money; planned: boolean }

type Scheduled = { dueOn: string; currency: Currency; instalments?: { parts: Part[] } | undefined }

const totalOf = (parts: Part[]) => parts.reduce((sum, { amount }) => sum + amount.minor, 0)

/**
 * How each part stands where the invoice owes `due`: what is settled is settled oldest first. What it owes beyond its
 * schedule, since money went back or the invoice became dearer, comes first, due when the invoice is.
 */
export function standingParts({ dueOn, currency, instalments }: Scheduled, due: Money): StandingPart[] {
  const besides = { dueOn, amount: due, left: due, planned: false }
  if (!instalments) return due.minor > 0 ? [besides] : []
  const settled = totalOf(instalments.parts) - due.minor
  const extra = money(Math.max(0, -settled), currency)
  let unspent = Math.max(0, settled)
  const parts = instalments.parts.map((part) => {
    const paid = Math.min(unspent, part.amount.minor)
    unspent -= paid
    return { ...part, left: money(part.amount.minor - paid, currency), planned: true }
  })
  return extra.minor > 0 ? [{ ...besides, amount: extra, left: extra }, ...parts] : parts
}

export const unpaidOf = (parts: StandingPart[]) => parts.filter(({ left }) => left.minor > 0)

/** Since when, or from when, something of `due` is late: by its oldest unpaid instalment, where it has any. */
export const lateFrom = (invoice: Scheduled, due: Money) =>
  unpaidOf(standingParts(invoice, due)).reduce<string | undefined>(
    (earliest, part) => (earliest && earliest < part.dueOn ? earliest : part.dueOn),
    undefined,
  ) ?? invoice.dueOn

export const partStates = ["paid", "overdue", "due", "upcoming"] as const
export type PartState = (typeof partStates)[number]

/** `due`: the one that is paid next, and what is due today. */
export function partState(part: StandingPart, next: StandingPart | undefined, today: string): PartState {
  if (part.left.minor === 0) return "paid"
  if (part.dueOn < today) return "overdue"
  return part === next || part.dueOn === today ? "due" : "upcoming"
}

export const restPlaces = ["first", "last"] as const
export type RestPlace = (typeof restPlaces)[number]

/** Parts of the same size in minor units; what does not divide is the first's or the last's. */
export function equalParts(minor: number, count: number, rest: RestPlace): number[] {
  const each = Math.floor(minor / count)
  const larger = minor - each * (count - 1)
  const at = rest === "first" ? 0 : count - 1
  return Array.from({ length: count }, (_, part) => (part === at ? larger : each))
}

export const intervals = ["week", "twoWeeks", "month", "quarter"] as const
export type Interval = (typeof intervals)[number]

/** The same day some months on; the month's last where it has no such day. */
function addMonths(date: string, months: number) {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number)
  const start = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 8)
  const days = [day, 30, 29, 28].map((each) => `${start}${String(each).padStart(2, "0")}`)
  return days.find(isDate) ?? date
}

/** The `at`-th date from `first` on, counted from it, so that a month's end stays one. */
export function dateAt(first: string, every: Interval, at: number) {
  if (every === "week") return addDays(first, 7 * at)
  if (every === "twoWeeks") return addDays(first, 14 * at)
  return addMonths(first, (every === "month" ? 1 : 3) * at)
}
