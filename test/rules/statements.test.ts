import fc from "fast-check"
import { expect, test } from "vitest"
import type { MonthSum } from "../../functions/ledger/month-sums.ts"
import { contradictionIn, monthStart, partsOf, type Standing } from "../../functions/statements/part.ts"
import { addDays } from "../../shared/dates.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { CurrencyStatement } from "../../shared/statements.ts"
import { anyDay, foldOf, History, type Step, stepsOf } from "../helpers/histories.ts"

const customerId = "customer"
const later = "2027-12-31"

function sumsOf(steps: Step[]): MonthSum[] {
  const sums = new Map<string, MonthSum>()
  for (const { on, currency, entries } of steps.flatMap(({ postings }) => postings)) {
    const month = on.slice(0, 7)
    const sum = sums.get(currency + month) ?? { currency, month, sums: {} }
    for (const { account, minor } of entries) sum.sums[account] = (sum.sums[account] ?? 0) + minor
    sums.set(currency + month, sum)
  }
  return [...sums.values()]
}

/** What the store would hand over for a range that begins then. */
function standingOf(steps: Step[], from: string): Standing {
  const postings = steps.flatMap((step) => step.postings).filter(({ on }) => on >= monthStart(from))
  const last = new Map(steps.flatMap((step) => step.invoices).map((invoice) => [invoice.id, invoice]))
  const named = new Set(postings.flatMap(({ entries }) => entries.map(({ invoiceId }) => invoiceId)))
  const invoices = [...last].filter(([id, invoice]) => named.has(id) || amountDue(invoice).minor > 0)
  return { sums: sumsOf(steps), postings, invoices: new Map(invoices) }
}

const statement = (steps: Step[], from: string, to: string, today = later) =>
  partsOf({ from, to }, today, standingOf(steps, from))

const sum = (amounts: { minor: number }[]) => amounts.reduce((total, { minor }) => total + minor, 0)
const openOf = ({ openItems }: CurrencyStatement) => sum(openItems.map(({ due }) => due))

const Case = fc.record({ history: History, days: fc.tuple(anyDay, anyDay, anyDay) })

test("any history, any range: the figures agree with each other and with a plain sum of all postings", () => {
  fc.assert(
    fc.property(Case, ({ history, days }) => {
      const steps = stepsOf(history, customerId)
      const [from = "", to = ""] = days.toSorted()
      for (const part of statement(steps, from, to)) {
        expect(contradictionIn(part)).toBeUndefined()
        expect(part.opening.minor).toBe(foldOf(steps, part.currency, addDays(from, -1)).balance)
        expect(part.closing.minor).toBe(foldOf(steps, part.currency, to).balance)
        expect(openOf(part) - part.credit.minor).toBe(part.closing.minor)
        expect(sum(part.rows.flatMap(({ debit }) => debit ?? []))).toBe(part.debits.minor)
        expect(part.openItems.every(({ due }) => due.minor > 0)).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

test("ranges that adjoin chain, and together are the range they cover", () => {
  fc.assert(
    fc.property(Case, ({ history, days }) => {
      const steps = stepsOf(history, customerId)
      const [from = "", middle = "", to = ""] = days.toSorted()
      const one = statement(steps, from, middle)
      const other = statement(steps, addDays(middle, 1), to > middle ? to : addDays(middle, 1))
      const whole = statement(steps, from, to > middle ? to : addDays(middle, 1))
      expect(other.map(({ opening }) => opening)).toEqual(one.map(({ closing }) => closing))
      expect(whole.map(({ closing }) => closing)).toEqual(other.map(({ closing }) => closing))
      for (const [at, part] of whole.entries()) {
        const halves = [one[at], other[at]].filter((half): half is CurrencyStatement => half !== undefined)
        const [rows, debits] = [halves.flatMap((half) => half.rows), sum(halves.map((half) => half.debits))]
        expect([part.rows.length, part.debits.minor]).toEqual([rows.length, debits])
        expect(part.rows).toEqual(rows)
      }
    }),
    { numRuns: 200 },
  )
})

test("a statement until now is what the invoices say is open", () => {
  fc.assert(
    fc.property(History, anyDay, (history, from) => {
      const steps = stepsOf(history, customerId)
      const invoices = new Map(steps.flatMap((step) => step.invoices).map((each) => [each.id, each]))
      for (const part of statement(steps, from, later)) {
        const open = [...invoices.values()].filter(
          (invoice) => invoice.currency === part.currency && amountDue(invoice).minor > 0,
        )
        expect(openOf(part)).toBe(sum(open.map(amountDue)))
        expect(part.openItems.map(({ invoiceId }) => invoiceId).sort()).toEqual(
          open.map(({ id }) => id).sort(),
        )
        expect(part.openItems.every(({ number }) => number.startsWith("INV-"))).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test("an invoice without its posting, or with one too many, does not pass", () => {
  const acts = fc.sample(History, { numRuns: 200, seed: 7 })
  let noticed = 0
  for (const history of acts) {
    const steps = stepsOf(history, customerId)
    const at = steps.findIndex(({ invoices: [invoice] }) => invoice?.document === "published")
    if (
      at < 0 ||
      !steps
        .slice(at + 1)
        .every(({ invoices }) => invoices.every(({ id }) => id !== steps[at]?.invoices[0]?.id))
    )
      continue
    const broken = steps.map((step, each) => (each === at ? { ...step, postings: [] } : step))
    expect(statement(broken, "2026-07-01", later).some((part) => contradictionIn(part))).toBe(true)
    noticed += 1
  }
  expect(noticed).toBeGreaterThan(20)
})
