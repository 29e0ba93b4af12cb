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
  const { details } = await admin.ok("GET /api/portal/details")
  const address = { ...details.address, line2: `Moved ${mark}` }
  await admin.ok("POST /api/portal/details", { ...details, address })
}
