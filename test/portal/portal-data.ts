import { aed, me } from "./portal-self.ts"

/** One customer's documents, as the portal's routes answer them. */

const customer = { id: me.customer.id, name: me.customer.name, nameArabic: "هاربر لين للضيافة ذ.م.م" }
const nil = aed(0)
const usd = (minor: number) => ({ minor, currency: "USD" as const })

const lines = [
  {
    description: "Fit-out of the lobby, first part",
    descriptionArabic: "تجهيز الردهة، الجزء الأول",
    quantity: "1",
    unitPrice: "8000.00",
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
    unitPrice: "450.00",
    discount: nil,
    net: aed(540_000),
    taxRate: "5",
    tax: aed(27_000),
  },
]

export const summary = (id: string, number: string, due: number, more: object = {}) => ({
  id,
  customerId: customer.id,
  number,
  reference: "PO-7781",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-31",
  total: aed(due || 1_323_000),
  due: aed(due),
  state: due ? "overdue" : "paid",
  daysOverdue: due ? 23 : 0,
  ...more,
})

const ageing = {
  current: aed(410_000),
  days30: aed(1_323_000),
  days60: nil,
  days90: aed(95_050),
  older: nil,
}
const usdAgeing = { current: usd(250_000), days30: usd(0), days60: usd(0), days90: usd(0), older: usd(0) }

export const invoices = {
  items: [
    summary("inv_1", "INV-2041", 1_323_000),
    summary("inv_2", "INV-2044", 410_000, { state: "open", daysOverdue: 0, dueOn: "2026-12-15" }),
    summary("inv_3", "INV-2046", 0, {
      total: usd(250_000),
      due: usd(250_000),
      state: "open",
      daysOverdue: 0,
    }),
    summary("inv_4", "INV-1990", 0),
  ],
  count: 4,
  next: null,
  totals: [
    {
      currency: "AED",
      open: aed(1_828_050),
      overdue: aed(1_418_050),
      openCount: 3,
      overdueCount: 2,
      ageing,
    },
    {
      currency: "USD",
      open: usd(250_000),
      overdue: usd(0),
      openCount: 1,
      overdueCount: 0,
      ageing: usdAgeing,
    },
  ],
}

const content = {
  customerId: customer.id,
  document: "published",
  currency: "AED",
  pricesIncludeTax: false,
  lines,
  subtotal: aed(1_260_000),
  discount: nil,
  tax: aed(63_000),
  adjustment: nil,
  total: aed(1_323_000),
  attachmentIds: [],
  createdAt: "2026-10-01T08:00:00.000Z",
}

const files = [
  { id: "att_1", name: "delivery-note.pdf", type: "application/pdf", bytes: 182_000 },
  { id: "att_2", name: "صورة الموقع.jpg", type: "image/jpeg", bytes: 2_400_000 },
]

export const invoice = {
  invoice: {
    ...content,
    id: "inv_1",
    number: "INV-2041",
    issuedOn: "2026-10-01",
    dueOn: "2026-10-31",
    reference: "PO-7781",
    paid: aed(300_000),
    credited: aed(23_000),
    notes: "Thank you for your trust.",
    terms: "Payable within 30 days by transfer or card.",
  },
  due: aed(1_000_000),
  state: "overdue",
  daysOverdue: 23,
  customer,
  payments: [{ id: "pay_1", on: "2026-10-20", amount: aed(300_000), method: "bankTransfer" }],
  creditNotes: [{ id: "cn_1", number: "CN-0007", on: "2026-10-22", amount: aed(23_000) }],
  attachments: files,
  instalments: null,
  payable: true,
}

export const payment = {
  id: "pay_1",
  customerId: customer.id,
  amount: aed(300_000),
  allocations: [{ invoiceId: "inv_1", number: "INV-2041", amount: aed(300_000) }],
  state: "succeeded",
  method: "bankTransfer",
  on: "2026-10-20",
  number: "RCT-0012",
  createdAt: "2026-10-20T10:00:00.000Z",
  succeededAt: "2026-10-20T10:00:00.000Z",
}

const estimateSummary = {
  id: "est_1",
  customerId: customer.id,
  number: "EST-0031",
  reference: "Lobby, second part",
  issuedOn: "2026-11-10",
  expiresOn: "2026-12-10",
  total: aed(1_323_000),
  state: "open",
}
export const estimates = {
  items: [
    estimateSummary,
    { ...estimateSummary, id: "est_2", number: "EST-0028", state: "invoiced", reference: undefined },
    { ...estimateSummary, id: "est_3", number: "EST-0022", state: "expired", expiresOn: "2026-08-01" },
  ],
  next: null,
}
export const estimate = {
  estimate: {
    ...content,
    ...estimateSummary,
    state: undefined,
    revision: 1,
    terms: "Valid for 30 days. Delivery within six weeks.",
  },
  state: "open",
  customer,
  decidable: true,
}

