import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { money, subtract } from "../../shared/money.ts"
import type { Share } from "../../shared/money-back.ts"
import type { Payment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"

/** Pure: which invoices are owed again when a payment's money goes back, and which are not after all. */

type Part = Share["invoices"][number]
type Settling = Pick<Payment, "allocations" | "excess" | "refunds" | "disputes">

/** What of a payment each of its invoices still has, in the order in which it was spread, and what is credit. */
export function standingOf({ allocations, excess, refunds = [], disputes = [] }: Settling): Share {
  const left = new Map(allocations.map(({ invoiceId, amount }) => [invoiceId, amount.minor]))
  let credit = excess?.minor ?? 0
  const move = (share: Share | undefined, sign: 1 | -1) => {
    credit += sign * (share?.credit ?? 0)
    for (const { invoiceId, minor } of share?.invoices ?? [])
      left.set(invoiceId, (left.get(invoiceId) ?? 0) + sign * minor)
  }
  for (const { taken, returned } of [...refunds, ...disputes]) {
    move(taken, -1)
    move(returned, 1)
  }
  return { invoices: [...left].map(([invoiceId, minor]) => ({ invoiceId, minor })), credit }
}

/** `owed`: by how much each invoice is owed more, or less, than before; never a negative amount. */
export type Shift = {
  share: Share
  invoices: Invoice[]
  owed: { invoiceId: string; amount: Invoice["paid"] }[]
}

function shiftOf(parts: Part[], credit: number, known: Invoice[], sign: 1 | -1): Shift {
  const moved = parts
    .filter(({ minor }) => minor > 0)
    .flatMap(({ invoiceId, minor }) => {
      const before = known.find(({ id }) => id === invoiceId)
      if (!before) return []
      const after = next(before, { paid: money(before.paid.minor + sign * minor, before.currency) })
      const [more, less] = sign < 0 ? [after, before] : [before, after]
      return { minor, after, owed: subtract(amountDue(more), amountDue(less)) }
    })
  return {
    share: { invoices: moved.map(({ minor, after }) => ({ invoiceId: after.id, minor })), credit },
    invoices: moved.map(({ after }) => after),
    owed: moved.map(({ after, owed }) => ({ invoiceId: after.id, amount: owed })),
  }
}

/**
 * First what nobody owed, then the invoices, what was paid last being owed again first. What no invoice has any more,
 * since a bank may take back more than is left, is owed as such.
 */
export function take(payment: Settling, invoices: Invoice[], minor: number): Shift {
  const standing = standingOf(payment)
  const credit = Math.min(minor, Math.max(0, standing.credit))
  let left = minor - credit
  const parts = standing.invoices.toReversed().map((part) => {
    const paid = invoices.find(({ id }) => id === part.invoiceId)?.paid.minor ?? 0
    const taken = Math.min(left, part.minor, Math.max(0, paid))
    left -= taken
    return { invoiceId: part.invoiceId, minor: taken }
  })
  return shiftOf(parts, credit + left, invoices, -1)
}

/** To the invoices it was taken from, as far as they owe it: one that was paid again meanwhile needs no more. */
export function giveBack(taken: Share, invoices: Invoice[]): Shift {
  let rest = taken.credit
  const parts = taken.invoices.map(({ invoiceId, minor }) => {
    const invoice = invoices.find(({ id }) => id === invoiceId)
    const given = Math.min(minor, invoice ? amountDue(invoice).minor : 0)
    rest += minor - given
    return { invoiceId, minor: given }
  })
  return shiftOf(parts, rest, invoices, 1)
}
