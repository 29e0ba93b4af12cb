import { beforeAll, describe, expect, test } from "vitest"
import type { ContactPermission } from "../shared/access.ts"
import type { VisibilityKind } from "../shared/tenants.ts"
import { useCloud } from "./helpers/cloud.ts"
import { fill, inventedIds } from "./helpers/isolation/owners.ts"
import { sampleOf } from "./helpers/isolation/sample.ts"
import { type RouteEntry, routesOf } from "./helpers/routes.ts"
import { newBuyer, newShop, type Shop } from "./helpers/shop.ts"
import {
  enablePortal,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  type TestTenant,
} from "./helpers/world.ts"

const { cloud } = useCloud()

/** What a route shows, by the permission that it needs: a new route joins by naming one of these. */
const shownBy: Partial<Record<ContactPermission, VisibilityKind>> = {
  "portal.invoices": "invoices",
  "portal.pay": "onlinePayment",
  "portal.statements": "statements",
  "portal.estimates": "estimates",
  "portal.decideEstimates": "estimates",
  "portal.projects": "projects",
  "portal.retainers": "retainers",
  "portal.queries": "queries",
  "portal.requests": "creditNoteRequests",
  "portal.askCredit": "creditNoteRequests",
}
const kinds = [...new Set(Object.values(shownBy))]

let shop: Shop
let buyer: Awaited<ReturnType<typeof newBuyer>>
let admin: Awaited<ReturnType<typeof newContact>>
let routes: { on: string; kind: VisibilityKind; input: unknown }[]

beforeAll(async () => {
  shop = await newShop(cloud())
  await enablePortal(shop.tenant.owner)
  buyer = await newBuyer(cloud(), shop, ["100.00", "50.00"])
  admin = await newContact(cloud(), shop.tenant, buyer.customerId, "admin")
  const all = await routesOf(shop.tenant.owner)
  routes = all.flatMap((route) => {
    const kind = route.principals.includes("contact") && shownBy[route.permission as ContactPermission]
    return kind
      ? [{ on: `${route.method} ${fill(route.path, inventedIds)}`, kind, input: inputOf(route) }]
      : []
  })
}, 60_000)

function inputOf({ path, schemas }: RouteEntry) {
  const sample = sampleOf(schemas.input, (name) => (name === "invoiceIds" ? buyer.ids[0] : undefined))
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const own = Object.entries(sample as object).filter(([name]) => !inPath.includes(name))
  // A request for a credit note is of lines or of an amount, which its schema cannot say.
  return { ...Object.fromEntries(own), ...(schemas.input.properties?.minor && { minor: 1 }) }
}

async function ask({ on, input }: (typeof routes)[number]) {
  const reads = on.startsWith("GET ")
  const query = reads ? `?${new URLSearchParams(input as Record<string, string>)}` : ""
  const { status, body } = await admin.visitor.call(`${on}${query}`, reads ? undefined : input)
  return status === 403 && body?.reason === "hidden" ? "hidden" : "shown"
}

/** Whoever sees no invoices can neither pay one nor ask for a credit note on it. */
const isAboutInvoice = ({ on }: { on: string }) =>
  /creditable|payments\/autopay$|^POST .*(credit-note-requests|checkout|quote)$/.test(on)
/** Whoever agreed to autopay can end it, and come back from the page where it began, whatever has been hidden since. */
const isAlwaysOpen = ({ on }: { on: string }) => /autopay\/(finish|off)$/.test(on)
const isHidden = (route: (typeof routes)[number], hidden: VisibilityKind[]) =>
  !isAlwaysOpen(route) &&
  (hidden.includes(route.kind) || (isAboutInvoice(route) && hidden.includes("invoices")))

async function asked(hidden: VisibilityKind[]) {
  const answers = await Promise.all(routes.map(async (route) => [route.on, await ask(route)]))
  expect(answers).toEqual(routes.map((route) => [route.on, isHidden(route, hidden) ? "hidden" : "shown"]))
}

const set = (overrides: object) =>
  shop.tenant.owner.ok(`PUT /api/staff/customers/${buyer.customerId}/visibility`, { overrides })

