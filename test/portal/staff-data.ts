import type * as z from "zod"
import type { RequestView } from "../../shared/credit-note-requests.ts"
import type { CreditNoteView } from "../../shared/credit-notes.ts"
import type { Customer } from "../../shared/customers.ts"
import type { InvoiceDetail } from "../../shared/invoices.ts"
import type { Currency, Money } from "../../shared/money.ts"
import type { QuerySummary, StaffQueryThread } from "../../shared/queries.ts"
import { self } from "./staff-app.tsx"

/** What a company's finance team works on, as the staff's routes answer it. */

export const aed = (minor: number): Money => ({ minor, currency: "AED" })
const nil = aed(0)
const at = "2026-11-20T08:30:00.000Z"
const id = (letter: string) => letter.repeat(26)
const page = <T>(items: T[]) => ({ items, next: null })

export const trn = "100200300400503"
export const customer: Customer = {
  id: id("c"),
  version: 1,
  name: "Harbour Lane Hospitality LLC",
  nameArabic: "هاربر لين للضيافة ذ.م.م",
  number: "CUS-00012",
  email: "accounts@harbour.example",
  phone: "+971 4 555 0100",
  currency: "AED",
  trn: "100400500600703",
  address: { line1: "Al Wasl Road 12", city: "Dubai", country: "United Arab Emirates" },
  createdAt: at,
}
const named = { customerId: customer.id, customerName: customer.name }

const contact = (name: string, email: string, state: "active" | "invited") => ({
  id: `con_${name.slice(0, 4).toLowerCase()}`,
  version: 1,
  customerId: customer.id,
  name,
  email,
  role: "payer",
  language: "en",
  state,
  createdAt: at,
})
const contacts = [
  contact("Sara Khan", "sara@harbour.example", "active"),
  contact("فاطمة الزعابي", "fatima@harbour.example", "invited"),
]

export const lines = [
  {
    description: "Fit-out of the lobby, first part",
    descriptionArabic: "تجهيز الردهة، الجزء الأول",
    quantity: "1",
    unitPrice: "8000",
    discountPercent: "10",
    discount: aed(80_000),
    net: aed(720_000),
    taxRate: "5",
    tax: aed(36_000),
  },
  {
    description: "Chairs “Marina”, oak",
    descriptionArabic: "كراسي «مارينا»، بلوط",
    quantity: "12",
    unitPrice: "450",
    discount: nil,
    net: aed(540_000),
    taxRate: "5",
    tax: aed(27_000),
  },
]
export const priced = {
  lines,
  subtotal: aed(1_260_000),
  discount: aed(80_000),
  tax: aed(63_000),
  total: aed(1_323_000),
}

type Changes = Partial<InvoiceDetail["invoice"]>

export const invoice = (changes: Changes = {}, more: Partial<InvoiceDetail> = {}): InvoiceDetail => ({
  invoice: {
    id: "inv_lobby",
    customerId: customer.id,
    number: "INV-0042",
    document: "published",
    issuedOn: "2026-11-01",
    dueOn: "2026-12-01",
    currency: "AED",
    reference: "PO 4500-17",
    lines,
    subtotal: priced.subtotal,
    discount: priced.discount,
    tax: priced.tax,
    adjustment: nil,
    total: priced.total,
    paid: nil,
    credited: nil,
    notes: "Thank you for your order.",
    terms: "Payable within 30 days.",
    createdAt: at,
    ...changes,
  },
  due: priced.total,
  state: "open",
  daysOverdue: 0,
  customer: { id: customer.id, name: customer.name, nameArabic: customer.nameArabic },
  payments: [],
  creditNotes: [],
  attachments: [{ id: "att_plan", name: "Lobby plan, signed.pdf", type: "application/pdf", bytes: 482_113 }],
  instalments: null,
  payable: false,
  ...more,
})
export const draft = () => invoice({ id: "inv_draft", number: "", document: "draft" }, { state: "draft" })

const summary = (changes: object) => ({
  id: "inv_lobby",
  ...named,
  number: "INV-0042",
  reference: "PO 4500-17",
  issuedOn: "2026-11-01",
  dueOn: "2026-12-01",
  total: priced.total,
  due: priced.total,
  state: "open",
  daysOverdue: 0,
  ...changes,
})
export const openInvoices = [
  summary({
    id: "inv_old",
    number: "INV-0039",
    dueOn: "2026-11-10",
    state: "overdue",
    daysOverdue: 13,
    total: aed(300_000),
    due: aed(100_000),
  }),
  summary({}),
]

