import { createStore } from "solid-js/store"
import {
  dateAt,
  equalParts,
  type Interval,
  intervals,
  partsMax,
  partsMin,
  type RestPlace,
  restPlaces,
} from "../../../../shared/instalment-parts.ts"
import type { InstalmentsView } from "../../../../shared/instalments.ts"
import { formatAmount, type Money, parseAmount } from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"

export type PartDraft = { dueOn: string; amount: string }
export type Plan = { count: string; every: Interval; first: string; rest: RestPlace }

const choice = <T extends string>(all: readonly T[], text: string, otherwise: T) =>
  all.find((each) => each === text) ?? otherwise

const countOf = (typed: string) =>
  Math.min(partsMax, Math.max(partsMin, Number.parseInt(plainDecimal(typed), 10) || partsMin))

/** What the editor begins with: what of a schedule is not paid yet, or three months. */
function startOf(due: Money, schedule: InstalmentsView | null, plan: Plan): PartDraft[] {
  const unpaid = (schedule?.parts ?? [])
    .map(({ dueOn, amount, paid }) => ({ dueOn, minor: amount.minor - paid.minor }))
    .filter(({ minor }) => minor > 0)
  if (unpaid.length < partsMin) return divided(due, plan)
  return unpaid.map(({ dueOn, minor }) => ({ dueOn, amount: formatAmount(minor, due.currency) }))
}

const divided = ({ minor, currency }: Money, { count, every, first, rest }: Plan): PartDraft[] =>
  equalParts(minor, countOf(count), rest).map((part, at) => ({
    dueOn: first ? dateAt(first, every, at) : "",
    amount: formatAmount(part, currency),
  }))

/** Parts as they are typed: made equal by count and interval, and each changed at will. */
export function createDraft(due: Money, schedule: InstalmentsView | null, today: string) {
  const [plan, setPlan] = createStore<Plan>({ count: "3", every: "month", first: today, rest: "last" })
  const [parts, setParts] = createStore<PartDraft[]>(startOf(due, schedule, plan))
  const minorOf = ({ amount }: PartDraft) => parseAmount(plainDecimal(amount), due.currency)
  return {
    plan,
    parts,
    setPlan: (name: keyof Plan, text: string) => {
      if (name === "every") setPlan("every", choice(intervals, text, "month"))
      else if (name === "rest") setPlan("rest", choice(restPlaces, text, "last"))
      else setPlan(name, text)
    },
    divide: () => {
      setPlan("count", String(countOf(plan.count)))
      setParts(divided(due, plan))
    },
    set: (at: number, name: keyof PartDraft, text: string) => setParts(at, name, text),
    add: () => setParts(parts.length, { dueOn: "", amount: "" }),
    remove: (at: number) => setParts(parts.filter((_, other) => other !== at)),
    /** What no part has yet; negative where they have too much, undefined while something is no amount. */
    missing: () => {
      const minors = parts.map(minorOf)
      return minors.includes(undefined)
        ? undefined
        : minors.reduce<number>((left, minor) => left - (minor ?? 0), due.minor)
    },
    /** What is no amount goes as nil: the server says at which part. */
    typed: () => parts.map((part) => ({ dueOn: part.dueOn, minor: minorOf(part) ?? 0 })),
  }
}
export type Draft = ReturnType<typeof createDraft>
