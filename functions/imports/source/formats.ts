import type { ImportField } from "../../../shared/imports.ts"
import type { Invoice } from "../../../shared/invoices.ts"

type Statuses = Record<string, Invoice["document"]>

/** What one system's export looks like. Support for another system is another entry of `formats`. */
export type Format = {
  /** Becomes `source.system` of what is imported, so it never changes. */
  id: string
  name: string
  /** Names a column goes by, the usual one first; compared by `headerKey`. */
  headers: Partial<Record<ImportField, string[]>>
  statuses: Statuses
}

const zohoBooks: Format = {
  id: "zoho-books",
  name: "Zoho Books",
  headers: {
    invoiceId: ["Invoice ID"],
    invoiceNumber: ["Invoice Number", "Invoice No", "Invoice #"],
    status: ["Invoice Status", "Status"],
    issuedOn: ["Invoice Date"],
    dueOn: ["Due Date"],
    currency: ["Currency Code", "Currency"],
    exchangeRate: ["Exchange Rate"],
    reference: ["PurchaseOrder", "Purchase Order", "P.O. Number", "Reference"],
    customerId: ["Customer ID"],
    customerName: ["Customer Name"],
    customerNumber: ["Customer Number"],
    customerEmail: ["Primary Contact EmailID", "EmailID", "Email"],
    customerTrn: ["TRN", "Tax Registration Number"],
    billingAddress: ["Billing Address", "Billing Street"],
    billingCity: ["Billing City"],
    billingRegion: ["Billing State", "Billing Emirate"],
    billingCountry: ["Billing Country"],
    lineName: ["Item Name"],
    lineDescription: ["Item Desc", "Item Description"],
    quantity: ["Quantity"],
    unitPrice: ["Item Price", "Rate"],
    lineDiscount: ["Discount Amount"],
    lineTotal: ["Item Total"],
    taxName: ["Item Tax", "Item Tax1"],
    taxRate: ["Item Tax %", "Item Tax1 %"],
    lineTax: ["Item Tax Amount", "Item Tax1 Amount"],
    taxInclusive: ["Is Inclusive Tax"],
    subtotal: ["SubTotal"],
    shipping: ["Shipping Charge"],
    adjustment: ["Adjustment"],
    discountTotal: ["Entity Discount Amount"],
    total: ["Total"],
    balance: ["Balance"],
    notes: ["Notes"],
    terms: ["Terms & Conditions"],
  },
  statuses: {
    draft: "draft",
    pendingapproval: "draft",
    approved: "draft",
    sent: "published",
    viewed: "published",
    unpaid: "published",
    overdue: "published",
    partiallypaid: "published",
    paid: "published",
    closed: "published",
    void: "void",
  },
}

export const formats: Format[] = [zohoBooks]

/** For files of no known system, whose columns a person maps. */
const anySystem: Format = {
  id: "csv",
  name: "CSV",
  headers: {},
  statuses: Object.assign({}, ...formats.map((format) => format.statuses)),
}

export const formatOf = (id: string | undefined) => formats.find((format) => format.id === id) ?? anySystem

/** Folds away what exports disagree on: letter case, spaces, `*` of required columns, a byte-order mark. */
export const headerKey = (header: string) =>
  header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]/gu, "")

/** Without these columns no invoice can be made of a row. */
const neededFields = ["invoiceNumber", "customerName", "issuedOn", "total"] as const

export type Columns = Partial<Record<ImportField, number>>

function columnsOf(format: Format, headers: string[]): Columns {
  const places = new Map<string, number>()
  headers.forEach((header, at) => {
    const key = headerKey(header)
    if (!places.has(key)) places.set(key, at)
  })
  const columns: Columns = {}
  for (const [field, names] of Object.entries(format.headers)) {
    const name = names.find((candidate) => places.has(headerKey(candidate)))
    if (name) columns[field as ImportField] = places.get(headerKey(name)) as number
  }
  return columns
}

export const missingFields = (columns: Columns): ImportField[] => {
  const missing: ImportField[] = neededFields.filter((field) => columns[field] === undefined)
  return columns.lineTotal === undefined && columns.unitPrice === undefined
    ? [...missing, "lineTotal"]
    : missing
}

/**
 * The format that explains most columns, and its guess at them. Half of the file's columns are enough to know its
 * system by, even where a needed one goes by another name.
 */
export function recognise(headers: string[]): { format?: string; columns: Columns } {
  const size = (columns: object) => Object.keys(columns).length
  const guesses = formats.map((format) => ({ format, columns: columnsOf(format, headers) }))
  const { format, columns } = guesses.reduce((a, b) => (size(b.columns) > size(a.columns) ? b : a))
  const known = missingFields(columns).length === 0 || size(columns) * 2 >= headers.length
  return known ? { format: format.id, columns } : { columns }
}

/** Headers that come more than once; the first of them is the one that counts. */
export function repeatedHeaders(headers: string[]): string[] {
  const keys = headers.map(headerKey)
  return headers.filter((_, at) => keys[at] !== "" && keys.indexOf(keys[at] as string) !== at)
}
