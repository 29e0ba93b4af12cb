import { conflict, invalid } from "../../shared/errors.ts"
import {
  lateFrom,
  type Part,
  partState,
  partsYearsMax,
  type StandingPart,
  standingParts,
  unpaidOf,
} from "../../shared/instalment-parts.ts"
import type { InstalmentsView, SetInstalments } from "../../shared/instalments.ts"
import { amountDue, isProcessing } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { type Money, money, subtract, sum } from "../../shared/money.ts"
import { isTooSmall } from "../stripe/amounts.ts"

/** Pure: schedules of instalments. */

const partsOf = (invoice: Invoice) => standingParts(invoice, amountDue(invoice))

/** A schedule has nothing to say of an invoice that is void, and ends once nothing is owed. */
export const isScheduled = (invoice: Invoice) =>
  invoice.instalments !== undefined && amountDue(invoice).minor > 0

/**
 * What is paid next: the oldest part that is not, with those after it where a card cannot pay so little. Throws
 * `conflict` where the invoice has no schedule.
 */
export function nextInstalment(invoice: Invoice): Part {
  const [first, ...others] = isScheduled(invoice) ? unpaidOf(partsOf(invoice)) : []
  if (!first) throw conflict("no_instalments")
  let amount: Money = first.left
  for (const { left } of others) {
    if (!isTooSmall(amount)) break
    amount = sum(amount.currency, [amount, left])
  }
  return { dueOn: first.dueOn, amount }
}

/** As people see it; null on what has none, or is void. */
export function instalmentsOf(invoice: Invoice, today: string): InstalmentsView | null {
  const { instalments } = invoice
  if (!instalments || invoice.document !== "published") return null
  const parts = partsOf(invoice)
  const [next] = unpaidOf(parts)
  const shown = (part: StandingPart) => ({
    dueOn: part.dueOn,
    amount: part.amount,
    paid: subtract(part.amount, part.left),
    state: partState(part, next, today),
    planned: part.planned,
  })
  return { id: instalments.id, parts: parts.map(shown), next: next ? nextInstalment(invoice) : null }
}

/** Since when, or from when, the invoice is late. */
export const dueFrom = (invoice: Invoice) => lateFrom(invoice, amountDue(invoice))

/** Throws where the reader saw another schedule than the one that stands. */
export function requireSeen({ instalments }: Invoice, seen: string | null) {
  if ((instalments?.id ?? null) !== seen) throw conflict("instalments_changed")
}

/** What of each part is settled is kept as a part of its own: what was agreed and paid stays to be seen. */
const settledOf = (invoice: Invoice): Part[] =>
  invoice.instalments
    ? partsOf(invoice)
        .map(({ dueOn, amount, left }) => ({ dueOn, amount: subtract(amount, left) }))
        .filter(({ amount }) => amount.minor > 0)
    : []

type Typed = SetInstalments["parts"]

/** From today on, one after the other. Throws `invalid` with the date that is not. */
function requireDates(parts: Typed, today: string) {
  const farthest = `${Number(today.slice(0, 4)) + partsYearsMax}${today.slice(4)}`
  parts.forEach(({ dueOn }, at) => {
    const before = parts[at - 1]?.dueOn
    const field = `parts.${at}.dueOn`
    if (dueOn < today) throw invalid({ [field]: "before_today" })
    if (dueOn > farthest) throw invalid({ [field]: "too_far_ahead" })
    if (before && dueOn <= before) throw invalid({ [field]: "not_after_the_one_before" })
  })
}

/**
 * The parts of an invoice from now on: what was settled of a schedule before, then those that were typed, which come
 * to exactly what is still open. Throws with what is wrong.
 */
export function scheduleOf(invoice: Invoice, typed: Typed, { now, today }: { now: string; today: string }) {
  if (invoice.document !== "published")
    throw conflict(invoice.document === "void" ? "voided" : "not_published")
  const due = amountDue(invoice)
  if (due.minor === 0) throw conflict("nothing_due")
  if (isProcessing(invoice, now)) throw conflict("already_processing")
  requireDates(typed, today)
  const parts = typed.map(({ dueOn, minor }) => ({ dueOn, amount: money(minor, invoice.currency) }))
  // Compared as exact integers: a sum of many large ones may be none.
  if (typed.reduce((total, { minor }) => total + BigInt(minor), 0n) !== BigInt(due.minor))
    throw invalid({ parts: "not_what_is_open" })
  return [...settledOf(invoice), ...parts]
}