describe("what a customer sees", () => {
  test("every kind is asked for by some route", () => {
    expect(new Set(routes.map(({ kind }) => kind))).toEqual(new Set(kinds))
  })

  test("is the company's default, until it is set for the customer", async () => {
    await asked([])
    await enablePortal(shop.tenant.owner, kinds)
    await asked(kinds)
    await set(Object.fromEntries(kinds.map((kind) => [kind, true])))
    await asked([])
    await enablePortal(shop.tenant.owner)
    // Each kind is hidden in other ones of these rounds than any other kind is.
    for (const bit of [1, 2, 4, 8]) {
      const hidden = kinds.filter((_, at) => (at + 1) & bit)
      await set(Object.fromEntries(hidden.map((kind) => [kind, false])))
      await asked(hidden)
    }
    await set({})
    await asked([])
  })

  test("is what the portal says of itself, its list says what can be paid, and a payment is refused", async () => {
    await set({ onlinePayment: false, statements: false })
    const self = await buyer.portal.ok("GET /api/portal/me")
    expect(self.visibility).toMatchObject({ onlinePayment: false, statements: false, invoices: true })
    expect(self.payable).toBe(false)
    const detail = await buyer.portal.ok(`GET /api/portal/invoices/${buyer.ids[0]}`)
    expect(detail.payable).toBe(false)
    const paid = await buyer.portal.call("POST /api/payments/checkout", { invoiceIds: [buyer.ids[0]] })
    expect([paid.status, paid.body.reason]).toEqual([403, "hidden"])
    await set({})
    expect((await buyer.portal.ok(`GET /api/portal/invoices/${buyer.ids[0]}`)).payable).toBe(true)
  })

  test("is nobody else's: another customer of the company keeps the default", async () => {
    const other = await newBuyer(cloud(), shop, ["1.00"])
    await set({ invoices: false })
    expect((await buyer.portal.call("GET /api/portal/invoices")).status).toBe(403)
    expect((await other.portal.call("GET /api/portal/invoices")).status).toBe(200)
    await set({})
  })

  test("decides about links in mails, too", async () => {
    const at = `/api/staff/customers/${buyer.customerId}/invoices/${buyer.ids[0]}/links`
    await set({ invoices: false })
    const refused = await shop.tenant.owner.call(`POST ${at}`, { contactId: admin.id })
    expect([refused.status, refused.body.reason]).toEqual([409, "hidden"])
    await set({})
    await shop.tenant.owner.ok(`POST ${at}`, { contactId: admin.id })
  })
})

describe("mails", () => {
  const record = (key: string) =>
    shop.tenant.owner.ok(`POST /api/staff/customers/${buyer.customerId}/payments`, {
      minor: 1_00,
      currency: "AED",
      on: "2026-10-05",
      method: "bankTransfer",
      idempotencyKey: key,
    })
  const received = async () => {
    await cloud().idle()
    return cloud()
      .mails()
      .filter(({ to }) => to.includes(buyer.email)).length
  }

  test("of what is recorded on invoices go to nobody who may not see these", async () => {
    const before = await received()
    await set({ invoices: false })
    await record("hidden")
    expect(await received()).toBe(before)
    await set({})
    await record("shown")
    expect(await received()).toBe(before + 1)
  })
})

describe("many customers at once", () => {
  test("change in what is named and keep the rest; a second time changes nothing", async () => {
    const company = await newTenant(cloud())
    const made = await Promise.all([1, 2, 3].map((at) => newCustomer(company, `Customer ${at}x`)))
    const customerIds = made.map(({ id }) => id)
    const change = (changes: object) =>
      company.owner.ok("POST /api/staff/customer-visibility", { customerIds, changes })
    await company.owner.ok(`PUT /api/staff/customers/${customerIds[0]}/visibility`, {
      overrides: { projects: false },
    })
    expect(await change({ statements: "off", queries: "on" })).toEqual({ changed: 3 })
    expect(await change({ statements: "off", queries: "on" })).toEqual({ changed: 0 })
    expect(await change({ statements: "inherit" })).toEqual({ changed: 3 })
    const { customer } = await company.owner.ok(`GET /api/staff/customers/${customerIds[0]}`)
    expect(customer.visibility).toEqual({ projects: false, queries: true })
    const { items } = await company.owner.ok(`GET /api/staff/customers/${customerIds[0]}/activity`)
    expect(items.map(({ type }: { type: string }) => type)).toContain("customer.visibilityChanged")
  })

  test("is for owners and admins", async () => {
    const { visitor } = await newStaff(cloud(), shop.tenant, "finance")
    const changed = { customerIds: [buyer.customerId], changes: { invoices: "off" } }
    expect((await visitor.call("POST /api/staff/customer-visibility", changed)).status).toBe(403)
  })
})

async function previewer({ owner, anyone }: TestTenant, customerId: string) {
  const { url } = await owner.ok(`POST /api/staff/customers/${customerId}/preview`, {})
  const looker = anyone()
  await looker.ok("POST /api/auth/preview", { token: url.slice(url.indexOf("#") + 1) })
  return looker
}

test("closing the portal signs every contact out, and opening it again brings nobody back", async () => {
  const company = await newTenant(cloud())
  await enablePortal(company.owner)
  const customer = await newCustomer(company)
  const { visitor } = await newContact(cloud(), company, customer.id)
  const onlooker = await previewer(company, customer.id)
  await onlooker.ok("GET /api/portal/me")
  await enablePortal(company.owner, [], false)
  expect((await onlooker.call("GET /api/portal/me")).status).toBe(401)
  await (await previewer(company, customer.id)).ok("GET /api/portal/me")
  expect((await visitor.call("GET /api/portal/me")).body.reason).toBe("portal_closed")
  const { email } = (await company.owner.ok("GET /api/staff/me")).tenant
  const face = await company.anyone().ok("GET /api/auth/face")
  expect(face).toMatchObject({ enabled: false, contact: { email } })
  await enablePortal(company.owner)
  expect((await company.anyone().ok("GET /api/auth/face")).contact).toBeUndefined()
  expect((await visitor.call("GET /api/portal/me")).status).toBe(401)
  expect((await visitor.call("POST /api/auth/refresh", {})).status).toBe(401)
})