export const creditNote = (changes: Partial<z.infer<typeof CreditNoteView>> = {}) => ({
  id: "cn_one",
  customerId: customer.id,
  number: "CN-0007",
  document: "published",
  invoiceId: "inv_lobby",
  invoiceNumber: "INV-0042",
  issuedOn: "2026-11-18",
  currency: "AED",
  reason: "Two chairs arrived damaged",
  pricesIncludeTax: false,
  lines: [{ ...lines[1], quantity: "2", net: aed(90_000), tax: aed(4_500) }],
  subtotal: aed(90_000),
  tax: aed(4_500),
  total: aed(94_500),
  applied: aed(94_500),
  corrected: { before: aed(1_323_000), after: aed(1_228_500) },
  createdAt: at,
  publishedAt: at,
  ...changes,
})

const estimate = (state: string, more: object = {}) => ({
  id: "est_one",
  ...named,
  number: "EST-0015",
  reference: "Spring menu boards",
  issuedOn: "2026-11-12",
  expiresOn: "2026-12-12",
  total: priced.total,
  state,
  ...more,
})
const estimateDetail = {
  estimate: {
    ...estimate("accepted"),
    document: "published",
    currency: "AED",
    pricesIncludeTax: false,
    ...priced,
    notes: "Valid for both floors.",
    attachmentIds: [],
    revision: 2,
    accepted: { name: "Sara Khan", purchaseOrder: "4500-22", at, contactId: "con_sara" },
    createdAt: at,
  },
  state: "accepted",
  customer,
  decidable: false,
}

export const project = {
  id: "prj_one",
  ...named,
  document: "published",
  name: "Lobby and terrace",
  nameArabic: "الردهة والتراس",
  status: "active",
  progress: 65,
  budget: aed(5_000_000),
  startsOn: "2026-09-01",
  endsOn: "2027-02-28",
  description: "Two floors, in three parts.",
  billed: [aed(2_873_550)],
  createdAt: at,
}

export const retainer = {
  id: "ret_one",
  ...named,
  number: "RET-0003",
  document: "published",
  name: "Support 2027",
  nameArabic: "دعم 2027",
  currency: "AED",
  received: aed(1_200_000),
  drawn: aed(450_000),
  refunded: nil,
  remaining: aed(750_000),
  createdAt: at,
}

export const query: QuerySummary = {
  id: "qry_one",
  ...named,
  topic: "invoice",
  subject: "Why is delivery on INV-0042 twice?",
  about: { kind: "invoice", id: "inv_lobby", number: "INV-0042" },
  status: "waitingForUs",
  contactId: "con_sara",
  contactName: "Sara Khan",
  promisedOn: "2026-11-19",
  messages: 3,
  lastMessageAt: at,
  lastMessageBy: "contact",
  createdAt: "2026-11-17T08:30:00.000Z",
}
export const thread: StaffQueryThread = {
  query,
  messages: [
    {
      id: "qm_1",
      author: { kind: "contact", id: "con_sara", name: "Sara Khan" },
      text: "Hello, delivery stands on this invoice twice.\nCould you look at it?",
      via: "portal",
      at: "2026-11-17T08:30:00.000Z",
      attachments: [{ id: "att_1", name: "marked-up.pdf", type: "application/pdf", bytes: 91_002 }],
    },
    {
      id: "qm_2",
      author: { kind: "staff", id: "stf_omar", name: "Omar Haddad" },
      text: "Good morning. We are asking the warehouse and come back to you by Thursday.",
      via: "staff",
      at: "2026-11-17T10:00:00.000Z",
      attachments: [],
    },
    {
      id: "qm_3",
      author: { kind: "contact", id: "con_sara", name: "Sara Khan" },
      text: "Any news?",
      via: "mail",
      leftOut: [{ name: "photo.heic", reason: "not_allowed" }],
      at,
      attachments: [],
    },
  ],
  notes: [
    {
      id: "qn_1",
      queryId: "qry_one",
      author: { id: "stf_omar", name: "Omar Haddad" },
      text: "Warehouse says one of them is theirs. Credit it?",
      at: "2026-11-18T09:00:00.000Z",
    },
  ],
}

