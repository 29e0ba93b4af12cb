import type { Customer } from "../../shared/customers.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { isProcessing } from "../../shared/invoice-state.ts"
import type { CorrectInvoice, DraftInvoice, Invoice } from "../../shared/invoices.ts"
import { zero } from "../../shared/money.ts"
import { price } from "../../shared/pricing.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { toDirhams } from "../pdf/parts/figures.ts"

/** Pure: what an invoice says, and what may be done with it. */

/** DynamoDB keeps at most 400 KB in a row. */
const contentBytesMax = 300_000
/** Art. 59 of Cabinet Decision 52/2017: up to here a registered recipient may get a simplified invoice, in fils. */
const simplifiedMax = 10_000_00

const orNothing = (text: string | undefined) => text || undefined

/** What people typed, with the sums it comes to. */
export function contentOf(input: DraftInvoice) {
  const { issuedOn, dueOn, suppliedOn, currency, pricesIncludeTax, exchangeRate } = input
  if (dueOn < issuedOn) throw invalid({ dueOn: "before_issue" })
  const content = {
    issuedOn,
    dueOn,
    suppliedOn: suppliedOn === issuedOn ? undefined : suppliedOn,
    currency,
    pricesIncludeTax,
    ...price(input),
    adjustment: zero(currency),
    exchangeRate: currency === "AED" ? undefined : exchangeRate,
    simplified: input.simplified || undefined,
    reference: orNothing(input.reference),
    notes: orNothing(input.notes),
    terms: orNothing(input.terms),
    projectId: orNothing(input.projectId),
    attachmentIds: [...new Set(input.attachmentIds)],
  }
  if (Buffer.byteLength(JSON.stringify(content)) > contentBytesMax) throw invalid({ lines: "too_large" })
  return content
}

/** What may change on a published invoice without changing what is owed, to whom, or the tax on it. */
export function correctionOf(invoice: Invoice, input: CorrectInvoice) {
  if (input.dueOn < invoice.issuedOn) throw invalid({ dueOn: "before_issue" })
  return {
    dueOn: input.dueOn,
    reference: orNothing(input.reference),
    notes: orNothing(input.notes),
    terms: orNothing(input.terms),
    projectId: orNothing(input.projectId),
    attachmentIds: [...new Set(input.attachmentIds)],
  }
}

type Content = Pick<Invoice, "currency" | "exchangeRate" | "simplified" | "total" | "tax">

const inFils = ({ total, exchangeRate }: Content) =>
  total.currency === "AED" ? total.minor : toDirhams(total.minor, total.currency, exchangeRate?.toAed ?? "0")

/**
 * What the law wants of an invoice before anybody gets it. A company without a TRN charges no VAT in the UAE; one with
 * a TRN states the tax in dirhams, too, and gives a registered recipient a full invoice above AED 10,000.
 */
export function requireLawful(tenant: Tenant, customer: Pick<Customer, "trn">, content: Content) {
  const { currency, exchangeRate, simplified, tax } = content
  if (!tenant.trn) {
    if (tenant.country === "AE" && tax.minor !== 0) throw conflict("trn_needed")
    return
  }
  if (currency !== "AED" && !exchangeRate) throw conflict("exchange_rate_needed")
  if (simplified && customer.trn && inFils(content) > simplifiedMax) throw conflict("simplified_not_allowed")
}

/** What an import brought is kept in the system it came from: the next import would undo a change made here. */
export function requireOwn({ source }: Invoice) {
  if (source) throw conflict("imported")
}

export function requirePublished({ document }: Invoice) {
  if (document !== "published") throw conflict(document === "void" ? "voided" : "not_published")
}

/** Published as a tax document: its figures never change, a credit note corrects them. */
export const isTaxInvoice = ({ parties }: Invoice) => Boolean(parties?.seller.trn)

/** Whether all of a published invoice may be written anew. */
export function requireRewritable(invoice: Invoice, now: string) {
  requireOwn(invoice)
  requirePublished(invoice)
  if (isTaxInvoice(invoice)) throw conflict("tax_document")
  if (isProcessing(invoice, now)) throw conflict("already_processing")
}

/** What is paid, credited or asked for stays covered, and stays in its currency. */
export function requireCovering(invoice: Invoice, { total, currency }: Pick<Invoice, "total" | "currency">) {
  if (currency !== invoice.currency) throw invalid({ currency: "cannot_change" })
  const settled = invoice.paid.minor + invoice.credited.minor + (invoice.creditAsked?.minor ?? 0)
  if (total.minor < settled) throw conflict("below_settled")
}

/** An invoice that moved no money yet may be taken back; anything else is corrected by a credit note. */
export function requireVoidable(invoice: Invoice, now: string) {
  requireRewritable(invoice, now)
  if (invoice.paid.minor + invoice.credited.minor > 0) throw conflict("has_payments")
  if (invoice.creditAsked && invoice.creditAsked.minor > 0) throw conflict("has_requests")
}
