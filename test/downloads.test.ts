import { beforeAll, describe, expect, test } from "vitest"
import { newSampleId, randomId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import * as files from "./helpers/files.ts"
import { putRows } from "./helpers/rows.ts"
import { attach, newContact, newCustomer, newStaff, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
const [all, own, uploads] = ["/api/staff/downloads", "/api/documents/downloads", "/api/staff/attachments"]

type Contact = Awaited<ReturnType<typeof newContact>>
let tenant: TestTenant
let stranger: TestTenant
let chosen: string
let other: string
let theirs: Contact
let others: Contact

beforeAll(async () => {
  tenant = await newTenant(cloud())
  stranger = await newTenant(cloud())
  chosen = (await newCustomer(tenant)).id
  other = (await newCustomer(tenant)).id
  theirs = await newContact(cloud(), tenant, chosen, "viewer")
  others = await newContact(cloud(), tenant, other)
}, 60_000)

const upload = async (name = "terms.pdf", bytes: Uint8Array = files.pdf) =>
  (await attach(tenant.owner, uploads, name, bytes)).id
const offer = async (more: object = {}) =>
  tenant.owner.ok(`POST ${all}`, { en: "Terms", attachmentId: await upload(), customerIds: null, ...more })
const seenBy = async (who: Contact) =>
  (await who.visitor.ok(`GET ${own}`)).items.map(({ id }: { id: string }) => id)
const fetched = async (who: Contact, id: string) => who.visitor.call(`GET ${own}/${id}`)

describe("a file of the company's", () => {
  test("is saved by every customer as it was uploaded, under its own name", async () => {
    const { id } = await offer({ ar: "الشروط" })
    for (const who of [theirs, others]) {
      const { items } = await who.visitor.ok(`GET ${own}`)
      expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({
        en: "Terms",
        ar: "الشروط",
        file: { name: "terms.pdf", type: "application/pdf", bytes: files.pdf.length },
      })
      const answer = await fetch((await fetched(who, id)).body.url)
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="terms.pdf"/)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(files.pdf))
    }
  })

  test("for chosen customers is nothing that others can see, and says nobody who else has it", async () => {
    const { id, customers } = await offer({ customerIds: [chosen] })
    expect(customers).toEqual([{ id: chosen, name: expect.any(String) }])
    expect(await seenBy(theirs)).toContain(id)
    expect(await seenBy(others)).not.toContain(id)
    expect((await fetched(others, id)).status).toBe(404)
    expect(JSON.stringify(await theirs.visitor.ok(`GET ${own}`))).not.toContain(chosen)
  })

  test("taken from somebody, replaced or removed is theirs no more", async () => {
    const made = await offer({ customerIds: [chosen] })
    const change = (version: number, more: object) =>
      tenant.owner.call(`PUT ${all}/${made.id}`, {
        version,
        en: "Terms",
        attachmentId: made.file.id,
        customerIds: [other],
        ...more,
      })
    expect((await change(1, {})).status).toBe(200)
    expect([await seenBy(theirs), await seenBy(others)].map((ids) => ids.includes(made.id))).toEqual([
      false,
      true,
    ])
    const replacement = await upload("terms 2027.pdf")
    const replaced = await change(2, { attachmentId: replacement, customerIds: null })
    expect(replaced.body.file.name).toBe("terms 2027.pdf")
    expect((await tenant.owner.call(`GET ${uploads}/${made.file.id}`)).status).toBe(404)
    await tenant.owner.ok(`DELETE ${all}/${made.id}`)
    expect((await fetched(theirs, made.id)).status).toBe(404)
    expect((await tenant.owner.call(`GET ${uploads}/${replacement}`)).status).toBe(404)
  })

  test("changed by two at once keeps what the first one wrote", async () => {
    const { id, file } = await offer()
    const write = (en: string) =>
      tenant.owner.call(`PUT ${all}/${id}`, { version: 1, en, attachmentId: file.id, customerIds: null })
    const [one, two] = await Promise.all([write("One"), write("Two")])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    expect([one, two].find(({ status }) => status === 409)?.body.reason).toBe("changed")
  })
})

test("customers beyond what one reading holds are all named in the list", async () => {
  const { tenant: company } = await tenant.owner.ok("GET /api/staff/me")
  const ids = Array.from({ length: 101 }, randomId)
  await putRows(
    cloud(),
    ids.map((id) => ({ pk: `T#${company.id}#C#${id}`, sk: `customer#${id}`, id, name: `Customer ${id}` })),
  )
  const parts = [
    await offer({ customerIds: ids.slice(0, 100) }),
    await offer({ customerIds: ids.slice(100) }),
  ]
  const { items } = await tenant.owner.ok(`GET ${all}`)
  const counts = parts.map(({ id }) => items.find((item: { id: string }) => item.id === id).customers.length)
  expect(counts).toEqual([100, 1])
})

