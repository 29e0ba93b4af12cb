import type { CreditNote } from "../../shared/credit-notes.ts"
import type { DraftLine } from "../../shared/documents.ts"
import { conflict } from "../../shared/errors.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, decimals, exceeds, type Money, money, subtract, zero } from "../../shared/money.ts"
import { price } from "../../shared/pricing.ts"

/** Pure: what a credit note says, and what it does to its invoice. */

/** What a credit note of an invoice may still come to: its total, less what was credited and what is asked for. */
export const creditable = ({ total, credited, creditAsked }: Invoice): Money =>
  money(Math.max(0, total.minor - credited.minor - (creditAsked?.minor ?? 0)), total.currency)

export type NoteContent = Pick<
  CreditNote,
  "issuedOn" | "reason" | "pricesIncludeTax" | "lines" | "subtotal" | "tax" | "total"
>

type Draft = { issuedOn: string; reason: string; lines: DraftLine[]; pricesIncludeTax: boolean }

/** Priced by the rule that priced the invoice, so that a note of all its lines comes to all of it. */
export function noteOf(invoice: Invoice, { issuedOn, reason, lines, pricesIncludeTax }: Draft): NoteContent {
  const priced = price({ currency: invoice.currency, pricesIncludeTax, lines })
  const { subtotal, tax, total } = priced
  return { issuedOn, reason, pricesIncludeTax, lines: priced.lines, subtotal, tax, total }
}

/** A note of lines that people typed, with tax in their prices where the invoice has it so. */
export const noteOfLines = (invoice: Invoice, draft: Omit<Draft, "pricesIncludeTax">): NoteContent =>
  noteOf(invoice, { ...draft, pricesIncludeTax: invoice.pricesIncludeTax ?? false })

const decimalOf = ({ minor, currency }: Money) => {
  const places = decimals(currency)
  const digits = String(minor).padStart(places + 1, "0")
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

type Share = { taxRate: string | undefined; weight: bigint }

/** How much of the invoice each rate of tax has, tax included. */
function sharesOf({ lines, total }: Invoice): Share[] {
  const weights = new Map<string | undefined, bigint>()
  for (const { taxRate, net, tax } of lines)
    weights.set(taxRate, (weights.get(taxRate) ?? 0n) + BigInt(net.minor + tax.minor))
  const shares = [...weights]
    .map(([taxRate, weight]) => ({ taxRate, weight }))
    .filter(({ weight }) => weight > 0n)
  return shares.length > 0 ? shares : [{ taxRate: undefined, weight: BigInt(Math.max(1, total.minor)) }]
}

/** Splits an amount in proportion, exactly: what rounding down leaves goes to the last share. */
function split(amount: Money, shares: Share[]): { taxRate: string | undefined; part: Money }[] {
  const whole = shares.reduce((sum, { weight }) => sum + weight, 0n)
  let left = amount
  return shares.map(({ taxRate, weight }, at) => {
    const isLast = at === shares.length - 1
    const part = isLast ? left : money(Number((BigInt(amount.minor) * weight) / whole), amount.currency)
    left = subtract(left, part)
    return { taxRate, part }
  })
}

/**
 * A note of an amount with tax in it, of no line in particular: one line for each rate of tax, in the invoice's own
 * proportion. `amount` is exactly what it comes to.
 */
export function noteOfAmount(
  invoice: Invoice,
  { amount, description, ...rest }: { amount: Money; description: string; issuedOn: string; reason: string },
): NoteContent {
  const lines = split(amount, sharesOf(invoice))
    .filter(({ part }) => part.minor > 0)
    .map(
      ({ taxRate, part }): DraftLine => ({ description, quantity: "1", unitPrice: decimalOf(part), taxRate }),
    )
  return noteOf(invoice, { ...rest, lines, pricesIncludeTax: true })
}

/** Of what the invoice still owes; the rest has been paid and becomes the customer's credit. */
export type Crediting = { credited: Money; applied: Money; excess: Money; before: Money; after: Money }

/** `released` is what a request had kept of the invoice for this very note. Throws `conflict` with the reason. */
export function crediting(invoice: Invoice, total: Money, released: Money = zero(total.currency)): Crediting {
  if (invoice.document !== "published") throw conflict("not_published")
  if (total.minor <= 0) throw conflict("nothing_to_credit")
  if (exceeds(total, add(creditable(invoice), released))) throw conflict("more_than_creditable")
  const due = amountDue(invoice)
  const applied = exceeds(total, due) ? due : total
  const before = subtract(invoice.total, invoice.credited)
  return {
    credited: add(invoice.credited, total),
    applied,
    excess: subtract(total, applied),
    before,
    after: subtract(before, total),
  }
}
