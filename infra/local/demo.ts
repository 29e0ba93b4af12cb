import { dateIn } from "../../shared/dates.ts"
import type { Cloud } from "./cloud.ts"
import { zohoExport } from "./demo-data.ts"
import { drawLogo } from "./demo-logo.ts"
import { type Person, people } from "./demo-people.ts"
import { loadWork } from "./demo-work.ts"
import { connectStripe, importCsv, payByCard, setUpTotp, tokenFor } from "./errands.ts"
import type { Demo } from "./start.ts"
import { type Visitor, visitor } from "./visitor.ts"

const slug = "manara"
const timeZone = "Asia/Dubai"
const password = "manara-demo-2026"
const owner = { email: "layla@manara.example", password, role: "owner" }

const company = {
  name: "Manara Building Supplies LLC",
  nameArabic: "المنارة لمواد البناء ذ.م.م",
  trn: "100458732900003",
  address: {
    line1: "Office 1204, Al Fattan Currency Tower",
    line2: "Trade Centre, P.O. Box 71245",
    city: "Dubai",
    country: "United Arab Emirates",
  },
  email: "accounts@manara.example",
  phone: "+971 4 555 0142",
  timeZone,
  language: "en",
}

/** A company with customers, invoices, readers and payments. All of it comes in the way a real one's would. */
/** What a company's own address needs; Portico's operator gives it. */
const choosePlan = (cloud: Cloud) =>
  cloud.invoke("operator", {
    do: "plan",
    slug,
    plan: "premium",
    operator: "Demo",
    reason: "So that everything can be seen",
  })

export async function loadDemo(cloud: Cloud): Promise<Demo> {
  const staff = visitor(cloud.port, "app.localhost")
  const { free } = await staff.ok(`GET /api/auth/slug?slug=${slug}`)
  if (!free) throw new Error("The demo company was loaded in part only. npm start -- --fresh starts over.")
  const totpSecret = await signUp(cloud, staff)
  await setUp(staff)
  await choosePlan(cloud)
  await connectStripe(cloud, staff)
  await importBooks(cloud, staff)
  const readers: (Visitor | undefined)[] = []
  for (const person of people) readers.push(await bringIn(cloud, staff, person))
  const [first] = people
  if (first && readers[0]) {
    const named = (name: string) => customerNamed(staff, name)
    const customerId = await named(first.customer)
    await loadWork({ staff, reader: readers[0], customerId, customerNamed: named, today: todayOf(cloud) })
  }
  await cloud.idle()
  return {
    tenant: { slug },
    staff: [{ ...owner, totpSecret }],
    contacts: people
      .filter(({ waits }) => !waits)
      .map(({ email, role, customer }) => ({ email, password, customer, role })),
  }
}

async function signUp(cloud: Cloud, staff: Visitor) {
  await staff.ok("POST /api/auth/sign-up", {
    company: company.name,
    name: "Layla Mansour",
    email: owner.email,
    password,
    country: "AE",
    currency: "AED",
    timeZone,
    slug,
    language: "en",
  })
  await staff.ok("POST /api/auth/verify-email", { token: await tokenFor(cloud, owner.email) })
  const { secret } = await setUpTotp(cloud, staff)
  return secret
}

async function setUp(staff: Visitor) {
  await staff.ok("PUT /api/staff/tenant", company)
  await staff.ok("PUT /api/staff/branding", {
    colour: "#1c5d7a",
    senderName: "Manara Building Supplies",
    replyTo: company.email,
  })
  const picture = drawLogo([0x1c, 0x5d, 0x7a]).toString("base64")
  const { portal } = await staff.ok("PUT /api/staff/branding/logo", { picture })
  await staff.ok("PUT /api/staff/portal", { ...portal, enabled: true })
}

const todayOf = (cloud: Cloud) => dateIn(timeZone, new Date(cloud.now()).toISOString())

/** The books end today, wherever the cloud's clock stands. */
async function importBooks(cloud: Cloud, staff: Visitor) {
  const today = todayOf(cloud)
  const { state, failure } = await importCsv(cloud, staff, zohoExport(7, { today }), "zoho-invoices.csv")
  if (state !== "done") throw new Error(`the demo's invoices were not imported: ${failure ?? state}`)
}

async function customerNamed(staff: Visitor, name: string): Promise<string> {
  const { items } = await staff.ok(`GET /api/staff/customers?search=${encodeURIComponent(name)}`)
  const found = items.find((customer: { name: string }) => customer.name === name)
  if (!found) throw new Error(`the demo has no customer ${name}`)
  return found.id
}

async function bringIn(cloud: Cloud, staff: Visitor, { customer, waits, pays = 0, ...contact }: Person) {
  const contacts = `/api/staff/customers/${await customerNamed(staff, customer)}/contacts`
  const { id } = await staff.ok(`POST ${contacts}`, contact)
  await staff.ok(`POST ${contacts}/${id}/invitation`, {})
  if (waits) return undefined
  const reader = visitor(cloud.port, `${slug}.localhost`)
  const token = await tokenFor(cloud, contact.email)
  await reader.ok("POST /api/auth/invitations/accept", { token, password })
  if (pays > 0) await payOldest(cloud, reader, { ...contact, pays })
  return reader
}

async function payOldest(cloud: Cloud, reader: Visitor, { name, pays }: { name: string; pays: number }) {
  const { items } = await reader.ok(`GET /api/portal/invoices?filter=open&limit=${pays}`)
  const ids = items.map((invoice: { id: string }) => invoice.id)
  const { state } = await payByCard(cloud, reader, ids, name)
  if (state !== "succeeded") throw new Error(`the demo's payment by ${name} is ${state}`)
}
