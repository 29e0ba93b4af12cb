import type { Cloud } from "../../infra/local/cloud.ts"
import { setUpTotp, tokenFor } from "../../infra/local/errands.ts"
import { type Visitor, visitor } from "../../infra/local/visitor.ts"
import { type StaffRole, secondFactorRoles } from "../../shared/access.ts"

import { forgetLimits } from "./rows.ts"

export { attach, connectStripe, importCsv, mailTo, setUpTotp, tokenFor } from "../../infra/local/errands.ts"

export const password = "correct horse battery"

let made = 0
let founded = 0
const fresh = () => `${Date.now().toString(36)}${(made++).toString(36)}`

const noFactor = { secret: "", recoveryCodes: [], code: () => "" }

export type TestTenant = {
  slug: string
  host: string
  email: string
  owner: Visitor
  /** The owner's second factor. */
  factor: Awaited<ReturnType<typeof setUpTotp>>
  anyone: () => Visitor
}

/** A company that signed up through the front door: tests share one table and nothing else. */
export async function newTenant(
  cloud: Cloud,
  { portal = true, secondFactor = true } = {},
): Promise<TestTenant> {
  const slug = `co-${fresh()}`
  const email = `owner@${slug}.example`
  const owner = visitor(cloud.port, "app.localhost")
  // More companies than one network may found in a minute.
  if (++founded % 15 === 0) await forgetLimits(cloud)
  await owner.ok("POST /api/auth/sign-up", {
    company: `Company ${slug}`,
    name: "Olivia Owner",
    email,
    password,
    country: "AE",
    currency: "AED",
    timeZone: "Asia/Dubai",
    slug,
    language: "en",
  })
  await owner.ok("POST /api/auth/verify-email", { token: await tokenFor(cloud, email) })
  const factor = secondFactor ? await setUpTotp(cloud, owner) : noFactor
  if (portal) await enablePortal(owner)
  const host = `${slug}.localhost`
  return { slug, host, email, owner, factor, anyone: () => visitor(cloud.port, host) }
}

/**
 * A colleague who came in through the invitation mail, with a second factor where the role asks for one; `visitor` is
 * signed in on the staff host. A new owner leaves `tenant.owner` an admin.
 */
export async function newStaff(
  cloud: Cloud,
  tenant: TestTenant,
  role: StaffRole,
  email = `${role}-${fresh()}@${tenant.slug}.example`,
) {
  const invited = role === "owner" ? "admin" : role
  const input = { name: `Sami ${role}`, email, role: invited, language: "en" }
  const { id } = await tenant.owner.ok("POST /api/staff/team", input)
  const person = visitor(cloud.port, "app.localhost")
  await person.ok("POST /api/auth/invitations/accept", { token: await tokenFor(cloud, email), password })
  const factor = secondFactorRoles.includes(invited) ? await setUpTotp(cloud, person) : noFactor
  if (role === "owner") await tenant.owner.ok(`POST /api/staff/team/${id}/ownership`, {})
  return { id: id as string, email, visitor: person, factor }
}

export async function enablePortal(owner: Visitor, hidden: string[] = [], enabled = true) {
  const { tenant } = await owner.ok("GET /api/staff/me")
  const visibility = Object.fromEntries(
    Object.keys(tenant.portal.visibility).map((kind) => [kind, !hidden.includes(kind)]),
  )
  await owner.ok("PUT /api/staff/portal", { enabled, visibility })
}

export async function newCustomer(tenant: TestTenant, name = "Harbour Lane Cafés") {
  return tenant.owner.ok("POST /api/staff/customers", { name, currency: "AED", address: {} })
}

/** A contact who came in through the invitation mail; `visitor` is signed in on the portal host. */
export async function newContact(
  cloud: Cloud,
  tenant: TestTenant,
  customerId: string,
  role = "payer",
  email = `contact-${fresh()}@customer.example`,
) {
  const contact = await tenant.owner.ok(`POST /api/staff/customers/${customerId}/contacts`, {
    name: "Carla Contact",
    email,
    role,
    language: "en",
  })
  await tenant.owner.ok(`POST /api/staff/customers/${customerId}/contacts/${contact.id}/invitation`, {})
  const person = tenant.anyone()
  await person.ok("POST /api/auth/invitations/accept", { token: await tokenFor(cloud, email), password })
  return { id: contact.id as string, email, visitor: person }
}

/** Zoho-like export rows for a customer: enough for tests that need invoices to pay. */
export function zohoCsv(
  customer: { id: string; name: string; email?: string },
  invoices: {
    id: string
    number: string
    total: string
    balance?: string
    issuedOn?: string
    dueOn?: string
    currency?: string
    status?: string
  }[],
) {
  const head =
    "Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,Currency Code,Item Name,Quantity,Item Price,Item Total,SubTotal,Total,Balance,Primary Contact EmailID"
  const rows = invoices.map((invoice) => {
    const {
      id,
      number,
      total,
      balance = total,
      issuedOn = "2026-10-01",
      dueOn = "2026-10-31",
      currency = "AED",
      status = "Sent",
    } = invoice
    return [
      issuedOn,
      id,
      number,
      status,
      customer.id,
      customer.name,
      dueOn,
      currency,
      "Service",
      "1",
      total,
      total,
      total,
      total,
      balance,
      customer.email ?? "",
    ].join(",")
  })
  return `${[head, ...rows].join("\n")}\n`
}
