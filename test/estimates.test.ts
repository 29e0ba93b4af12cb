import { beforeAll, describe, expect, test } from "vitest"
import { attach } from "../infra/local/errands.ts"
import { dateIn } from "../shared/dates.ts"
import { draftInvoice, invoicesOf, line } from "./helpers/authoring.ts"
import { useCloud } from "./helpers/cloud.ts"
import { enablePortal, mailTo, newContact, newCustomer, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant

beforeAll(async () => {
  tenant = await newTenant(cloud())
}, 60_000)

const draft = (more: object = {}) => ({
  currency: "AED",
  issuedOn: "2026-10-01",
  expiresOn: "2099-12-31",
  reference: "RFQ 7",
  lines: [line("100.00", { taxRate: "5", discountPercent: "10" }), line("20.00", { taxRate: "0" })],
  ...more,
})

async function someone(role = "payer") {
  const customer = await newCustomer(tenant)
  const contact = await newContact(cloud(), tenant, customer.id, role)
  const at = `/api/staff/customers/${customer.id}/estimates`
  const drafted = async (more: object = {}) => (await tenant.owner.ok(`POST ${at}`, draft(more))).estimate
  const act = (id: string, what: string) => tenant.owner.call(`POST ${at}/${id}/${what}`, {})
  const published = async (more: object = {}) => {
    const { id } = await drafted(more)
    return (await tenant.owner.ok(`POST ${at}/${id}/publish`, {})).estimate
  }
  const accept = (id: string, more: object = {}) =>
    contact.visitor.call(`POST /api/portal/estimates/${id}/accept`, { name: "Carla Contact", ...more })
  const decline = (id: string, more: object = {}) =>
    contact.visitor.call(`POST /api/portal/estimates/${id}/decline`, { reason: "Too dear", ...more })
  const seen = (id: string) => contact.visitor.ok(`GET /api/portal/estimates/${id}`)
  return { customer, contact, portal: contact.visitor, at, drafted, published, act, accept, decline, seen }
}

describe("an estimate", () => {
  test("is nobody's but the company's until it is published, with a number and both names", async () => {
    const { portal, customer, drafted, act, seen } = await someone()
    const { id, number, total } = await drafted()
    expect([number, total.minor]).toEqual(["", 114_50])
    expect((await portal.ok("GET /api/portal/estimates")).items).toEqual([])
    expect((await portal.call(`GET /api/portal/estimates/${id}`)).status).toBe(404)
    expect((await portal.call(`POST /api/portal/estimates/${id}/accept`, { name: "C" })).status).toBe(404)
    const { body } = await act(id, "publish")
    expect(body.estimate.number).toMatch(/^EST-\d{6}$/)
    const again = await act(id, "publish")
    expect(again.body.estimate.number).toBe(body.estimate.number)
    const shown = await seen(id)
    expect(shown).toMatchObject({
      state: "open",
      decidable: true,
      estimate: { parties: { seller: { name: `Company ${tenant.slug}` }, buyer: { name: customer.name } } },
    })
    expect((await portal.ok("GET /api/portal/estimates")).items).toMatchObject([{ id, state: "open" }])
  })

  test("a draft is edited and discarded; what is published is neither discarded nor published again", async () => {
    const { at, drafted, published } = await someone()
    const { id } = await drafted()
    const { estimate } = await tenant.owner.ok(`PUT ${at}/${id}`, draft({ lines: [line("7.00")] }))
    expect([estimate.total.minor, estimate.revision]).toEqual([7_00, 1])
    await tenant.owner.ok(`DELETE ${at}/${id}`)
    expect((await tenant.owner.call(`GET ${at}/${id}`)).status).toBe(404)
    const kept = await published()
    const refused = await tenant.owner.call(`DELETE ${at}/${kept.id}`)
    expect([refused.status, refused.body.reason]).toEqual([409, "not_a_draft"])
  })

  test("that was changed after publishing counts a revision, keeps what it said, and is not accepted unseen", async () => {
    const { at, published, accept, seen } = await someone()
    const { id } = await published()
    await tenant.owner.ok(`PUT ${at}/${id}`, draft({ lines: [line("300.00")] }))
    const { items } = await tenant.owner.ok(`GET ${at}/${id}/history`)
    expect(items.at(-1)).toMatchObject({ what: "document.changed", revision: 2 })
    const unseen = await accept(id, { revision: 1 })
    expect([unseen.status, unseen.body.reason]).toEqual([409, "changed_meanwhile"])
    expect((await seen(id)).estimate).toMatchObject({ revision: 2, total: { minor: 300_00 } })
    expect((await accept(id, { revision: 2 })).status).toBe(200)
    const late = await tenant.owner.call(`PUT ${at}/${id}`, draft())
    expect([late.status, late.body.reason]).toEqual([409, "already_decided"])
  })

  test("bad input is named by its field", async () => {
    const { at } = await someone()
    const wrong = async (more: object) => (await tenant.owner.call(`POST ${at}`, draft(more))).body.fields
    expect(await wrong({ expiresOn: "2026-09-30" })).toEqual({ expiresOn: "before_issue" })
    expect(await wrong({ lines: [] })).toEqual({ lines: "required" })
    expect(await wrong({ projectId: "prj_unheard" })).toEqual({ projectId: "unknown" })
    expect(await wrong({ attachmentIds: ["att_unheard"] })).toEqual({ attachmentIds: "not_an_attachment" })
  })

  test("its files are its customer's from publishing on, and no more when they are taken off", async () => {
    const { customer, portal, at, drafted, act, seen } = await someone()
    const files = `/api/staff/customers/${customer.id}/attachments`
    const file = await attach(tenant.owner, files, "plan.txt", "The plan")
    const { id } = await drafted({ attachmentIds: [file.id] })
    const get = () => portal.call(`GET /api/portal/attachments/${file.id}`)
    expect((await get()).status).toBe(404)
    await act(id, "publish")
    expect((await seen(id)).attachments).toMatchObject([{ name: "plan.txt" }])
    expect((await get()).status).toBe(200)
    await tenant.owner.ok(`PUT ${at}/${id}`, draft())
    expect((await get()).status).toBe(404)
  })
})

describe("deciding", () => {
  test("accepting keeps the name and the order number, and tells the team", async () => {
    const { published, accept, seen, customer } = await someone()
    const { id, number } = await published()
    expect((await accept(id, { name: "Carla C.", purchaseOrder: "PO 9" })).body.state).toBe("accepted")
    expect((await seen(id)).estimate.accepted).toMatchObject({ name: "Carla C.", purchaseOrder: "PO 9" })
    const mail = await mailTo(cloud(), tenant.email)
    expect(mail.subject).toBe(`${customer.name} accepted estimate ${number}`)
    expect(mail.text).toContain("PO 9")
  })

  test("declining needs a reason, which the team reads", async () => {
    const { published, decline } = await someone()
    const { id } = await published()
    expect((await decline(id, { reason: " " })).body.fields).toEqual({ reason: "required" })
    expect((await decline(id)).body.state).toBe("declined")
    expect((await mailTo(cloud(), tenant.email)).text).toContain("Too dear")
  })

  test("happens once, also when two do it at the same time", async () => {
    const { published, accept, decline } = await someone()
    const { id } = await published()
    const both = await Promise.all([accept(id), decline(id)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.reason).toBe("already_decided")
  })

  test("is not for viewers, nor on what is void", async () => {
    const viewer = await someone("viewer")
    const { id } = await viewer.published()
    expect((await viewer.seen(id)).decidable).toBe(false)
    expect((await viewer.accept(id)).status).toBe(403)
    const payer = await someone()
    const other = await payer.published()
    await payer.act(other.id, "void")
    const refused = await payer.accept(other.id)
    expect([refused.status, refused.body.reason]).toEqual([409, "not_open"])
    expect((await payer.seen(other.id)).state).toBe("void")
  })

  test("ends with the last day where the company is, wherever anybody else is", async () => {
    const { published, accept, seen } = await someone()
    // A day and an hour lie between these two: it is never the same date in both.
    const [behind, ahead] = ["Pacific/Niue", "Pacific/Kiritimati"]
    const moveTo = (timeZone: string) => settings({ timeZone })
    await moveTo(behind)
    const expiresOn = dateIn(behind, new Date(cloud().now()).toISOString())
    const { id } = await published({ expiresOn })
    await moveTo(ahead)
    const late = await accept(id)
    const expired = await seen(id)
    await moveTo(behind)
    const intime = await accept(id)
    await moveTo("Asia/Dubai")
    expect([late.status, late.body.reason, expired.state]).toEqual([409, "expired", "expired"])
    expect(intime.body.state).toBe("accepted")
  })

  test("is closed where the company hides estimates", async () => {
    const { portal, published, accept } = await someone()
    const { id } = await published()
    await enablePortal(tenant.owner, ["estimates"])
    const answers = [
      await portal.call("GET /api/portal/estimates"),
      await portal.call(`GET /api/portal/estimates/${id}`),
      await accept(id),
    ]
    await enablePortal(tenant.owner)
    expect(answers.map(({ status, body }) => [status, body.reason])).toEqual(Array(3).fill([403, "hidden"]))
  })
})

describe("the invoice of an estimate", () => {
  test("has its lines and the customer's order number, once, and is no business of its customer's before", async () => {
    const { customer, published, accept, act, seen, at } = await someone()
    const { id, lines } = await published()
    await accept(id, { purchaseOrder: "PO 9" })
    const both = await Promise.all([act(id, "invoice"), act(id, "invoice")])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { invoiceId } = both.find(({ status }) => status === 200)?.body ?? {}
    const path = invoicesOf(customer.id)
    const { invoice } = await tenant.owner.ok(`GET ${path}/${invoiceId}`)
    expect(invoice).toMatchObject({
      document: "draft",
      estimateId: id,
      reference: "PO 9",
      issuedOn: dateIn("Asia/Dubai", new Date(cloud().now()).toISOString()),
    })
    expect(invoice.lines).toEqual(lines)
    expect(invoice.total.minor).toBe(114_50)
    expect((await tenant.owner.ok(`GET ${at}/${id}`)).state).toBe("invoiced")
    const before = await seen(id)
    expect([before.state, before.estimate.invoiceId]).toEqual(["accepted", undefined])
    await settings({ trn: "100000000000003" })
    await tenant.owner.ok(`POST ${path}/${invoiceId}/publish`, {})
    const after = await seen(id)
    expect([after.state, after.estimate.invoiceId]).toEqual(["invoiced", invoiceId])
  })

  test("that was discarded is made again; of one that was declined none is made", async () => {
    const { customer, published, act, at, decline } = await someone()
    const { id } = await published()
    const { invoiceId } = (await act(id, "invoice")).body
    expect((await act(id, "void")).body.reason).toBe("invoiced")
    await tenant.owner.ok(`DELETE ${invoicesOf(customer.id)}/${invoiceId}`)
    expect((await tenant.owner.ok(`GET ${at}/${id}`)).state).toBe("open")
    expect((await act(id, "invoice")).status).toBe(200)
    const other = await published()
    await decline(other.id)
    expect((await act(other.id, "invoice")).body.reason).toBe("already_decided")
    expect((await act((await draftInvoice(tenant, customer.id)).invoice.id, "invoice")).status).toBe(404)
  })
})

const settings = (more: object) =>
  tenant.owner.ok("PUT /api/staff/tenant", {
    name: `Company ${tenant.slug}`,
    address: {},
    email: tenant.email,
    timeZone: "Asia/Dubai",
    language: "en",
    ...more,
  })

test("publishing tells who wants to hear of it, in their language, until when it holds", async () => {
  const { contact, published } = await someone()
  const { number } = await published()
  const mail = await mailTo(cloud(), contact.email)
  expect(mail.subject).toBe(`Estimate ${number} from Company ${tenant.slug}`)
  expect(mail.text).toContain("31 December 2099")
})
