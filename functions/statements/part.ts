import { addDays, daysBetween } from "../../shared/dates.ts"
import { lateFrom, standingParts, unpaidOf } from "../../shared/instalment-parts.ts"
import { amountDue, isOpen } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { type Currency, type Money, money } from "../../shared/money.ts"
import type { CurrencyStatement, OpenItem } from "../../shared/statements.ts"
import { noAgeing, placeByAge } from "../invoices/list.ts"
import type { MonthSum } from "../ledger/month-sums.ts"
import { accounts, isOwed, owedBy, type Posting } from "../ledger/posting.ts"
import { inOrder, rowOf } from "./rows.ts"

/** Pure: a statement from what the store holds. */

/** Calendar dates, both included. */
export type Range = { from: string; to: string }

export type Standing = {
  sums: MonthSum[]
  /** From the first day of the range's first month until now. */
  postings: Posting[]
  /** All that are open now, and all that the postings name. */
  invoices: Map<string, Invoice>
}

const monthOf = (date: string) => date.slice(0, 7)
export const monthStart = (date: string) => `${monthOf(date)}-01`

type Account = Posting["entries"][number]["account"]

/** What the accounts that are chosen came to at the end of a day: whole months by their sums, the rest by postings. */
function standingOn(
  day: string,
  from: string,
  { sums, postings }: Standing,
  chosen: (of: Account) => boolean,
) {
  const before = sums.filter(({ month }) => month < monthOf(from))
  const since = postings.filter(({ on }) => on <= day)
  const amounts = [
    ...before.flatMap((month) => Object.entries(month.sums) as [Account, number][]),
    ...since.flatMap(({ entries }) => entries.map(({ account, minor }) => [account, minor] as const)),
  ]
  return amounts.reduce((total, [account, minor]) => (chosen(account) ? total + minor : total), 0)
}

/** By how much each invoice was owed more, and was worth more, on that day than it is now. */
function since(day: string, postings: Posting[]) {
  const [owed, total] = [new Map<string, number>(), new Map<string, number>()]
  const take = (from: Map<string, number>, id: string, minor: number) =>
    from.set(id, (from.get(id) ?? 0) - minor)
  for (const { on, kind, entries } of postings)
    for (const { account, invoiceId, minor } of on > day ? entries : []) {
      if (invoiceId && account === "receivable") take(owed, invoiceId, minor)
      if (invoiceId && account === "sales" && kind === "invoiceChange") take(total, invoiceId, -minor)
    }
  return { owed, total }
}

/** As it was on a day before anybody agreed on instalments. */
const agreedBy = (day: string, { instalments, ...invoice }: Invoice) =>
  instalments && instalments.setOn <= day ? { ...invoice, instalments } : invoice

type Owed = OpenItem & { byAge: { days: number; owed: Money }[] }

/** What was owed of each invoice at the end of a day, also of what was paid since. */
function standingInvoices(day: string, aged: string, { postings, invoices }: Standing): Owed[] {
  const rolledBack = since(day, postings)
  const back = (of: Map<string, number>, id: string, minor: number) => minor + (of.get(id) ?? 0)
  const daysLate = (dueOn: string) => Math.max(0, daysBetween(dueOn, aged))
  return [...invoices.values()].map((invoice) => {
    const due = money(back(rolledBack.owed, invoice.id, amountDue(invoice).minor), invoice.currency)
    const then = agreedBy(day, invoice)
    const dueOn = lateFrom(then, due)
    return {
      invoiceId: invoice.id,
      number: invoice.number,
      reference: invoice.reference,
      issuedOn: invoice.issuedOn,
      dueOn,
      daysOverdue: daysLate(dueOn),
      total: money(back(rolledBack.total, invoice.id, invoice.total.minor), invoice.currency),
      due,
      byAge: unpaidOf(standingParts(then, due)).map((part) => ({
        days: daysLate(part.dueOn),
        owed: part.left,
      })),
    }
  })
}

const byDueDate = (a: OpenItem, b: OpenItem) =>
  a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number, "en", { numeric: true })

/** One currency's part. `aged`: the day on which its open items are looked at. */
function partOf(currency: Currency, { from, to }: Range, aged: string, all: Standing): CurrencyStatement {
  const of = <T extends { currency: Currency }>(values: T[]) =>
    values.filter((value) => value.currency === currency)
  const standing: Standing = {
    sums: of(all.sums),
    postings: of(all.postings),
    invoices: new Map([...all.invoices].filter(([, invoice]) => invoice.currency === currency)),
  }
  const amount = (minor: number) => money(minor, currency)
  const opening = standingOn(addDays(from, -1), from, standing, isOwed)
  const within = standing.postings
    .filter(({ on, entries }) => on >= from && on <= to && entries.some(({ account }) => isOwed(account)))
    .sort(inOrder)
  const changes = within.map(owedBy)
  const total = (minor: number[]) => amount(minor.reduce((sum, each) => sum + each, 0))
  let balance = opening
  const owed = standingInvoices(to, aged, standing)
  const openItems = owed.filter(({ due }) => due.minor > 0).sort(byDueDate)
  // What was paid of an invoice before the day it is dated is a credit until then.
  const paidAhead = owed.reduce((sum, { due }) => sum - Math.min(0, due.minor), 0)
  return {
    currency,
    opening: amount(opening),
    debits: total(changes.filter((minor) => minor > 0)),
    credits: amount(-changes.reduce((sum, minor) => sum + Math.min(0, minor), 0) || 0),
    closing: amount(standingOn(to, from, standing, isOwed)),
    rows: within.map((posting) => {
      balance += owedBy(posting)
      return rowOf(posting, amount(balance), standing.invoices)
    }),
    openItems: openItems.map(({ byAge: _, ...item }) => item),
    ageing: openItems
      .flatMap(({ byAge }) => byAge)
      .reduce((ageing, { days, owed }) => placeByAge(ageing, days, owed), noAgeing(currency)),
    credit: amount(paidAhead - standingOn(to, from, standing, (account) => account === "credit")),
  }
}

/** In which anything was ever owed; an open invoice counts by itself, so that one without a posting is noticed. */
function currenciesOf({ sums, invoices }: Standing): Currency[] {
  const moved = sums.filter(({ sums }) => accounts.some((account) => isOwed(account) && account in sums))
  const open = [...invoices.values()].filter(isOpen)
  return [...new Set([...moved, ...open].map(({ currency }) => currency))].sort()
}

/**
 * One part for each currency, in the order of their codes. Nobody knows what will be overdue by a day that is yet to
 * come: ages are taken today then.
 */
export function partsOf(range: Range, today: string, standing: Standing): CurrencyStatement[] {
  const aged = range.to < today ? range.to : today
  return currenciesOf(standing).map((currency) => partOf(currency, range, aged, standing))
}

const sumOf = (amounts: { minor: number }[]) => amounts.reduce((sum, { minor }) => sum + minor, 0)

/** What of a part contradicts itself; nothing where all its figures agree. */
export function contradictionIn(part: CurrencyStatement): string | undefined {
  const { opening, debits, credits, closing, rows, openItems, ageing, credit } = part
  const open = sumOf(openItems.map(({ due }) => due))
  if (opening.minor + debits.minor - credits.minor !== closing.minor) return "movements and closing balance"
  if ((rows.at(-1)?.balance ?? opening).minor !== closing.minor) return "running and closing balance"
  if (open - credit.minor !== closing.minor) return "open items and closing balance"
  if (sumOf(Object.values(ageing)) !== open) return "ageing and open items"
  return undefined
}