export const request: RequestView = {
  id: "cnr_one",
  ...named,
  invoiceId: "inv_lobby",
  invoiceNumber: "INV-0042",
  contactId: "con_sara",
  contactName: "Sara Khan",
  reason: "damaged",
  explanation: "Two of the chairs arrived with broken legs. The driver noted it on the slip.",
  amount: aed(94_500),
  lines: [{ line: 1, amount: aed(94_500) }],
  state: "pending",
  createdAt: at,
  attachments: [{ id: "att_slip", name: "delivery slip.jpg", type: "image/jpeg", bytes: 1_240_000 }],
}

export const proposal = {
  id: "dpr_one",
  ...named,
  contactId: "con_sara",
  contactName: "Sara Khan",
  before: { name: customer.name, trn: customer.trn, address: { line1: "Al Wasl Road 12", city: "Dubai" } },
  after: {
    name: "Harbour Lane Group LLC",
    trn: customer.trn,
    address: { line1: "Marina Walk 3", city: "Dubai" },
  },
  state: "pending",
  createdAt: at,
}

const ageing = { current: priced.total, days30: aed(100_000), days60: nil, days90: nil, older: nil }
const statement = {
  from: "2026-09-01",
  to: "2026-11-23",
  kind: "activity",
  madeOn: "2026-11-23",
  customer,
  payable: false,
  currencies: [
    {
      currency: "AED" as Currency,
      opening: aed(250_000),
      debits: aed(1_623_000),
      credits: aed(450_000),
      closing: aed(1_423_000),
      credit: nil,
      ageing,
      rows: [
        {
          on: "2026-10-11",
          kind: "invoice",
          number: "INV-0039",
          documentId: "inv_old",
          debit: aed(300_000),
          balance: aed(550_000),
        },
        {
          on: "2026-10-20",
          kind: "paymentElsewhere",
          number: "RCT-0011",
          reference: "Transfer 8812",
          credit: aed(450_000),
          balance: aed(100_000),
        },
        {
          on: "2026-11-01",
          kind: "invoice",
          number: "INV-0042",
          documentId: "inv_lobby",
          dueOn: "2026-12-01",
          debit: aed(1_323_000),
          balance: aed(1_423_000),
        },
      ],
      openItems: [
        {
          invoiceId: "inv_old",
          number: "INV-0039",
          issuedOn: "2026-10-11",
          dueOn: "2026-11-10",
          daysOverdue: 13,
          total: aed(300_000),
          due: aed(100_000),
        },
      ],
    },
  ],
}

const history = {
  items: [
    {
      at: "2026-11-01T07:00:00.000Z",
      actor: "Omar Haddad",
      what: "document.drafted",
      facts: { kind: "invoice" },
    },
    {
      at: "2026-11-01T08:00:00.000Z",
      actor: "Omar Haddad",
      what: "document.published",
      revision: 1,
      facts: { kind: "invoice", number: "INV-0042", minor: 1_323_000, currency: "AED" },
    },
    { at, actor: "Sara Khan", what: "invoice.viewed", facts: { number: "INV-0042" } },
  ],
}

const c = `/api/staff/customers/${customer.id}`
const numbering = (prefix: string) => ({ prefix, next: 43, width: 4 })

