import { type Money, subtract } from "../../shared/money.ts"
import type { Entry, Posting } from "./posting.ts"

/** Pure: the posting of each kind of money movement. */

type Movement = {
  movement: string
  on: string
  at: string
  customerId: string
  amount: Money
  invoiceId?: string
  documentId?: string
  number?: string | undefined
  reference?: string | undefined
}

const about = ({ movement, on, at, customerId, amount, documentId, number, reference }: Movement) => ({
  movement,
  on,
  at,
  currency: amount.currency,
  customerId,
  documentId,
  number,
  reference,
})

const twoSided =
  (kind: Posting["kind"], debit: Entry["account"], credit: Entry["account"]) =>
  (of: Movement): Posting => ({
    ...about(of),
    kind,
    entries: [
      { account: debit, minor: of.amount.minor, invoiceId: of.invoiceId },
      { account: credit, minor: -of.amount.minor, invoiceId: of.invoiceId },
    ],
  })

/**
 * `owed` is by how much more or less the invoice is owed after it, where that is not the whole amount: an invoice
 * never owes less than nothing, so the rest is the customer's credit.
 */
const onInvoice =
  (kind: Posting["kind"], account: Entry["account"], side: "debit" | "credit") =>
  (of: Movement, owed: Money = of.amount): Posting => {
    const signed = ({ minor }: Money) => (side === "debit" ? minor : 0 - minor)
    const { invoiceId } = of
    const rest = signed(subtract(of.amount, owed))
    return {
      ...about(of),
      kind,
      entries: [
        { account: "receivable", minor: signed(owed), invoiceId },
        ...(rest === 0 ? [] : [{ account: "credit" as const, minor: rest, invoiceId }]),
        { account, minor: 0 - signed(of.amount), invoiceId },
      ],
    }
  }

/** A published invoice: the customer owes its total. */
export const invoicePosting = onInvoice("invoice", "sales", "debit")
/** The source now states another total: the difference, negative when it became less. */
export const invoiceChangePosting = onInvoice("invoiceChange", "sales", "debit")
/** Money that reached the company outside Portico, known from the source's balance. */
export const elsewherePosting = onInvoice("paymentElsewhere", "elsewhere", "credit")

/** A published invoice without payments or credit notes that is not owed after all. */
export const voidPosting = twoSided("void", "sales", "receivable")
export const retainerReceivedPosting = twoSided("retainerReceived", "elsewhere", "retainer")
export const retainerRefundedPosting = twoSided("retainerRefunded", "retainer", "elsewhere")
/** Money held on retainer pays an invoice. */
export const retainerDrawnPosting = twoSided("retainerDrawn", "retainer", "receivable")

type Allocated = { invoiceId: string; amount: Money }[]

/** Spreads an amount from one account over invoices; what exceeds them becomes the customer's credit. */
const spreading =
  (kind: Posting["kind"], from: Entry["account"]) =>
  (of: Omit<Movement, "invoiceId">, allocations: Allocated, excess: Money): Posting => {
    const settled: Entry[] = allocations
      .filter(({ amount }) => amount.minor > 0)
      .map(({ invoiceId, amount }) => ({ account: "receivable", minor: -amount.minor, invoiceId }))
    const credit: Entry[] = excess.minor > 0 ? [{ account: "credit", minor: -excess.minor }] : []
    return { ...about(of), kind, entries: [{ account: from, minor: of.amount.minor }, ...settled, ...credit] }
  }

export const paymentPosting = spreading("payment", "stripe")
/** Money that staff recorded: it reached the company's bank, not Stripe. */
export const recordedPaymentPosting = spreading("payment", "elsewhere")
/** What a credit note takes off its invoice, and what of it the customer had paid already. */
export const creditNotePosting = spreading("creditNote", "sales")

/**
 * Money that leaves Stripe's balance for the payer, or comes back to it. `owed`: by how much each invoice is owed more,
 * or less, after it; the rest is the customer's credit.
 */
const throughStripe =
  (kind: Posting["kind"], way: "out" | "in") =>
  (of: Omit<Movement, "invoiceId">, owed: Allocated): Posting => {
    const signed = (minor: number) => (way === "out" ? minor : 0 - minor)
    const changes = owed.filter(({ amount }) => amount.minor > 0)
    const rest = changes.reduce((left, { amount }) => left - amount.minor, of.amount.minor)
    return {
      ...about(of),
      kind,
      entries: [
        { account: "stripe", minor: 0 - signed(of.amount.minor) },
        ...changes.map(({ invoiceId, amount }) => ({
          account: "receivable" as const,
          minor: signed(amount.minor),
          invoiceId,
        })),
        ...(rest === 0 ? [] : [{ account: "credit" as const, minor: signed(rest) }]),
      ],
    }
  }

export const refundPosting = throughStripe("refund", "out")
/** The bank could not give the money to the payer. */
export const refundFailedPosting = throughStripe("refundFailed", "in")
/** The payer's bank took the money back. */
export const disputePosting = throughStripe("dispute", "out")
export const disputeWonPosting = throughStripe("disputeWon", "in")
