import type { PortalSelf } from "../../../shared/customers.ts"
import { addDays, dateIn } from "../../../shared/dates.ts"
import type { InvoiceDetail, InvoicePage, InvoiceSummary } from "../../../shared/invoices.ts"
import { decimals, money } from "../../../shared/money.ts"
import type { Draft } from "./draft.ts"
import { sampleWords } from "./words.ts"

/** Documents that nobody ever issued, in the company's own currency and around today. */

export const sampleInvoiceId = "sample"
const customerId = "sample-customer"

const todayFor = ({ tenant }: Draft) => dateIn(tenant.timeZone, new Date().toISOString())

/** Whole units of the company's currency as money. */
const amountsOf =
  ({ tenant: { currency } }: Draft) =>
  (units: number) =>
    money(units * 10 ** decimals(currency), currency)

export function sampleSelf(draft: Draft): PortalSelf {
  const words = sampleWords[draft.language]
  const { face, tenant, visibility, links, language } = draft
  return {
    preview: null,
    contact: {
      id: "sample-contact",
      name: words.contact,
      email: "layla@example.com",
      role: "payer",
      language,
    },
    customer: { currency: "AED", id: customerId, name: words.customer },
    tenant,
    face,
    visibility,
    links,
    payable: visibility.onlinePayment === true,
    takesParts: false,
  }
}

function summaries(draft: Draft): [InvoiceSummary, ...InvoiceSummary[]] {
  const amount = amountsOf(draft)
  const today = todayFor(draft)
  const reference = sampleWords[draft.language].reference
  const open = { customerId, state: "open", daysOverdue: 0 } as const
  return [
    {
      id: sampleInvoiceId,
      customerId,
      number: "INV-2041",
      reference,
      issuedOn: addDays(today, -42),
      dueOn: addDays(today, -12),
      total: amount(12_600),
      due: amount(12_600),
      state: "overdue",
      daysOverdue: 12,
    },
    {
      ...open,
      id: "sample-2",
      number: "INV-2047",
      issuedOn: addDays(today, -21),
      dueOn: addDays(today, 9),
      total: amount(4_100),
      due: amount(4_100),
    },
    {
      ...open,
      id: "sample-3",
      number: "INV-2052",
      issuedOn: addDays(today, -6),
      dueOn: addDays(today, 24),
      total: amount(2_350),
      due: amount(2_350),
    },
  ]
}

export function sampleInvoices(draft: Draft): InvoicePage {
  const amount = amountsOf(draft)
  const items = summaries(draft)
  const total = {
    currency: draft.tenant.currency,
    open: amount(19_050),
    overdue: amount(12_600),
    openCount: items.length,
    overdueCount: 1,
    ageing: {
      current: amount(6_450),
      days30: amount(12_600),
      days60: amount(0),
      days90: amount(0),
      older: amount(0),
    },
  }
  return { items, count: items.length, next: null, totals: [total] }
}

function lineOf(draft: Draft, description: string, quantity: number, unitPrice: number) {
  const amount = amountsOf(draft)
  const net = quantity * unitPrice
  return {
    description,
    quantity: String(quantity),
    unitPrice: String(unitPrice),
    discount: amount(0),
    net: amount(net),
    taxRate: "5",
    tax: amount(net * 0.05),
  }
}

export function sampleInvoice(draft: Draft): InvoiceDetail {
  const amount = amountsOf(draft)
  const words = sampleWords[draft.language]
  const [{ total, due, state, daysOverdue, ...head }] = summaries(draft)
  return {
    invoice: {
      ...head,
      document: "published",
      currency: draft.tenant.currency,
      lines: [lineOf(draft, words.chairs, 24, 450), lineOf(draft, words.fitting, 1, 1_200)],
      subtotal: amount(12_000),
      discount: amount(0),
      tax: amount(600),
      adjustment: amount(0),
      total,
      paid: amount(0),
      credited: amount(0),
      notes: words.notes,
      createdAt: `${head.issuedOn}T08:00:00.000Z`,
    },
    due,
    state,
    daysOverdue,
    customer: { id: customerId, name: words.customer },
    payments: [],
    creditNotes: [],
    attachments: [],
    instalments: null,
    payable: draft.visibility.onlinePayment === true,
  }
}
