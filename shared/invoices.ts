import * as z from "zod"
import { AttachmentView } from "./attachments.ts"
import {
  DocumentLine,
  DocumentParties,
  DocumentStatus,
  DraftExchangeRate,
  draftContent,
  ExchangeRate,
} from "./documents.ts"
import { CalendarDate, Currency, Instant, line, Minor, Money, optionalLine } from "./fields.ts"
import { Instalments, InstalmentsView } from "./instalments.ts"
import { page } from "./pages.ts"
import { Stored } from "./stored.ts"

export const Invoice = Stored.extend({
  customerId: z.string(),
  /** Given when it is published, so that numbers have no gaps; empty on a draft made here. */
  number: z.string(),
  document: DocumentStatus,
  issuedOn: CalendarDate,
  dueOn: CalendarDate,
  currency: Currency,
  reference: z.string().optional(),
  pricesIncludeTax: z.boolean().optional(),
  lines: z.array(DocumentLine),
  subtotal: Money,
  discount: Money,
  tax: Money,
  /** Shipping, adjustments and the source's own rounding: what makes the lines add up to the total. */
  adjustment: Money,
  total: Money,
  /** Kept by the ledger: what payments and credit notes have settled. */
  paid: Money,
  /** All its credit notes, also what of them became the customer's credit because it was paid already. */
  credited: Money,
  /** Asked for in credit-note requests that nobody has decided on. */
  creditAsked: Money.optional(),
  /** A payment that is under way; a second one is refused until it ends or the lease runs out. */
  processing: z.object({ paymentId: z.string(), until: Instant }).optional(),
  /** What is agreed on paying it in parts; how they stand follows from what is owed. */
  instalments: Instalments.optional(),
  exchangeRate: ExchangeRate.optional(),
  /** Where it differs from the day of issue. */
  suppliedOn: CalendarDate.optional(),
  /** Only where Art. 59 of Cabinet Decision 52/2017 allows it. */
  simplified: z.boolean().optional(),
  /** Seller and buyer as they were when it was published; absent on what was imported. */
  parties: DocumentParties.optional(),
  projectId: z.string().optional(),
  estimateId: z.string().optional(),
  attachmentIds: z.array(z.string()).optional(),
  /** Counts what changed of its content since it was published, from 1. */
  revision: z.int().positive().optional(),
  publishedAt: Instant.optional(),
  notes: z.string().optional(),
  terms: z.string().optional(),
  source: z.object({ system: z.string(), id: z.string() }).optional(),
  createdAt: Instant,
})
export type Invoice = z.infer<typeof Invoice>

export const invoiceStates = ["draft", "open", "partPaid", "overdue", "processing", "paid", "void"] as const
export type InvoiceState = (typeof invoiceStates)[number]

/**
 * A line of a list; `state` and `daysOverdue` are decided for the tenant's today. `dueOn`: of the oldest instalment
 * that is not paid, where it is paid in instalments.
 */
export const InvoiceSummary = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string().optional(),
  number: z.string(),
  reference: z.string().optional(),
  issuedOn: CalendarDate,
  dueOn: CalendarDate,
  total: Money,
  due: Money,
  state: z.enum(invoiceStates),
  daysOverdue: z.int(),
})
export type InvoiceSummary = z.infer<typeof InvoiceSummary>

export const invoiceFilters = ["all", "open", "overdue", "paid"] as const
export const invoiceSorts = ["issuedOn", "dueOn", "amount"] as const
export const ListInvoices = z.strictObject({
  filter: z.enum(invoiceFilters).default("open"),
  sort: z.enum(invoiceSorts).default("dueOn"),
  direction: z.enum(["up", "down"]).default("up"),
  currency: Currency.optional(),
  search: z.string().max(100).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListInvoices = z.infer<typeof ListInvoices>

/** Totals cover everything open, whatever the filter and the page show. */
export const InvoiceTotals = z.object({
  currency: Currency,
  open: Money,
  overdue: Money,
  openCount: z.int(),
  overdueCount: z.int(),
  /** Open amounts by age since the due date. */
  ageing: z.object({
    current: Money,
    days30: Money,
    days60: Money,
    days90: Money,
    older: Money,
  }),
})
export type InvoiceTotals = z.infer<typeof InvoiceTotals>

export const InvoicePage = page(InvoiceSummary).extend({
  count: z.int(),
  totals: z.array(InvoiceTotals),
})
export type InvoicePage = z.infer<typeof InvoicePage>

export const InvoiceDetail = z.object({
  invoice: Invoice.omit({ version: true, source: true, instalments: true }),
  due: Money,
  state: z.enum(invoiceStates),
  daysOverdue: z.int(),
  customer: z.object({
    id: z.string(),
    name: z.string(),
    nameArabic: z.string().optional(),
  }),
  payments: z.array(
    z.object({
      id: z.string(),
      on: CalendarDate,
      amount: Money,
      method: z.string(),
    }),
  ),
  creditNotes: z.array(z.object({ id: z.string(), number: z.string(), on: CalendarDate, amount: Money })),
  attachments: z.array(AttachmentView),
  instalments: InstalmentsView.nullable(),
  /** The reader may start a card payment of this invoice now. */
  payable: z.boolean(),
})
export type InvoiceDetail = z.infer<typeof InvoiceDetail>

export const DraftInvoice = z.strictObject({
  ...draftContent,
  issuedOn: CalendarDate,
  dueOn: CalendarDate,
  suppliedOn: CalendarDate.optional(),
  simplified: z.boolean().default(false),
  exchangeRate: DraftExchangeRate.optional(),
  projectId: z.string().max(64).optional(),
  attachmentIds: z.array(z.string().max(64)).max(10, "too_many").default([]),
})
export type DraftInvoice = z.infer<typeof DraftInvoice>

/** What a program sends: an invoice to be published at once, or left as a draft for people to look at. */
export const CreateInvoice = DraftInvoice.extend({
  publish: z.boolean().default(false),
  /** Chosen by the program, so that sending it again makes no second invoice. */
  idempotencyKey: line(64)
    .describe("Sent again with the same invoice, it answers the invoice that it made; with another, 409.")
    .optional(),
})

/** What may change on a published tax invoice: nothing that the tax depends on. */
export const CorrectInvoice = z.strictObject({
  dueOn: CalendarDate,
  reference: optionalLine(100),
  notes: draftContent.notes,
  terms: draftContent.terms,
  projectId: z.string().max(64).optional(),
  attachmentIds: z.array(z.string().max(64)).max(10, "too_many").default([]),
})
export type CorrectInvoice = z.infer<typeof CorrectInvoice>

export const recordedMethods = ["bankTransfer", "cash", "cheque", "card", "other"] as const
/** Money that reached the company outside the portal, put on invoices by staff; what they do not owe is credit. */
export const RecordPayment = z.strictObject({
  minor: Minor.min(1, "required"),
  currency: Currency,
  on: CalendarDate,
  method: z.enum(recordedMethods, "required"),
  reference: optionalLine(100),
  /** Oldest first where empty. */
  invoiceIds: z.array(z.string().max(64)).max(50, "too_many").default([]),
  /** Made by the form, so that pressing twice records once. */
  idempotencyKey: line(64),
})
export type RecordPayment = z.infer<typeof RecordPayment>
