import { amountDue } from "../../shared/invoice-state.ts"
import { Invoice } from "../../shared/invoices.ts"
import { type Money, money, subtract, zero } from "../../shared/money.ts"
import type { Payment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import { elsewherePosting, invoiceChangePosting, invoicePosting } from "../ledger/movements.ts"
import type { Posting } from "../ledger/posting.ts"
import type { NumberHolder } from "../numbering/store.ts"
import { derivedId, type Placed } from "./plan.ts"
import type { SourceInvoice } from "./source/invoice.ts"

/** What taking an invoice in does; nothing when all is as the source has it. */
export type Change =
  | { kind: "same" }
  | { kind: "refused"; reason: "customer_changed" | "currency_changed" | "number_taken" }
  | { kind: "new" | "changed"; invoice: Invoice; postings: Posting[]; payment?: Payment }

export type When = { now: string; today: string; system: string }

const Content = Invoice.pick({
  number: true,
  document: true,
  issuedOn: true,
  dueOn: true,
  currency: true,
  reference: true,
  lines: true,
  subtotal: true,
  discount: true,
  tax: true,
  adjustment: true,
  total: true,
  exchangeRate: true,
  notes: true,
  terms: true,
})

const sameContent = (a: unknown, b: unknown) =>
  JSON.stringify(Content.parse(a)) === JSON.stringify(Content.parse(b))

const charged = ({ document, total }: Pick<Invoice, "document" | "total">) =>
  document === "published" ? total : zero(total.currency)

/**
 * Money that the source knows of and Portico did not see move: a payment row for people, a posting for the books.
 * `before` is the invoice without it.
 */
function settlement(before: Invoice, invoice: Invoice, on: string, at: string) {
  const amount = subtract(invoice.paid, before.paid)
  const { id, customerId, number } = invoice
  const movement = `elsewhere_${id}_${invoice.version}`
  const payment: Payment = {
    id: `pay_${derivedId(36, movement)}`,
    version: 1,
    customerId,
    amount,
    allocations: [{ invoiceId: id, number, amount }],
    state: "succeeded",
    method: "import",
    on,
    createdAt: at,
    succeededAt: at,
  }
  const of = { movement, on, at, customerId, amount, invoiceId: id }
  return { payment, posting: elsewherePosting(of, subtract(amountDue(before), amountDue(invoice))) }
}

/**
 * The export does not say when an invoice was paid. For what was paid before the first import that is taken to be
 * the due date, so that statements of the past do not show years of payments on one day.
 */
function openingDate({ issuedOn, dueOn }: SourceInvoice, today: string) {
  const due = dueOn < today ? dueOn : today
  return due > issuedOn ? due : issuedOn
}

function newInvoice({ id, match, invoice: source }: Placed, { now, today, system }: When): Change {
  const { customerId } = match
  const { total, settled, issuedOn } = source
  const invoice: Invoice = {
    ...Content.parse(source),
    id,
    version: 1,
    customerId,
    paid: settled,
    credited: zero(total.currency),
    source: { system, id: source.sourceId },
    createdAt: now,
  }
  const amount = charged(source)
  const charge = invoicePosting({
    movement: `invoice_${id}`,
    on: issuedOn,
    at: now,
    customerId,
    amount,
    invoiceId: id,
  })
  const postings = amount.minor === 0 ? [] : [charge]
  if (settled.minor === 0) return { kind: "new", invoice, postings }
  const unpaid = { ...invoice, paid: zero(total.currency) }
  const { payment, posting } = settlement(unpaid, invoice, openingDate(source, today), now)
  return { kind: "new", invoice, postings: [...postings, posting], payment }
}

/**
 * How much more, or less, was settled outside Portico than is known. The source may or may not know of payments
 * made through Portico, so between the two readings nothing changes.
 */
function settledElsewhere(known: Invoice, source: SourceInvoice, elsewhere: number): Money {
  const { currency } = known
  const settled = known.paid.minor + known.credited.minor
  if (source.settled.minor > settled) return money(source.settled.minor - settled, currency)
  return money(Math.min(0, source.settled.minor - elsewhere), currency)
}

/** A draft's first charge is the invoice itself; anything later is a change of what was charged. */
function chargeOf(known: Invoice, invoice: Invoice, { now, today }: When): Posting[] {
  const { id, customerId } = known
  const amount = subtract(charged(invoice), charged(known))
  if (amount.minor === 0) return []
  const movement = {
    movement: `invoice_${id}_${invoice.version}`,
    at: now,
    customerId,
    amount,
    invoiceId: id,
  }
  const owed = subtract(amountDue(invoice), amountDue(known))
  return known.document === "draft"
    ? [invoicePosting({ ...movement, on: invoice.issuedOn }, owed)]
    : [invoiceChangePosting({ ...movement, on: today }, owed)]
}

function changedInvoice({ invoice: source }: Placed, known: Invoice, elsewhere: number, when: When): Change {
  const more = settledElsewhere(known, source, elsewhere)
  if (more.minor === 0 && sameContent(known, source)) return { kind: "same" }
  const paid = money(known.paid.minor + more.minor, known.currency)
  const invoice = next(known, { ...Content.parse(source), paid })
  const unsettled = { ...invoice, paid: known.paid }
  const postings = chargeOf(known, unsettled, when)
  if (more.minor === 0) return { kind: "changed", invoice, postings }
  const { payment, posting } = settlement(unsettled, invoice, when.today, when.now)
  return { kind: "changed", invoice, postings: [...postings, posting], payment }
}

/**
 * What is here of an invoice: its row, what earlier imports posted as settled outside Portico in minor units, and which
 * document has its number.
 */
type Here = { known?: Invoice | undefined; elsewhere: number; holder?: NumberHolder | undefined }

/** Systems may give a number twice among themselves; ours never, so one that was given here is refused. */
export function changeOf(placed: Placed, { known, elsewhere, holder }: Here, when: When): Change {
  if (holder && !holder.imported) return { kind: "refused", reason: "number_taken" }
  if (!known) return newInvoice(placed, when)
  if (known.customerId !== placed.match.customerId) return { kind: "refused", reason: "customer_changed" }
  if (known.currency !== placed.invoice.currency) return { kind: "refused", reason: "currency_changed" }
  return changedInvoice(placed, known, elsewhere, when)
}
