import type { AskCreditNote, CreditNoteRequest, RequestReason } from "../../shared/credit-note-requests.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import type { Language } from "../../shared/fields.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, exceeds, type Money, money, subtract, sum, zero } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import { creditable, type NoteContent, noteOfAmount } from "../credit-notes/rules.ts"

/** Pure: what a request comes to, what it keeps of its invoice, and the note that answers it. */

type Asked = Pick<CreditNoteRequest, "amount" | "lines">

/** Whole lines with their tax, each once; or an amount with tax, of no line in particular. */
export function askedOf(invoice: Invoice, { lines, minor }: Pick<AskCreditNote, "lines" | "minor">): Asked {
  if (!lines) return { amount: money(minor ?? 0, invoice.currency) }
  const chosen = [...new Set(lines)]
    .sort((a, b) => a - b)
    .map((line) => {
      const found = invoice.lines[line]
      if (!found) throw invalid({ lines: "unknown" })
      return { line, amount: add(found.net, found.tax) }
    })
  const amounts = chosen.map(({ amount }) => amount)
  return { amount: sum(invoice.currency, amounts), lines: chosen }
}

/** Of what was asked for, a request keeps its part: another one, and a note, get what is left. */
export function keptFor(invoice: Invoice, amount: Money): Invoice {
  if (invoice.document !== "published") throw conflict("not_creditable")
  if (amount.minor <= 0) throw conflict("nothing_to_credit")
  if (exceeds(amount, creditable(invoice))) throw conflict("above_creditable")
  return next(invoice, { creditAsked: add(invoice.creditAsked ?? zero(invoice.currency), amount) })
}

/** The invoice without what a request had kept of it. */
export const released = (invoice: Invoice, amount: Money): Invoice =>
  next(invoice, { creditAsked: subtract(invoice.creditAsked ?? amount, amount) })

const titles: Record<Language, Record<RequestReason, string>> = {
  en: {
    wrongPrice: "Wrong price",
    wrongQuantity: "Wrong quantity",
    notReceived: "Not received",
    damaged: "Damaged",
    returned: "Returned",
    duplicate: "Billed twice",
    agreedDiscount: "Agreed discount",
    other: "Correction",
  },
  ar: {
    wrongPrice: "سعر خاطئ",
    wrongQuantity: "كمية خاطئة",
    notReceived: "لم يُستلم",
    damaged: "تالف",
    returned: "مُعاد",
    duplicate: "فُوتر مرتين",
    agreedDiscount: "خصم متفق عليه",
    other: "تصحيح",
  },
}

type Deciding = { approved: Money; issuedOn: string; language: Language }

type Lines = Invoice["lines"]

/** The lines that were asked for, unless the invoice was written anew since. */
function linesAsked(invoice: Invoice, { lines }: CreditNoteRequest): Lines | undefined {
  const chosen = lines?.flatMap(({ line, amount }) => {
    const found = invoice.lines[line]
    return found && add(found.net, found.tax).minor === amount.minor ? [found] : []
  })
  return chosen?.length === lines?.length ? chosen : undefined
}

/**
 * The note that answers a request. Whole lines that are approved in full are the invoice's own lines, figure by
 * figure. Of everything else, one line for each rate of tax, in proportion to what the lines concerned have of it:
 * those that were asked for, or all of the invoice's.
 */
export function noteFor(invoice: Invoice, request: CreditNoteRequest, deciding: Deciding): NoteContent {
  const { approved, issuedOn, language } = deciding
  const reason = titles[language][request.reason]
  const chosen = linesAsked(invoice, request)
  if (!chosen || approved.minor !== request.amount.minor) {
    const concerned = chosen ? { ...invoice, lines: chosen } : invoice
    return noteOfAmount(concerned, { amount: approved, description: reason, issuedOn, reason })
  }
  const of = (part: "net" | "tax") =>
    sum(
      invoice.currency,
      chosen.map((line) => line[part]),
    )
  const pricesIncludeTax = invoice.pricesIncludeTax ?? false
  return {
    issuedOn,
    reason,
    pricesIncludeTax,
    lines: chosen,
    subtotal: of("net"),
    tax: of("tax"),
    total: approved,
  }
}
