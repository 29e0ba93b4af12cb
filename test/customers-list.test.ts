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

describe("the list of contacts", () => {
  const people = async (asked = "") =>
    (await owner.ok(`GET /api/staff/contacts?limit=100${asked}`)).items.map(
      ({ email, customerName, invitation }: Record<string, string>) => [email, customerName, invitation],
    )

  test("says where each works and how far they are, and means by a filter what it says", async () => {
    expect(await people("&search=invited.example")).toEqual([
      ["ina@invited.example", "Invited LLC", "invited"],
    ])
    expect(await people("&search=invited%20llc")).toHaveLength(1)
    expect(await people("&state=invited")).toHaveLength(1)
    expect(await people("&state=active&role=payer")).not.toContainEqual(
      expect.arrayContaining(["ina@invited.example"]),
    )
    expect(await people("&mail=trouble")).toEqual([])
    expect((await people()).length).toBeGreaterThanOrEqual(2)
  })

  test("is saved as a spreadsheet, as that of the customers", async () => {
    const contacts = await owner.call("GET /api/staff/contacts.csv?state=invited")
    expect(contacts.bytes.toString()).toContain('"ina@invited.example","Invited LLC","payer","en","invited"')
    const csv = await owner.call("GET /api/staff/customers.csv?owing=owing")
    expect(csv.headers["content-type"]).toContain("text/csv")
    const [, ...rows] = csv.bytes.toString().trim().split("\r\n")
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(/"active","AED",130$/)
  })
})
