import type { CreditNote } from "../../shared/credit-notes.ts"
import type { Customer } from "../../shared/customers.ts"
import { addDays } from "../../shared/dates.ts"
import type { DraftLine } from "../../shared/documents.ts"
import type { Estimate } from "../../shared/estimates.ts"
import { newId } from "../../shared/ids.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { type Money, money, zero } from "../../shared/money.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { TenantCtx } from "../context.ts"
import { crediting, noteOfLines } from "../credit-notes/rules.ts"
import { creditNotes } from "../credit-notes/store.ts"
import { contentOf as estimateContent } from "../estimates/rules.ts"
import { estimates } from "../estimates/store.ts"
import { newDraft } from "../invoices/drafts.ts"
import { partiesOf } from "../invoices/parties.ts"
import { charge } from "../invoices/publish.ts"
import { contentOf } from "../invoices/rules.ts"
import { invoices } from "../invoices/store.ts"
import { post } from "../ledger/ledger.ts"
import { creditNotePosting, recordedPaymentPosting } from "../ledger/movements.ts"
import { payments } from "../payments/store.ts"
import type { Write } from "../store/table.ts"
import { type SampleInvoice, type WareName, wares } from "./content.ts"

/** Documents of a sample customer, priced and posted as real ones are. None has an event: nobody is told of them. */

export type For = { ctx: TenantCtx; customer: Customer; today: string }

const notes = { en: "Sample data: nothing of this is owed.", ar: "بيانات تجريبية: لا شيء من هذا مستحق." }

/** A company that is registered in the UAE sees what its tax looks like; abroad no rate could be right. */
const taxRateOf = ({ trn, country, currency }: Tenant) =>
  trn && country === "AE" && currency === "AED" ? "5" : undefined

const lineOf = (tenant: Tenant, name: WareName, quantity: number): DraftLine => ({
  description: wares[name].en,
  descriptionArabic: wares[name].ar,
  quantity: String(quantity),
  unitPrice: wares[name].price,
  taxRate: taxRateOf(tenant),
})

const common = ({ tenant }: TenantCtx, bought: SampleInvoice["bought"]) => ({
  currency: tenant.currency,
  pricesIncludeTax: false,
  lines: Object.entries(bought).map(([name, quantity]) => lineOf(tenant, name as WareName, quantity)),
  notes: notes[tenant.language],
  attachmentIds: [],
})

const termDays = 30

export function invoiceOf(
  { ctx, customer, today }: For,
  { ago, bought }: SampleInvoice,
  number: string,
): Invoice {
  const issuedOn = addDays(today, -ago)
  const typed = { ...common(ctx, bought), issuedOn, dueOn: addDays(issuedOn, termDays), simplified: false }
  return {
    ...newDraft(ctx, customer.id, contentOf(typed)),
    number,
    document: "published",
    parties: partiesOf(ctx.tenant, customer),
    revision: 1,
    publishedAt: ctx.now,
  }
}

/** Paid some three weeks after it was issued, or yesterday. */
function paymentOf(
  { ctx, today }: For,
  { id, number, customerId, issuedOn }: Invoice,
  amount: Money,
): Payment {
  const [usual, yesterday] = [addDays(issuedOn, 22), addDays(today, -1)]
  return {
    id: newId("pay", ctx.now),
    version: 1,
    customerId,
    amount,
    allocations: [{ invoiceId: id, number, amount }],
    state: "succeeded",
    method: "bankTransfer",
    on: usual < yesterday ? usual : yesterday,
    number: number.replace("SAMPLE-", "SAMPLE-R"),
    createdAt: ctx.now,
    succeededAt: ctx.now,
  }
}

function paid(of: For, invoice: Invoice, amount: Money): Write[] {
  const { ctx } = of
  const payment = paymentOf(of, invoice, amount)
  const { id, customerId, on, number, allocations } = payment
  const about = { movement: id, on, at: ctx.now, customerId, amount, documentId: id, number }
  return [
    invoices.insert(ctx, { ...invoice, paid: amount }),
    payments.insert(ctx, payment),
    ...post(ctx, recordedPaymentPosting(about, allocations, zero(amount.currency))),
  ]
}

/** One of its first line was faulty, and is credited. */
function credited({ ctx, today }: For, invoice: Invoice): Write[] {
  const { id: invoiceId, customerId, currency, lines, number: invoiceNumber, parties } = invoice
  const [{ description, descriptionArabic, unitPrice, taxRate } = { description: "", unitPrice: "0" }] = lines
  const issuedOn = addDays(today, -8)
  const content = noteOfLines(invoice, {
    issuedOn,
    reason: "Arrived damaged",
    lines: [{ description, descriptionArabic, quantity: "1", unitPrice, taxRate }],
  })
  const { applied, excess, before, after, credited: all } = crediting(invoice, content.total)
  const note: CreditNote = {
    ...content,
    id: newId("crn", ctx.now),
    version: 1,
    customerId,
    number: invoiceNumber.replace("SAMPLE-", "SAMPLE-C"),
    document: "published",
    invoiceId,
    invoiceNumber,
    currency,
    applied,
    corrected: { before, after },
    parties,
    createdAt: ctx.now,
    publishedAt: ctx.now,
  }
  const { id, number } = note
  const movement = { movement: `creditNote_${id}`, on: issuedOn, at: ctx.now, customerId, amount: note.total }
  const about = { ...movement, documentId: id, number, reference: invoiceNumber }
  return [
    invoices.insert(ctx, { ...invoice, credited: all }),
    creditNotes.insert(ctx, note),
    ...post(ctx, creditNotePosting(about, [{ invoiceId, amount: applied }], excess)),
  ]
}

function settled(of: For, invoice: Invoice, ending: SampleInvoice["ending"]): Write[] {
  const due = amountDue(invoice)
  if (ending === "paid") return paid(of, invoice, due)
  if (ending === "partPaid") return paid(of, invoice, money(Math.floor(due.minor / 2), due.currency))
  return ending === "credited" ? credited(of, invoice) : [invoices.insert(of.ctx, invoice)]
}

export function invoiceWrites(of: For, sample: SampleInvoice, number: string): Write[] {
  const invoice = invoiceOf(of, sample, number)
  return [...charge(of.ctx, invoice), ...settled(of, invoice, sample.ending)]
}

export function estimateWrites(
  { ctx, customer, today }: For,
  { ago, bought }: Pick<SampleInvoice, "ago" | "bought">,
  number: string,
): Write[] {
  const issuedOn = addDays(today, -ago)
  const typed = { ...common(ctx, bought), issuedOn, expiresOn: addDays(today, termDays) }
  const estimate: Estimate = {
    ...estimateContent(typed),
    id: newId("est", ctx.now),
    version: 1,
    customerId: customer.id,
    number,
    document: "published",
    parties: partiesOf(ctx.tenant, customer),
    revision: 1,
    createdAt: ctx.now,
    publishedAt: ctx.now,
  }
  return [estimates.insert(ctx, estimate)]
}
