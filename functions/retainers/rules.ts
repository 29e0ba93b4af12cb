import { conflict } from "../../shared/errors.ts"
import { amountDue, isProcessing } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, exceeds, type Money, subtract } from "../../shared/money.ts"
import type { Retainer, RetainerMovement } from "../../shared/retainers.ts"
import { next } from "../../shared/stored.ts"

/** Pure: what moves money into a retainer, out of it, and from it to an invoice. */

export const remainingOf = ({ received, drawn, refunded }: Retainer): Money =>
  subtract(subtract(received, drawn), refunded)

/** The retainer after a movement. Throws `conflict` where it is not in use or would fall below nil. */
export function moved(retainer: Retainer, kind: RetainerMovement["kind"], amount: Money): Retainer {
  if (retainer.document !== "published") throw conflict("not_open")
  if (kind !== "received" && exceeds(amount, remainingOf(retainer))) throw conflict("above_remaining")
  return next(retainer, { [kind]: add(retainer[kind], amount) })
}

/**
 * The invoice after it was paid from a retainer. Throws `conflict` where it does not owe as much, or where somebody
 * is paying it: money would come in twice.
 */
export function drawnFor(invoice: Invoice, amount: Money, now: string): Invoice {
  if (invoice.document !== "published") throw conflict("not_payable")
  if (invoice.currency !== amount.currency) throw conflict("mixed_currencies")
  if (isProcessing(invoice, now)) throw conflict("already_processing")
  if (exceeds(amount, amountDue(invoice))) throw conflict("above_due")
  return next(invoice, { paid: add(invoice.paid, amount) })
}
