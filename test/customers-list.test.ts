import { beforeAll, describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { type Buyer, newBuyer, newShop } from "./helpers/shop.ts"
import { enablePortal, newCustomer, type TestTenant } from "./helpers/world.ts"

/** The team's list of customers: what is said of each, and whom a filter means. */

const { cloud } = useCloud()
let company: TestTenant
let owner: Visitor
let owing: Buyer
let invited: string
let alone: string

const lines = async (asked = "") => (await owner.ok(`GET /api/staff/customers?limit=100${asked}`)).items
const names = async (asked: string) => (await lines(asked)).map(({ id }: { id: string }) => id).sort()

beforeAll(async () => {
  const shop = await newShop(cloud())
  company = shop.tenant
  owner = company.owner
  await enablePortal(owner)
  owing = await newBuyer(cloud(), shop, ["100.00", "50.00"])
  invited = (await newCustomer(company, "Invited LLC")).id
  const contact = { name: "Ina", email: "ina@invited.example", role: "payer", language: "en" }
  const { id } = await owner.ok(`POST /api/staff/customers/${invited}/contacts`, contact)
  await owner.ok(`POST /api/staff/customers/${invited}/contacts/${id}/invitation`, {})
  alone = (await newCustomer(company, "Alone LLC")).id
  await owner.ok(`PUT /api/staff/customers/${alone}/visibility`, { overrides: { projects: false } })
}, 60_000)

describe("the list of customers", () => {
  test("says of each what it owes, how far it is in the portal, and whether it sees its own things", async () => {
    const all = await lines()
    const found = Object.fromEntries(all.map((line: { id: string }) => [line.id, line]))
    expect(found[owing.customerId]).toMatchObject({
      outstanding: [{ currency: "AED", minor: 15_000 }],
      portal: "active",
      ownVisibility: false,
    })
    expect(found[invited]).toMatchObject({ outstanding: [], portal: "invited" })
    expect(found[alone]).toMatchObject({ portal: "nobody", ownVisibility: true })
  })

  test("follows each movement of money, as the invoices do", async () => {
    const at = `/api/staff/customers/${owing.customerId}`
    await owner.ok(`POST ${at}/payments`, {
      minor: 2000,
      currency: "AED",
      on: "2026-11-01",
      method: "cash",
      idempotencyKey: "list-payment",
    })
    const { balances } = await owner.ok(`GET ${at}`)
    expect(balances[0].open.minor).toBe(13_000)
    const [line] = (await lines()).filter(({ id }: { id: string }) => id === owing.customerId)
    expect(line.outstanding).toEqual([balances[0].open])
  })

  test("means by a filter what it says", async () => {
    expect(await names("&owing=owing")).toEqual([owing.customerId])
    expect(await names("&owing=nothing")).toEqual([invited, alone].sort())
    expect(await names("&portal=active")).toEqual([owing.customerId])
    expect(await names("&portal=invited")).toEqual([invited])
    expect(await names("&portal=nobody")).toEqual([alone])
    expect(await names("&visibility=own")).toEqual([alone])
    expect(await names("&search=llc&portal=nobody")).toEqual([alone])
    expect((await owner.call("GET /api/staff/customers?portal=elsewhere")).status).toBe(400)
  })
})