describe("a trace", () => {
  test("stands in the customer's activity once it is saved, and not once it is refused", async () => {
    const { id } = await offer({ en: "Traced", customerIds: [chosen] })
    const traces = async (customerId: string) =>
      (await tenant.owner.ok(`GET /api/staff/customers/${customerId}/activity`)).items.filter(
        ({ subjectId }: { subjectId?: string }) => subjectId === id,
      )
    await fetched(others, id)
    expect(await traces(other)).toEqual([])
    expect((await fetched(theirs, id)).status).toBe(200)
    expect(await traces(chosen)).toMatchObject([{ type: "download.downloaded", facts: { name: "Traced" } }])
  })
})

describe("what cannot be offered", () => {
  test("says why at its field", async () => {
    const attachmentId = await upload()
    const refused = async (input: object) => {
      const { status, body } = await tenant.owner.call(`POST ${all}`, {
        en: "Terms",
        attachmentId,
        customerIds: null,
        ...input,
      })
      return [status, body.fields]
    }
    expect(await refused({ en: " " })).toEqual([400, { en: "required" }])
    expect(await refused({ customerIds: [] })).toEqual([400, { customerIds: "required" }])
    expect(await refused({ customerIds: ["c".repeat(26)] })).toEqual([400, { customerIds: "not_a_customer" }])
    expect(await refused({ attachmentId: "att_invented" })).toEqual([
      400,
      { attachmentIds: "not_an_attachment" },
    ])
    const { body } = await attach(tenant.owner, uploads, "terms.pdf", files.svg)
    expect(body.reason).toBe("not_allowed")
  })

  test("is for whom no customer's id names", async () => {
    const attachmentId = await upload()
    const theirCustomer = (await newCustomer(stranger)).id
    for (const id of [theirCustomer, "nobody", `${chosen}#x`, "../C", ""]) {
      const asked = { en: "Terms", attachmentId, customerIds: [chosen, id] }
      const { status, body } = await tenant.owner.call(`POST ${all}`, asked)
      expect([status, body.fields], id).toEqual([400, { customerIds: "not_a_customer" }])
    }
  })

  test("is for sample customers, of whom nothing may stay in real rows", async () => {
    const asked = { en: "Terms", attachmentId: await upload(), customerIds: [newSampleId()] }
    const { status, body } = await tenant.owner.call(`POST ${all}`, asked)
    expect([status, body.reason]).toEqual([409, "sample_customer"])
  })

  test("is a name that runs: it stays text, in one direction", async () => {
    const { en } = await offer({ en: `<script>alert(1)</script>\u202E"'` })
    expect(en).toBe(`<script>alert(1)</script>"'`)
  })

  test.for([
    ["invoice.pdf", files.exe],
    ["page.pdf", files.html],
    ["both.pdf", files.pdfAndZip],
    ["terms.docx", files.docxWithMacros],
  ] as const)("%s is not, where it is something else", async ([name, bytes]) => {
    const { status, body } = await attach(tenant.owner, uploads, name, bytes)
    expect([status, body.reason]).toEqual([400, "not_allowed"])
  })

  test("is anything of another company's, or larger than a file may be", async () => {
    const { id } = await offer()
    expect((await stranger.owner.call(`DELETE ${all}/${id}`)).status).toBe(404)
    const whole = { version: 1, en: "Mine", attachmentId: "att_x", customerIds: null }
    expect((await stranger.owner.call(`PUT ${all}/${id}`, whole)).status).toBe(404)
    const large = await tenant.owner.call(`POST ${uploads}`, { fileName: "a.pdf", bytes: 10_000_001 })
    expect(large.body.fields).toEqual({ bytes: "too_large" })
  })

  test("is another's file: a customer's, another download's, another company's", async () => {
    const ofStranger = (await attach(stranger.owner, uploads, "a.pdf", files.pdf)).id
    const ofCustomer = (await attach(theirs.visitor, "/api/portal/attachments", "a.pdf", files.pdf)).id
    const ofAnother = (await offer()).file.id
    for (const attachmentId of [ofStranger, ofCustomer, ofAnother]) {
      const { status } = await tenant.owner.call(`POST ${all}`, {
        en: "Terms",
        attachmentId,
        customerIds: null,
      })
      expect(status).toBe(400)
    }
  })

  test("by staff who only read", async () => {
    const { visitor: reader } = await newStaff(cloud(), tenant, "viewer")
    expect((await reader.call(`POST ${uploads}`, { fileName: "a.pdf", bytes: 9 })).status).toBe(403)
    expect((await reader.call(`GET ${all}`)).status).toBe(200)
  })
})