export const project = {
  id: "prj_1",
  customerId: customer.id,
  document: "published",
  name: "Hotel lobby, Marina",
  nameArabic: "ردهة الفندق، المارينا",
  status: "active",
  progress: 45,
  budget: aed(6_000_000),
  billed: [aed(1_323_000)],
  startsOn: "2026-09-01",
  endsOn: "2027-02-28",
  description: "Design, making and fitting of the lobby in two parts.",
  createdAt: "2026-09-01T08:00:00.000Z",
}
export const projects = {
  items: [
    project,
    {
      ...project,
      id: "prj_2",
      name: "Terrace",
      nameArabic: "التراس",
      status: "planned",
      progress: 0,
      billed: [],
    },
  ],
  next: null,
}
const projectDetail = {
  project,
  documents: [
    {
      kind: "estimate",
      id: "est_2",
      number: "EST-0028",
      on: "2026-09-01",
      total: aed(1_323_000),
      state: "invoiced",
    },
    {
      kind: "invoice",
      id: "inv_1",
      number: "INV-2041",
      on: "2026-10-01",
      total: aed(1_323_000),
      state: "overdue",
    },
  ],
}

export const retainer = {
  id: "ret_1",
  customerId: customer.id,
  number: "RET-0003",
  document: "published",
  name: "Maintenance 2026",
  nameArabic: "صيانة 2026",
  currency: "AED",
  received: aed(1_000_000),
  drawn: aed(350_000),
  refunded: nil,
  remaining: aed(650_000),
  createdAt: "2026-01-05T08:00:00.000Z",
}
export const retainers = { items: [retainer], next: null }
const retainerDetail = {
  retainer,
  movements: [
    {
      id: "mov_2",
      retainerId: "ret_1",
      kind: "drawn",
      amount: aed(350_000),
      on: "2026-06-30",
      invoiceId: "inv_4",
      invoiceNumber: "INV-1990",
      createdAt: "2026-06-30T08:00:00.000Z",
    },
    {
      id: "mov_1",
      retainerId: "ret_1",
      kind: "received",
      amount: aed(1_000_000),
      on: "2026-01-05",
      reference: "Transfer 88231",
      createdAt: "2026-01-05T08:00:00.000Z",
    },
  ],
}

export const creditNote = {
  ...content,
  id: "cn_1",
  number: "CN-0007",
  invoiceId: "inv_1",
  invoiceNumber: "INV-2041",
  issuedOn: "2026-10-22",
  reason: "One chair was damaged",
  lines: [lines[1]],
  subtotal: aed(21_905),
  tax: aed(1_095),
  total: aed(23_000),
  applied: aed(23_000),
}
export const creditNotes = { items: [creditNote], next: null }

export const request = {
  id: "cnr_1",
  customerId: customer.id,
  invoiceId: "inv_1",
  invoiceNumber: "INV-2041",
  contactId: me.contact.id,
  contactName: me.contact.name,
  reason: "damaged",
  explanation: "Two chairs came with broken legs.\nThe driver has seen it.",
  amount: aed(94_500),
  lines: [{ line: 1, amount: aed(94_500) }],
  state: "pending",
  createdAt: "2026-11-18T09:30:00.000Z",
  attachments: files,
}
export const decided = {
  ...request,
  id: "cnr_2",
  state: "partlyApproved",
  approved: aed(47_250),
  answer: "One of the two was repaired on the spot.",
  decidedAt: new Date().toISOString(),
  creditNoteId: "cn_1",
  creditNoteNumber: "CN-0007",
}
export const requests = { items: [request, decided], next: null }
export const creditable = { creditable: aed(1_205_500), pending: aed(94_500) }

export const querySummary = {
  id: "qry_1",
  customerId: customer.id,
  topic: "invoice",
  subject: "Delivery address on INV-2041",
  about: { kind: "invoice", id: "inv_1", number: "INV-2041" },
  status: "waitingForYou",
  contactId: me.contact.id,
  contactName: me.contact.name,
  promisedOn: "2026-11-25",
  messages: 2,
  lastMessageAt: "2026-11-20T11:00:00.000Z",
  lastMessageBy: "staff",
  createdAt: "2026-11-19T08:00:00.000Z",
}
export const queries = {
  items: [
    querySummary,
    {
      ...querySummary,
      id: "qry_2",
      subject: "هل يمكن الدفع بالدولار؟",
      topic: "payment",
      about: undefined,
      status: "waitingForUs",
    },
  ],
  next: null,
}
export const thread = {
  query: querySummary,
  messages: [
    {
      id: "qry_1m1",
      author: { kind: "contact", id: me.contact.id, name: me.contact.name },
      text: "The delivery address is that of our old office.\nCould you send it again with the new one?",
      via: "portal",
      at: "2026-11-19T08:00:00.000Z",
      attachments: [files[0]],
    },
    {
      id: "qry_1m2",
      author: { kind: "staff", id: "stf_1", name: "Omar Haddad" },
      text: "Of course. Which address shall it be?",
      via: "mail",
      leftOut: [{ name: "logo.svg", reason: "not_allowed" }],
      at: "2026-11-20T11:00:00.000Z",
      attachments: [],
    },
  ],
}
export const queryOptions = {
  topics: [
    ...["invoice", "payment", "statement", "document", "account", "other"].map((topic) => ({
      topic,
      handled: true,
    })),
    ...["complexDispute", "renegotiation", "offCycleBilling"].map((topic) => ({ topic, handled: false })),
  ],
  manager: { name: "Layla Hassan", email: "layla@alnoor.example", phone: "+971 4 555 0123" },
  promisedOn: "2026-11-26",
}

