import { describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { enablePortal, newCustomer, newTenant } from "./helpers/world.ts"

const { cloud } = useCloud()

describe("R62: an event says what was and what became", () => {
  test("of a customer, down to the parts of its address, and nothing of what stayed", async () => {
    const tenant = await newTenant(cloud())
    const customer = await newCustomer(tenant, "Old name")
    await tenant.owner.ok(`PUT /api/staff/customers/${customer.id}`, {
      name: "New name",
      currency: "AED",
      address: { city: "Dubai" },
    })
    const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customer.id}/activity`)
    expect(items[0]).toMatchObject({
      type: "customer.updated",
      changes: [
        { field: "name", before: "Old name", after: "New name" },
        { field: "address.city", before: null, after: "Dubai" },
      ],
    })
  })

  test("of the portal, the company and the brand; saving the same again changes nothing", async () => {
    const tenant = await newTenant(cloud())
    await enablePortal(tenant.owner, ["statements"])
    await enablePortal(tenant.owner, ["statements"])
    await tenant.owner.ok("PUT /api/staff/branding", { colour: "#123456", senderName: "Acme" })
    const { items } = await tenant.owner.ok("GET /api/staff/activity")
    expect(items[0].changes).toContainEqual({
      field: "brand.colour",
      before: expect.stringMatching(/^#/),
      after: "#123456",
    })
    expect(items[1].changes).toBeUndefined()
    expect(items[2].changes).toEqual([
      { field: "portal.visibility.statements", before: "true", after: "false" },
    ])
  })
})
