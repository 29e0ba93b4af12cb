import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { askedOf, keptFor, noteFor, released } from "../../functions/credit-note-requests/rules.ts"
import { creditable, crediting } from "../../functions/credit-notes/rules.ts"
import { creditNotePosting, recordedPaymentPosting } from "../../functions/ledger/movements.ts"
import type { Posting } from "../../functions/ledger/posting.ts"
import { spread } from "../../functions/payments/rules.ts"
import { drawnFor, moved, remainingOf } from "../../functions/retainers/rules.ts"
import type { CreditNoteRequest } from "../../shared/credit-note-requests.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, money, subtract, zero } from "../../shared/money.ts"
import { price } from "../../shared/pricing.ts"
import type { Retainer } from "../../shared/retainers.ts"
import { next } from "../../shared/stored.ts"

const now = "2026-10-01T00:00:00.000Z"
const AED = (minor: number) => money(minor, "AED")

const amount = fc
  .integer({ min: 1, max: 500_000 })
  .map((minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`)
const lineOf = fc.record({
  description: fc.constant("Line"),
  quantity: fc.integer({ min: 1, max: 9 }).map(String),
  unitPrice: amount,
  discountPercent: fc.constantFrom(undefined, "10", "33.3"),
  taxRate: fc.constantFrom(undefined, "0", "5", "12.5"),
})

const invoiceOf = (lines: Parameters<typeof price>[0]["lines"], pricesIncludeTax: boolean): Invoice => ({
  ...price({ currency: "AED", pricesIncludeTax, lines }),
  id: "inv_1",
  version: 1,
  customerId: "c",
  number: "INV-1",
  document: "published",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-31",
  currency: "AED",
  pricesIncludeTax,
  adjustment: zero("AED"),
  paid: zero("AED"),
  credited: zero("AED"),
  createdAt: now,
})

const anyInvoice = fc
  .tuple(fc.array(lineOf, { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([lines, included]) => invoiceOf(lines, included))
  .filter(({ total }) => total.minor > 0)

const requestOf = (
  invoice: Invoice,
  input: { lines?: number[]; minor?: number },
  id = "crq_1",
): CreditNoteRequest => ({
  ...askedOf(invoice, input),
  id,
  version: 1,
  customerId: "c",
  invoiceId: invoice.id,
  invoiceNumber: invoice.number,
  contactId: "con_1",
  contactName: "Carla",
  reason: "damaged",
  explanation: "",
  attachmentIds: [],
  state: "pending",
  createdAt: now,
})

const deciding = { issuedOn: "2026-10-02", language: "en" } as const

describe("the note that answers a request", () => {
  test("comes to exactly what was approved, whatever the lines and rates, and its lines add up to it", () => {
    fc.assert(
      fc.property(
        anyInvoice,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (invoice, part, ofLines) => {
          const request = ofLines
            ? requestOf(invoice, { lines: invoice.lines.map((_, at) => at).filter((at) => at % 2 === 0) })
            : requestOf(invoice, { minor: invoice.total.minor })
          fc.pre(request.amount.minor > 0)
          const approved = AED(Math.max(1, Math.floor(request.amount.minor * part)))
          const note = noteFor(invoice, request, { ...deciding, approved })
          expect(note.total).toEqual(approved)
          expect(note.subtotal.minor + note.tax.minor).toBe(approved.minor)
          const sumOf = (key: "net" | "tax") => note.lines.reduce((sum, line) => sum + line[key].minor, 0)
          expect([sumOf("net"), sumOf("tax")]).toEqual([note.subtotal.minor, note.tax.minor])
          // No rate gets more back than the lines concerned were taxed.
          expect(note.tax.minor).toBeLessThanOrEqual(invoice.tax.minor + note.lines.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  test("of every line is the invoice, figure by figure", () => {
    fc.assert(
      fc.property(anyInvoice, (invoice) => {
        const request = requestOf(invoice, { lines: invoice.lines.map((_, at) => at) })
        const note = noteFor(invoice, request, { ...deciding, approved: request.amount })
        expect([note.lines, note.subtotal, note.tax, note.total]).toEqual([
          invoice.lines,
          invoice.subtotal,
          invoice.tax,
          invoice.total,
        ])
      }),
      { numRuns: 100 },
    )
  })

  test("whose invoice was written anew since is of the amount, not of other lines", () => {
    const line = (unitPrice: string) => ({ description: "Line", quantity: "1", unitPrice })
    const before = invoiceOf([line("10.00"), line("20.00")], false)
    const request = requestOf(before, { lines: [1] })
    const after = invoiceOf([line("5.00"), line("50.00")], false)
    const note = noteFor(after, request, { ...deciding, approved: request.amount })
    expect([note.total.minor, note.lines.map(({ description }) => description)]).toEqual([20_00, ["Damaged"]])
  })
})

type State = { invoice: Invoice; pending: CreditNoteRequest[]; postings: Posting[]; paidIn: number }
type Step = { act: "ask" | "approve" | "decline" | "note" | "pay"; minor: number; which: number }

const about = (amount: { minor: number; currency: "AED" }) => ({
  movement: "m",
  on: "2026-10-02",
  at: now,
  customerId: "c",
  amount: AED(amount.minor),
})

function credit(state: State, total: ReturnType<typeof AED>, request?: CreditNoteRequest): State {
  const { invoice } = state
  const effect = crediting(invoice, total, request?.amount)
  const kept = request ? subtract(invoice.creditAsked ?? zero("AED"), request.amount) : invoice.creditAsked
  return {
    ...state,
    invoice: next(invoice, { credited: effect.credited, creditAsked: kept }),
    pending: state.pending.filter((each) => each !== request),
    postings: [
      ...state.postings,
      creditNotePosting(
        about({ ...total, currency: "AED" }),
        [{ invoiceId: invoice.id, amount: effect.applied }],
        effect.excess,
      ),
    ],
  }
}

function pay(state: State, minor: number): State {
  const { parts, excess } = spread(AED(minor), [state.invoice])
  const taken = parts[0]?.amount ?? zero("AED")
  const allocations = parts.map(({ invoice, amount }) => ({ invoiceId: invoice.id, amount }))
  return {
    ...state,
    invoice: next(state.invoice, { paid: add(state.invoice.paid, taken) }),
    postings: [
      ...state.postings,
      recordedPaymentPosting(about({ minor, currency: "AED" }), allocations, excess),
    ],
    paidIn: state.paidIn + minor,
  }
}

/** What the rules refuse changes nothing. */
function take(state: State, { act, minor, which }: Step): State {
  const request = state.pending[which % Math.max(1, state.pending.length)]
  try {
    if (act === "ask") {
      const asked = requestOf(state.invoice, { minor })
      return { ...state, invoice: keptFor(state.invoice, asked.amount), pending: [...state.pending, asked] }
    }
    if (act === "note") return credit(state, AED(minor))
    if (act === "pay") return pay(state, minor)
    if (!request) return state
    if (act === "approve") return credit(state, AED(Math.min(minor, request.amount.minor)), request)
    return {
      ...state,
      invoice: released(state.invoice, request.amount),
      pending: state.pending.filter((each) => each !== request),
    }
  } catch {
    return state
  }
}

const steps = fc.array(
  fc.record({
    act: fc.constantFrom(
      "ask" as const,
      "approve" as const,
      "decline" as const,
      "note" as const,
      "pay" as const,
    ),
    minor: fc.integer({ min: 1, max: 80_00 }),
    which: fc.nat(5),
  }),
  { maxLength: 40 },
)

test("requests, notes and payments in any order never credit more than was invoiced, and the ledger agrees", () => {
  fc.assert(
    fc.property(steps, (plan) => {
      const invoice = invoiceOf(
        [{ description: "Line", quantity: "1", unitPrice: "100.00", taxRate: "5" }],
        false,
      )
      let state: State = { invoice, pending: [], postings: [], paidIn: 0 }
      for (const step of plan) {
        state = take(state, step)
        const { total, credited, creditAsked, paid } = state.invoice
        const kept = state.pending.reduce((sum, { amount }) => sum + amount.minor, 0)
        expect(creditAsked?.minor ?? 0).toBe(kept)
        expect(credited.minor + kept).toBeLessThanOrEqual(total.minor)
        expect(creditable(state.invoice).minor).toBe(total.minor - credited.minor - kept)
        const entries = state.postings.flatMap((posting) => posting.entries)
        expect(entries.reduce((sum, { minor }) => sum + minor, 0)).toBe(0)
        const sumOf = (account: string) =>
          entries.filter((entry) => entry.account === account).reduce((sum, { minor }) => sum + minor, 0)
        expect(total.minor + sumOf("receivable")).toBe(amountDue(state.invoice).minor)
        expect(paid.minor).toBeLessThanOrEqual(total.minor)
        expect(total.minor + sumOf("receivable") + sumOf("credit")).toBe(
          total.minor - credited.minor - state.paidIn,
        )
      }
    }),
    { numRuns: 300 },
  )
})

const retainerOf = (received: number): Retainer => ({
  id: "ret_1",
  version: 1,
  customerId: "c",
  number: "RET-1",
  document: "published",
  name: "Held",
  currency: "AED",
  received: AED(received),
  drawn: zero("AED"),
  refunded: zero("AED"),
  createdAt: now,
})

test("a retainer never falls below nil, and an invoice is never paid beyond what it owes", () => {
  const kinds = fc.constantFrom("received" as const, "drawn" as const, "refunded" as const)
  const movement = fc.record({ kind: kinds, minor: fc.integer({ min: 1, max: 60_00 }) })
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 30 }), (plan) => {
      let retainer = retainerOf(50_00)
      let invoice = invoiceOf([{ description: "Line", quantity: "1", unitPrice: "100.00" }], false)
      for (const { kind, minor } of plan)
        try {
          const after = moved(retainer, kind, AED(minor))
          if (kind === "drawn") invoice = drawnFor(invoice, AED(minor), now)
          retainer = after
        } catch {
          // Refused: nothing has moved.
        }
      expect(remainingOf(retainer).minor).toBeGreaterThanOrEqual(0)
      expect(invoice.paid).toEqual(retainer.drawn)
      expect(invoice.paid.minor).toBeLessThanOrEqual(invoice.total.minor)
    }),
    { numRuns: 200 },
  )
})
