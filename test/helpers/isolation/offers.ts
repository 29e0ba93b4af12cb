import type { Visitor } from "../../../infra/local/visitor.ts"

/** What a company offers a customer, and what that asks for: one of each kind. */
export async function seedOffers(owner: Visitor, admin: Visitor, customerId: string, mark: string) {
  const at = `/api/staff/customers/${customerId}`
  const { project } = await owner.ok(`POST ${at}/projects`, {
    name: `Project ${mark}`,
    status: "active",
    progress: 40,
    description: `Description ${mark}`,
  })
  await owner.ok(`POST ${at}/projects/${project.id}/publish`, {})
  const { estimate } = await owner.ok(`POST ${at}/estimates`, {
    currency: "AED",
    issuedOn: "2026-10-01",
    expiresOn: "2099-12-31",
    projectId: project.id,
    lines: [{ description: `Offer ${mark}`, quantity: "1", unitPrice: "12.34" }],
  })
  await owner.ok(`POST ${at}/estimates/${estimate.id}/publish`, {})
  const { retainer } = await owner.ok(`POST ${at}/retainers`, { name: `Retainer ${mark}`, currency: "AED" })
  await owner.ok(`POST ${at}/retainers/${retainer.id}/publish`, {})
  const received = { minor: 1234567, on: "2026-10-01", reference: `Transfer ${mark}`, idempotencyKey: mark }
  await owner.ok(`POST ${at}/retainers/${retainer.id}/received`, received)
  await propose(admin, mark)
}

async function propose(admin: Visitor, mark: string) {
  const { items } = await admin.ok("GET /api/portal/invoices?filter=all")
  await admin.ok("POST /api/portal/credit-note-requests", {
    invoiceId: items[0].id,
    reason: "damaged",
    explanation: `Explanation ${mark}`,
    minor: 101,
  })
  const { details } = await admin.ok("GET /api/portal/details")
  const address = { ...details.address, line2: `Moved ${mark}` }
  await admin.ok("POST /api/portal/details", { ...details, address })
}
