import { addDays, daysBetween } from "../../shared/dates.ts"
import { formatAmount } from "../../shared/money.ts"
import { companies, foreignCompanies, places, wares } from "./demo-names.ts"

type Dice = { below: (n: number) => number; chance: (percent: number) => boolean }

/** The same throws for the same seed, on every machine (mulberry32). */
function dice(seed: number): Dice {
  let state = seed >>> 0
  const below = (n: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
  return { below, chance: (percent) => below(100) < percent }
}

type Customer = ReturnType<typeof customerAt>

function customerAt(at: number, { below }: Dice) {
  const foreign = at % 7 === 6 ? foreignCompanies[Math.floor(at / 7) % foreignCompanies.length] : undefined
  const round = Math.floor(at / 40)
  const name = foreign?.[0] ?? companies[(at - Math.floor((at + 1) / 7)) % companies.length] ?? companies[0]
  const [street, city] = places[below(places.length)] ?? places[0]
  return {
    id: `46000000000${String(71_003 + at * 2_006).padStart(8, "0")}`,
    number: `CUS-${String(at + 1).padStart(5, "0")}`,
    name: round ? `${name} ${round + 1}` : name,
    email: `accounts${at + 1}@customer-${at + 1}.example`,
    currency: foreign ? "USD" : "AED",
    taxed: !foreign,
    trn: foreign ? "" : `1${String(100_200_300_400 + at * 7_919).padStart(12, "0")}03`,
    street: `${foreign ? "P.O. Box" : street}${foreign ? ` ${1_000 + at}` : `\nP.O. Box ${20_000 + at}`}`,
    city: foreign?.[1] ?? city,
    country: foreign?.[2] ?? "United Arab Emirates",
    termDays: [15, 30, 30, 45, 60][below(5)] ?? 30,
    habitDays: below(30) - 8,
  }
}

type Line = ReturnType<typeof lineOf>

function lineOf({ below, chance }: Dice, { taxed }: Customer) {
  const [name, description, price] = wares[below(wares.length)] ?? wares[0]
  const quantity = price >= 25_000 ? 1 + below(4) : 5 + below(120)
  const gross = quantity * price
  const discount = chance(12) ? Math.round(gross / 20) : 0
  const net = gross - discount
  return { name, description, price, quantity, discount, net, tax: taxed ? Math.round(net / 20) : 0 }
}

const amount = (minor: number) => formatAmount(minor, "AED").replaceAll(",", "")

/** What had been paid by `today`, and the word the source shows for it. */
function standing(
  roll: Dice,
  customer: Customer,
  total: number,
  issuedOn: string,
  dueOn: string,
  today: string,
) {
  const [fate, lateDays, share] = [roll.below(100), roll.below(35), 20 + roll.below(60)]
  const age = daysBetween(issuedOn, today)
  if (fate === 99) return { status: "Void", balance: 0 }
  if (fate > 60 && age < 10) return { status: "Draft", balance: total }
  const paidOn = addDays(dueOn, customer.habitDays + lateDays - 10)
  if (fate > 4 && paidOn <= today) return { status: "Paid", balance: 0 }
  const part = fate % 9 === 0 && age > 20 ? Math.round((total * share) / 100) : 0
  const open = dueOn < today ? "Overdue" : fate % 2 === 0 ? "Viewed" : "Sent"
  return { status: part ? "PartiallyPaid" : open, balance: total - part }
}

type Plan = { customers?: number; invoices?: number; today: string; lastIssuedOn?: string }

function invoiceAt(at: number, roll: Dice, customers: Customer[], plan: Required<Plan>) {
  const customer = customers[at < customers.length ? at : roll.below(customers.length)] as Customer
  const issuedOn = addDays(plan.lastIssuedOn, -Math.floor(((plan.invoices - 1 - at) * 730) / plan.invoices))
  const dueOn = addDays(issuedOn, customer.termDays)
  const lines = Array.from({ length: 1 + roll.below(6) }, () => lineOf(roll, customer))
  const sum = (part: "net" | "tax") => lines.reduce((total, line) => total + line[part], 0)
  const shipping = roll.chance(10) ? 15_000 : 0
  const total = sum("net") + sum("tax") + shipping
  return {
    id: `46000000000${String(80_017 + at * 1_004).padStart(8, "0")}`,
    number: `INV-${String(2_401 + at).padStart(6, "0")}`,
    customer,
    issuedOn,
    dueOn,
    reference: roll.chance(60) ? `PO-${10_000 + roll.below(80_000)}` : "",
    lines,
    subtotal: sum("net"),
    shipping,
    total,
    ...standing(roll, customer, total, issuedOn, dueOn, plan.today),
  }
}
type Invoice = ReturnType<typeof invoiceAt>

type Column = [header: string, cell: (invoice: Invoice, line: Line) => string]
const columns: Column[] = [
  ["Invoice Date", ({ issuedOn }) => issuedOn],
  ["Invoice ID", ({ id }) => id],
  ["Invoice Number", ({ number }) => number],
  ["Invoice Status", ({ status }) => status],
  ["Customer ID", ({ customer }) => customer.id],
  ["Customer Name", ({ customer }) => customer.name],
  ["Customer Number", ({ customer }) => customer.number],
  ["Due Date", ({ dueOn }) => dueOn],
  ["PurchaseOrder", ({ reference }) => reference],
  ["Template Name", () => "Standard Template"],
  ["Currency Code", ({ customer }) => customer.currency],
  ["Exchange Rate", ({ customer }) => (customer.currency === "USD" ? "3.6725" : "1.00")],
  ["Is Inclusive Tax", () => "false"],
  ["Tax Treatment", ({ customer }) => (customer.taxed ? "vat_registered" : "non_gcc")],
  ["TRN", ({ customer }) => customer.trn],
  ["Place of Supply", ({ customer }) => (customer.taxed ? "DU" : "")],
  ["Discount Type", () => "item_level"],
  ["Is Discount Before Tax", () => "true"],
  ["Entity Discount Percent", () => "0.00"],
  ["Entity Discount Amount", () => "0.00"],
  ["Item Name", (_, { name }) => name],
  ["Item Desc", (_, { description }) => description],
  ["Quantity", (_, { quantity }) => `${quantity}.00`],
  ["Usage unit", () => "pcs"],
  ["Item Price", (_, { price }) => amount(price)],
  ["Discount", (_, { discount }) => (discount ? "5.00" : "0.00")],
  ["Discount Amount", (_, { discount }) => amount(discount)],
  ["Item Total", (_, { net }) => amount(net)],
  ["Item Tax", ({ customer }) => (customer.taxed ? "Standard Rate" : "")],
  ["Item Tax %", ({ customer }) => (customer.taxed ? "5" : "0")],
  ["Item Tax Amount", (_, { tax }) => amount(tax)],
  ["SubTotal", ({ subtotal }) => amount(subtotal)],
  ["Shipping Charge", ({ shipping }) => amount(shipping)],
  ["Adjustment", () => "0.00"],
  ["Adjustment Description", () => "Adjustment"],
  ["Total", ({ total }) => amount(total)],
  ["Balance", ({ balance }) => amount(balance)],
  ["Notes", () => "Thank you for your business."],
  ["Terms & Conditions", ({ customer }) => `Payment within ${customer.termDays} days of the invoice date.`],
  ["Subject", () => ""],
  ["Billing Address", ({ customer }) => customer.street],
  ["Billing City", ({ customer }) => customer.city],
  ["Billing State", ({ customer }) => (customer.taxed ? customer.city : "")],
  ["Billing Country", ({ customer }) => customer.country],
  ["Shipping Address", () => ""],
  ["Shipping City", () => ""],
  ["Shipping State", () => ""],
  ["Shipping Country", () => ""],
  ["Primary Contact EmailID", ({ customer }) => customer.email],
]

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * What Zoho Books would export for a trading company in the Emirates: the same file for the same seed and dates.
 * A later `today` with the same `lastIssuedOn` is the newer export of the same books.
 */
export function zohoExport(
  seed: number,
  { customers = 40, invoices = 600, today, lastIssuedOn = today }: Plan,
) {
  const people = Array.from({ length: customers }, (_, at) => customerAt(at, dice(seed + at)))
  const plan = { customers, invoices, today, lastIssuedOn }
  const lines = [columns.map(([header]) => header)]
  for (let at = 0; at < invoices; at++) {
    const invoice = invoiceAt(at, dice(seed * 1_000_003 + at), people, plan)
    for (const line of invoice.lines) lines.push(columns.map(([, cell]) => cell(invoice, line)))
  }
  return `${lines.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`
}