/** Every route that the pages ask, for `serve`; a test replaces what it is about. */
export const finance = (role: Parameters<typeof self>[0] = "finance") => ({
  "GET /api/staff/me": self(role, { trn }),
  "GET /api/staff/customers": page([{ ...customer, outstanding: [priced.total] }]),
  [`GET ${c}`]: { customer, contacts, balances: [] },
  "GET /api/staff/invoices": page(openInvoices),
  [`GET ${c}/invoices`]: { ...page(openInvoices), count: 2, totals: [] },
  [`GET ${c}/invoices/inv_lobby`]: invoice(),
  [`GET ${c}/invoices/inv_draft`]: draft(),
  [`GET ${c}/invoices/inv_lobby/history`]: history,
  [`GET ${c}/invoices/inv_draft/history`]: { items: history.items.slice(0, 1) },
  [`GET ${c}/invoices/inv_lobby/links`]: {
    items: [
      { id: "lnk_1", email: "boss@harbour.example", expiresAt: "2099-01-01T00:00:00.000Z", createdAt: at },
    ],
  },
  "POST /api/staff/pricing": priced,
  "GET /api/staff/credit-notes": page(
    [creditNote(), creditNote({ id: "cn_two", number: "", document: "draft" })].map((note) => ({
      ...note,
      ...named,
    })),
  ),
  [`GET ${c}/credit-notes`]: page([creditNote()]),
  [`GET ${c}/credit-notes/cn_one`]: creditNote(),
  "GET /api/staff/estimates": page([
    estimate("accepted"),
    estimate("open", { id: "est_two", number: "EST-0014" }),
    estimate("declined", { id: "est_3", number: "EST-0013" }),
  ]),
  [`GET ${c}/estimates`]: page([estimate("accepted")]),
  [`GET ${c}/estimates/est_one`]: estimateDetail,
  [`GET ${c}/estimates/est_one/history`]: history,
  "GET /api/staff/projects": page([
    project,
    {
      ...project,
      id: "prj_2",
      name: "Website",
      document: "draft",
      status: "planned",
      progress: 0,
      billed: [],
    },
  ]),
  [`GET ${c}/projects`]: page([project]),
  [`GET ${c}/projects/prj_one`]: {
    project,
    documents: [
      {
        kind: "invoice",
        id: "inv_lobby",
        number: "INV-0042",
        on: "2026-11-01",
        total: priced.total,
        state: "open",
      },
    ],
  },
  "GET /api/staff/retainers": page([retainer]),
  [`GET ${c}/retainers`]: page([retainer]),
  [`GET ${c}/retainers/ret_one`]: {
    retainer,
    movements: [
      {
        id: "m1",
        retainerId: "ret_one",
        kind: "received",
        amount: aed(1_200_000),
        on: "2026-10-02",
        reference: "Transfer 8790",
        createdAt: at,
      },
      {
        id: "m2",
        retainerId: "ret_one",
        kind: "drawn",
        amount: aed(450_000),
        on: "2026-10-20",
        invoiceId: "inv_old",
        invoiceNumber: "INV-0039",
        createdAt: at,
      },
    ],
  },
  "GET /api/staff/payments": page([]),
  "GET /api/staff/queries": page([
    query,
    {
      ...query,
      id: "qry_two",
      subject: "سؤال عن كشف الحساب",
      topic: "statement",
      promisedOn: "2099-01-05",
      status: "open",
      messages: 1,
      assigneeName: "Mei Lin",
    },
  ]),
  [`GET ${c}/queries`]: page([query]),
  [`GET ${c}/queries/qry_one`]: thread,
  "GET /api/staff/canned-replies": {
    items: [
      {
        id: "can_1",
        version: 1,
        title: "Bank details",
        text: "Our bank details are on each invoice.",
        textArabic: "بياناتنا المصرفية على كل فاتورة.",
      },
    ],
  },
  "GET /api/staff/query-settings": { email: "billing@alnoor.example", answerDays: 2 },
  "GET /api/staff/team": {
    items: [
      {
        id: "stf_omar",
        email: "omar@alnoor.example",
        name: "Omar Haddad",
        role: "owner",
        state: "active",
        secondFactor: true,
      },
      {
        id: "stf_mei",
        email: "mei@alnoor.example",
        name: "Mei Lin",
        role: "finance",
        state: "active",
        secondFactor: true,
      },
    ],
  },
  "GET /api/staff/credit-note-requests": page([
    request,
    { ...request, id: "cnr_2", invoiceNumber: "INV-0031", reason: "wrongPrice" },
  ]),
  [`GET ${c}/credit-note-requests/cnr_one`]: request,
  "GET /api/staff/details-proposals": page([proposal]),
  [`GET ${c}/statement`]: statement,
  "GET /api/staff/statement-schedule": { enabled: true, day: 1, kind: "activity" },
  "GET /api/staff/numbering": {
    kinds: {
      invoice: numbering("INV-"),
      creditNote: numbering("CN-"),
      estimate: numbering("EST-"),
      retainer: numbering("RET-"),
      receipt: numbering("RCT-"),
    },
  },
})
