import { beforeAll, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import {
  enablePortal,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  type TestTenant,
} from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant

beforeAll(async () => {
  tenant = await newTenant(cloud())
}, 60_000)

const draft = { name: "Fit-out of the harbour café", status: "active", progress: 35 }

async function someone() {
  const customer = await newCustomer(tenant)
  const contact = await newContact(cloud(), tenant, customer.id, "viewer")
  const at = `/api/staff/customers/${customer.id}/projects`
  const drafted = async (changes: object = {}) =>
    (await tenant.owner.ok(`POST ${at}`, { ...draft, ...changes })).project
  const act = (id: string, what: string) => tenant.owner.call(`POST ${at}/${id}/${what}`, {})
  return { customer, portal: contact.visitor, at, drafted, act }
}

test("a draft is nobody's but the company's; published, its customer sees how far it is", async () => {
  const { portal, at, drafted, act } = await someone()
  const project = await drafted({ nameArabic: "تجهيز", budget: { minor: 500_000_00, currency: "AED" } })
  expect(project).toMatchObject({ document: "draft", billed: [] })
  expect((await portal.ok("GET /api/portal/projects")).items).toEqual([])
  expect((await portal.call(`GET /api/portal/projects/${project.id}`)).status).toBe(404)

  await act(project.id, "publish")
  const [shown] = (await portal.ok("GET /api/portal/projects")).items
  expect(shown).toMatchObject({ progress: 35, status: "active", budget: { minor: 500_000_00 } })
  await tenant.owner.ok(`PUT ${at}/${project.id}`, { ...draft, progress: 60 })
  const detail = await portal.ok(`GET /api/portal/projects/${project.id}`)
  expect(detail).toMatchObject({ project: { progress: 60 }, documents: [] })
  expect([detail.project.budget, detail.project.nameArabic]).toEqual([undefined, undefined])
})

test("a draft that was made void is still nobody's; what was published stays readable", async () => {
  const { portal, at, drafted, act } = await someone()
  const [never, once] = [await drafted(), await drafted({ name: "Terrace" })]
  await act(once.id, "publish")
  for (const { id } of [never, once]) expect((await act(id, "void")).status).toBe(200)
  const { items } = await portal.ok("GET /api/portal/projects")
  expect(items.map(({ name, document }: typeof never) => [name, document])).toEqual([["Terrace", "void"]])
  const late = await tenant.owner.call(`PUT ${at}/${once.id}`, draft)
  expect([late.status, late.body.reason]).toEqual([409, "voided"])
  expect((await act(once.id, "publish")).body.reason).toBe("voided")
})

test("bad input is named by its field", async () => {
  const { at } = await someone()
  const wrong = async (changes: object) =>
    (await tenant.owner.call(`POST ${at}`, { ...draft, ...changes })).body.fields
  expect(await wrong({ progress: 101 })).toEqual({ progress: "too_large" })
  expect(await wrong({ progress: 1.5 })).toEqual({ progress: "not_a_number" })
  expect(await wrong({ startsOn: "2026-05-02", endsOn: "2026-05-01" })).toEqual({
    endsOn: "ends_before_it_begins",
  })
  expect(await wrong({ budget: { minor: -1, currency: "AED" } })).toEqual({ "budget.minor": "negative" })
})

test("staff see all customers' projects with their names; viewers change nothing", async () => {
  const { customer, at, drafted } = await someone()
  const project = await drafted({ name: "Only here" })
  const viewer = (await newStaff(cloud(), tenant, "viewer")).visitor
  const { items } = await viewer.ok("GET /api/staff/projects?limit=100")
  expect(items).toContainEqual(expect.objectContaining({ id: project.id, customerName: customer.name }))
  expect((await viewer.ok(`GET ${at}`)).items).toHaveLength(1)
  expect((await viewer.call(`PUT ${at}/${project.id}`, draft)).status).toBe(403)
})

test("pressed twice at once, it is published once", async () => {
  const { customer, drafted, act } = await someone()
  const { id } = await drafted()
  const both = await Promise.all([act(id, "publish"), act(id, "publish")])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customer.id}/activity`)
  const published = items.filter(({ type }: { type: string }) => type === "document.published")
  expect(published).toHaveLength(1)
})

test("projects that the company hides are closed on every route", async () => {
  const { portal, drafted, act } = await someone()
  const { id } = await drafted()
  await act(id, "publish")
  await enablePortal(tenant.owner, ["projects"])
  for (const on of ["GET /api/portal/projects", `GET /api/portal/projects/${id}`]) {
    const answer = await portal.call(on)
    expect([answer.status, answer.body.reason], on).toEqual([403, "hidden"])
  }
  await enablePortal(tenant.owner)
})
