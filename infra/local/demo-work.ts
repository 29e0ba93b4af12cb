import { addDays } from "../../shared/dates.ts"
import { offerDownloads } from "./demo-downloads.ts"
import type { Visitor } from "./visitor.ts"

/** What a customer and finance have to do with each other beside invoices: a little of each, as on any Monday. */
export type Sides = {
  staff: Visitor
  reader: Visitor
  customerId: string
  customerNamed: (name: string) => Promise<string>
  today: string
}

const villa = {
  name: "Jumeirah villas, phase 2",
  nameArabic: "فلل جميرا، المرحلة الثانية",
  status: "active",
  progress: 45,
  budget: { minor: 480_000_00, currency: "AED" },
  description: "Blocks, cement and steel for twelve villas, delivered as the site asks for them.",
}

const estimateLines = [
  {
    description: "Rebar 16 mm, 12 m",
    descriptionArabic: "حديد تسليح 16 مم، 12 م",
    quantity: "14.5",
    unitPrice: "2480",
    discountPercent: "4",
    taxRate: "5",
  },
  {
    description: "Delivery to site, tail-lift truck",
    descriptionArabic: "توصيل إلى الموقع",
    quantity: "3",
    unitPrice: "650",
    taxRate: "5",
  },
]

const draftOf = (today: string, lines: typeof estimateLines) => ({
  currency: "AED",
  pricesIncludeTax: false,
  lines,
  issuedOn: today,
})

async function offerWork({ staff, reader, customerId, today }: Sides) {
  const of = `/api/staff/customers/${customerId}`
  const project = await staff.ok(`POST ${of}/projects`, { ...villa, startsOn: addDays(today, -60) })
  const { id: projectId } = project.project ?? project
  await staff.ok(`POST ${of}/projects/${projectId}/publish`, {})
  const offer = async (lines: typeof estimateLines, reference: string) => {
    const draft = { ...draftOf(today, lines), expiresOn: addDays(today, 21), reference, projectId }
    const { estimate } = await staff.ok(`POST ${of}/estimates`, draft)
    await staff.ok(`POST ${of}/estimates/${estimate.id}/publish`, {})
    return estimate.id as string
  }
  const accepted = await offer(estimateLines, "Villas 7-9")
  await reader.ok(`POST /api/portal/estimates/${accepted}/accept`, {
    name: "Omar Haddad",
    purchaseOrder: "FR-PO-2291",
  })
  await offer(estimateLines.slice(0, 1), "Villas 10-12")
  const invoice = { ...draftOf(today, estimateLines.slice(1)), dueOn: addDays(today, 30), projectId }
  const made = await staff.ok(`POST ${of}/invoices`, invoice)
  await staff.ok(`POST ${of}/invoices/${made.invoice.id}/publish`, {})
}

async function holdRetainer({ staff, customerId, today }: Sides) {
  const retainers = `/api/staff/customers/${customerId}/retainers`
  const made = await staff.ok(`POST ${retainers}`, { name: "Site supplies, on call", currency: "AED" })
  const { id } = made.retainer ?? made
  await staff.ok(`POST ${retainers}/${id}/publish`, {})
  const received = {
    minor: 25_000_00,
    on: addDays(today, -10),
    reference: "TT 88120",
    idempotencyKey: "demo-1",
  }
  await staff.ok(`POST ${retainers}/${id}/received`, received)
}

async function talk({ staff, reader, customerId }: Sides) {
  const { items } = await reader.ok("GET /api/portal/invoices?filter=open&sort=issuedOn&direction=down")
  const [newest, other] = items
  const asked = await reader.ok("POST /api/portal/queries", {
    topic: "invoice",
    subject: "Delivery note for the second load",
    text: "Our store keeper signed for 40 pallets, the invoice says 42. Could you send us the delivery note?",
    about: { kind: "invoice", id: newest.id },
  })
  const thread = `/api/staff/customers/${customerId}/queries/${asked.query.id}`
  await staff.ok(`POST ${thread}/notes`, { text: "Warehouse says 40. Yusuf checks the weighbridge ticket." })
  await staff.ok(`POST ${thread}/messages`, {
    text: "Thank you, Omar. The driver's copy says 42; we are checking the weighbridge ticket and answer tomorrow.",
    status: "waitingForUs",
  })
  await reader.ok("POST /api/portal/credit-note-requests", {
    invoiceId: other.id,
    reason: "damaged",
    explanation: "Two pallets of blocks arrived broken. Photos went to your driver.",
    minor: 840_00,
  })
}

/** A small correction of the oldest open invoice. */
async function correct({ staff, reader, customerId, today }: Sides) {
  const { items } = await reader.ok("GET /api/portal/invoices?filter=open&sort=issuedOn&direction=down")
  const notes = `/api/staff/customers/${customerId}/invoices/${items.at(-1).id}/credit-notes`
  const credited = { description: "Site allowance", quantity: "1", unitPrice: "120", taxRate: "5" }
  const draft = (reason: string) => ({ issuedOn: today, reason, lines: [credited] })
  const { id } = await staff.ok(`POST ${notes}`, draft("Waiting time at the gate"))
  await staff.ok(`POST /api/staff/customers/${customerId}/credit-notes/${id}/publish`, {})
}

/** Who is invited together with others. */
const invited = [
  { customer: "Khalifa Steel Industries LLC", name: "Mariam Al Suwaidi", language: "ar" },
  { customer: "Deira Hardware Centre LLC", name: "Rashid Menon", language: "en" },
  { customer: "Hatta Mountain Lodges LLC", name: "Elena Petrova", language: "en" },
]

async function inviteMany({ staff, customerNamed }: Sides) {
  const customerIds: string[] = []
  for (const { customer, name, language } of invited) {
    const customerId = await customerNamed(customer)
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@${customer.split(" ")[0]?.toLowerCase()}.example`
    await staff.ok(`POST /api/staff/customers/${customerId}/contacts`, {
      name,
      email,
      role: "payer",
      language,
    })
    customerIds.push(customerId)
  }
  await staff.ok("POST /api/staff/bulk-invitations", {
    idempotencyKey: "demo-first-invitations",
    selection: { of: "these", customerIds },
    texts: {},
    guide: true,
  })
}

/** All of it comes in the way a real company's would. */
export async function loadWork(sides: Sides) {
  await inviteMany(sides)
  await offerWork(sides)
  await holdRetainer(sides)
  await talk(sides)
  await correct(sides)
  await offerDownloads(sides.staff, sides.customerId)
}
