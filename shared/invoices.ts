import * as z from "zod"
import { CalendarDate, Currency, Decimal, Instant, Money } from "./fields.ts"
import { page } from "./pages.ts"
import { Stored } from "./stored.ts"

export const InvoiceLine = z.object({
  description: z.string(),
  descriptionArabic: z.string().optional(),
  quantity: Decimal,
  unitPrice: Decimal,
  discount: Money,
  net: Money,
  /** Percent, as the document states it; absent where the source says nothing of tax. */
  taxRate: Decimal.optional(),
  tax: Money,
})
export type InvoiceLine = z.infer<typeof InvoiceLine>

export const Invoice = Stored.extend({
  customerId: z.string(),
  number: z.string(),
  document: z.enum(["draft", "published", "void"]),
  issuedOn: CalendarDate,
  dueOn: CalendarDate,
  currency: Currency,
  reference: z.string().optional(),
  lines: z.array(InvoiceLine),
  subtotal: Money,
  discount: Money,
  tax: Money,
  /** Shipping, adjustments and the source's own rounding: what makes the lines add up to the total. */
  adjustment: Money,
  total: Money,
  /** Kept by the ledger: what payments and credit notes have settled. */
  paid: Money,
  credited: Money,
  /** A payment that is under way; a second one is refused until it ends or the lease runs out. */
  processing: z.object({ paymentId: z.string(), until: Instant }).optional(),
  exchangeRate: z.object({ toAed: Decimal, on: CalendarDate, source: z.string() }).optional(),
  notes: z.string().optional(),
  terms: z.string().optional(),
  source: z.object({ system: z.string(), id: z.string() }).optional(),
  createdAt: Instant,
})
export type Invoice = z.infer<typeof Invoice>

export const invoiceStates = ["draft", "open", "partPaid", "overdue", "processing", "paid", "void"] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** A line of a list; `state` and `daysOverdue` are decided for the tenant's today. */
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
  invoice: Invoice.omit({ version: true, source: true }),
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
  /** The reader may start a card payment of this invoice now. */
  payable: z.boolean(),
})
export type InvoiceDetail = z.infer<typeof InvoiceDetail>
