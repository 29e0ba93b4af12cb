import {
  amountDue,
  amountOverdue,
  daysOverdue,
  dueFrom,
  invoiceState,
  owedByAge,
} from "../../shared/invoice-state.ts"
import type {
  Invoice,
  InvoicePage,
  InvoiceSummary,
  InvoiceTotals,
  ListInvoices,
} from "../../shared/invoices.ts"
import { add, type Currency, type Money, zero } from "../../shared/money.ts"

/** Pure: what a list of one customer's invoices shows, for the tenant's `today`. */

export const summaryOf = (invoice: Invoice, today: string, now: string): InvoiceSummary => ({
  id: invoice.id,
  customerId: invoice.customerId,
  number: invoice.number,
  reference: invoice.reference,
  issuedOn: invoice.issuedOn,
  dueOn: dueFrom(invoice),
  total: invoice.total,
  due: amountDue(invoice),
  state: invoiceState(invoice, today, now),
  daysOverdue: daysOverdue(invoice, today),
})

type Ageing = InvoiceTotals["ageing"]

export const noAgeing = (currency: Currency): Ageing => {
  const nil = zero(currency)
  return { current: nil, days30: nil, days60: nil, days90: nil, older: nil }
}

const noTotals = (currency: Currency): InvoiceTotals => {
  const nil = zero(currency)
  return { currency, open: nil, overdue: nil, openCount: 0, overdueCount: 0, ageing: noAgeing(currency) }
}

function bucketOf(days: number): keyof Ageing {
  if (days === 0) return "current"
  if (days <= 30) return "days30"
  if (days <= 60) return "days60"
  return days <= 90 ? "days90" : "older"
}

export function placeByAge(ageing: Ageing, daysOverdue: number, due: Money): Ageing {
  const bucket = bucketOf(daysOverdue)
  return { ...ageing, [bucket]: add(ageing[bucket], due) }
}

/** Per currency, in the order of their codes. */
export function totalsOf(open: Invoice[], today: string): InvoiceTotals[] {
  const totals = new Map<Currency, InvoiceTotals>()
  for (const invoice of open) {
    const known = totals.get(invoice.currency) ?? noTotals(invoice.currency)
    const due = amountDue(invoice)
    const days = daysOverdue(invoice, today)
    totals.set(invoice.currency, {
      ...known,
      open: add(known.open, due),
      openCount: known.openCount + 1,
      overdue: add(known.overdue, amountOverdue(invoice, today)),
      overdueCount: known.overdueCount + (days > 0 ? 1 : 0),
      ageing: owedByAge(invoice, today).reduce(
        (ageing, part) => placeByAge(ageing, part.days, part.owed),
        known.ageing,
      ),
    })
  }
  return [...totals.values()].sort((a, b) => a.currency.localeCompare(b.currency))
}

const amountOf = (item: InvoiceSummary) => (item.due.minor > 0 ? item.due : item.total)

const orders: Record<ListInvoices["sort"], (a: InvoiceSummary, b: InvoiceSummary) => number> = {
  issuedOn: (a, b) => a.issuedOn.localeCompare(b.issuedOn),
  dueOn: (a, b) => a.dueOn.localeCompare(b.dueOn),
  // Amounts of different currencies cannot be compared: each currency is sorted by itself.
  amount: (a, b) =>
    amountOf(a).currency.localeCompare(amountOf(b).currency) || amountOf(a).minor - amountOf(b).minor,
}

function shows(item: InvoiceSummary, { filter, currency, search }: ListInvoices) {
  if (filter === "overdue" && item.daysOverdue === 0) return false
  if (currency && item.total.currency !== currency) return false
  const wanted = search?.trim().toLowerCase()
  return !wanted || [item.number, item.reference].some((text) => text?.toLowerCase().includes(wanted))
}

/** Filter, sort and cut. The cursor is a place in the caller's own sorted list. */
export function pageOf(items: InvoiceSummary[], input: ListInvoices): Omit<InvoicePage, "totals"> {
  const order = orders[input.sort]
  const sign = input.direction === "up" ? 1 : -1
  const wanted = items
    .filter((item) => shows(item, input))
    .sort((a, b) => sign * (order(a, b) || a.number.localeCompare(b.number, "en", { numeric: true })))
  const from = input.after ? wanted.findIndex((item) => item.id === input.after) + 1 : 0
  const shown = wanted.slice(from, from + input.limit)
  const last = shown.at(-1)
  return {
    items: shown,
    count: wanted.length,
    next: last && from + input.limit < wanted.length ? last.id : null,
  }
}