const details = {
  name: customer.name,
  nameArabic: customer.nameArabic,
  email: "ap@harbour.example",
  phone: "+971 4 555 0199",
  trn: "100123456700003",
  address: { line1: "Marina Walk 12", city: "Dubai", country: "AE" },
}
export const ownDetails = { details, pending: null }
export const pendingDetails = {
  details,
  pending: {
    id: "dtp_1",
    customerId: customer.id,
    contactId: me.contact.id,
    contactName: me.contact.name,
    before: details,
    after: { ...details, phone: "+971 4 555 0200", address: { ...details.address, line1: "Harbour Road 3" } },
    state: "pending",
    createdAt: "2026-11-20T11:00:00.000Z",
  },
}

const movement = (on: string, kind: string, number: string, minor: number, balance: number, more = {}) => ({
  on,
  kind,
  number,
  ...(minor < 0 ? { credit: aed(-minor) } : { debit: aed(minor) }),
  balance: aed(balance),
  ...more,
})
export const movements = [
  movement("2026-10-01", "invoice", "INV-2041", 1_323_000, 1_418_050, {
    documentId: "inv_1",
    reference: "PO-7781",
    dueOn: "2026-10-31",
  }),
  movement("2026-10-20", "paymentElsewhere", "RCT-0012", -300_000, 1_118_050, { documentId: "pay_1" }),
  movement("2026-10-22", "creditNote", "CN-0007", -23_000, 1_095_050, { documentId: "cn_1" }),
  movement("2026-11-15", "invoice", "INV-2044", 410_000, 1_505_050, {
    documentId: "inv_2",
    dueOn: "2026-12-15",
  }),
]
export const statement = {
  from: "2026-10-01",
  to: "2026-11-23",
  kind: "activity",
  madeOn: "2026-11-23",
  customer,
  currencies: [
    {
      currency: "AED",
      opening: aed(95_050),
      debits: aed(1_733_000),
      credits: aed(323_000),
      closing: aed(1_505_050),
      rows: movements,
      openItems: [
        { ...summary("inv_1", "INV-2041", 1_000_000), invoiceId: "inv_1", total: aed(1_323_000) },
        {
          ...summary("inv_2", "INV-2044", 410_000, { daysOverdue: 0, dueOn: "2026-12-15" }),
          invoiceId: "inv_2",
        },
      ],
      ageing,
      credit: nil,
    },
  ],
  payable: true,
}

export const notifications = {
  items: [
    { kind: "invoicePublished", on: true, required: false },
    { kind: "statement", on: false, required: false },
    { kind: "paymentReceipt", on: true, required: true },
  ],
}

export const linkedDocument = {
  state: "valid",
  face: me.face,
  invoice: {
    number: "INV-2041",
    issuedOn: "2026-10-01",
    dueOn: "2026-10-31",
    currency: "AED",
    customerName: customer.name,
    lines,
    subtotal: aed(1_260_000),
    tax: aed(63_000),
    total: aed(1_323_000),
    due: aed(1_000_000),
    state: "overdue",
    daysOverdue: 23,
  },
  payable: true,
}

/** Everything there is, by its route. */
export const world = {
  "GET /api/portal/me": me,
  "GET /api/portal/invoices": invoices,
  "GET /api/portal/invoices/inv_1": invoice,
  "GET /api/portal/invoices/inv_1/creditable": creditable,
  "GET /api/portal/payments": { items: [payment], next: null },
  "GET /api/portal/payments/pay_1": payment,
  "GET /api/portal/estimates": estimates,
  "GET /api/portal/estimates/est_1": estimate,
  "GET /api/portal/projects": projects,
  "GET /api/portal/projects/prj_1": projectDetail,
  "GET /api/portal/retainers": retainers,
  "GET /api/portal/retainers/ret_1": retainerDetail,
  "GET /api/portal/credit-notes": creditNotes,
  "GET /api/portal/credit-notes/cn_1": creditNote,
  "GET /api/portal/credit-note-requests": requests,
  "GET /api/portal/credit-note-requests/cnr_1": request,
  "GET /api/portal/credit-note-requests/cnr_2": decided,
  "GET /api/portal/queries": queries,
  "GET /api/portal/queries/options": queryOptions,
  "GET /api/portal/queries/qry_1": thread,
  "GET /api/portal/details": ownDetails,
  "GET /api/portal/statement": statement,
  "GET /api/auth/account/notifications": notifications,
  "POST /api/portal/linked": linkedDocument,
}
