import { beforeAll, describe, expect, test } from "vitest"
import { attachmentBytesMax } from "../shared/attachments.ts"
import { useCloud } from "./helpers/cloud.ts"
import * as files from "./helpers/files.ts"
import { rowsOf } from "./helpers/shop.ts"
import { attach, newContact, newCustomer, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
const at = "/api/portal/attachments"

let tenant: TestTenant
let customerId: string
let contact: Awaited<ReturnType<typeof newContact>>
let colleague: Awaited<ReturnType<typeof newContact>>

beforeAll(async () => {
  tenant = await newTenant(cloud())
  customerId = (await newCustomer(tenant)).id
  contact = await newContact(cloud(), tenant, customerId)
  colleague = await newContact(cloud(), tenant, customerId, "viewer")
}, 60_000)

describe("uploading", () => {
  test("a file is checked, named after what it is, and comes back as it was", async () => {
    const { id, status, body } = await attach(contact.visitor, at, "../offer.exe", files.pdf)
    expect(status).toBe(200)
    expect(body).toEqual({ id, name: "offer.pdf", type: "application/pdf", bytes: files.pdf.length })
    const { url } = await contact.visitor.ok(`GET ${at}/${id}`)
    const answer = await fetch(url)
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="offer.pdf"/)
    expect(answer.headers.get("content-type")).toBe("application/pdf")
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(files.pdf))
  })

  test("what is not what it says is refused, and cannot be had", async () => {
    const { id, status, body } = await attach(contact.visitor, at, "photo.png", files.svg)
    expect([status, body.reason]).toEqual([400, "not_allowed"])
    expect((await contact.visitor.call(`GET ${at}/${id}`)).status).toBe(404)
  })

  test("more bytes than were announced do not get into storage", async () => {
    const { upload } = await contact.visitor.ok(`POST ${at}`, { fileName: "a.txt", bytes: 3 })
    const form = new FormData()
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, String(value))
    form.append("file", new Blob(["four"]), "a.txt")
    expect((await fetch(upload.url, { method: "POST", body: form })).status).toBe(400)
    const tooLarge = await contact.visitor.call(`POST ${at}`, {
      fileName: "a",
      bytes: attachmentBytesMax + 1,
    })
    expect(tooLarge.body.fields).toEqual({ bytes: "too_large" })
  })

  test("what never arrived cannot be finished", async () => {
    const { id } = await contact.visitor.ok(`POST ${at}`, { fileName: "a.txt", bytes: 3 })
    const answer = await contact.visitor.call(`POST ${at}/${id}/finish`, {})
    expect([answer.status, answer.body.reason]).toEqual([400, "file_missing"])
  })

  test("once checked, a file cannot be changed with the form that brought it", async () => {
    const { id, upload } = await contact.visitor.ok(`POST ${at}`, { fileName: "a.txt", bytes: 40 })
    const send = (text: string) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(upload.fields)) form.append(name, String(value))
      form.append("file", new Blob([text]), "a.txt")
      return fetch(upload.url, { method: "POST", body: form })
    }
    await send("fine")
    await contact.visitor.ok(`POST ${at}/${id}/finish`, {})
    expect((await send("<script>alert(1)</script>")).ok).toBe(true)
    await contact.visitor.ok(`POST ${at}/${id}/finish`, {})
    const { url } = await contact.visitor.ok(`GET ${at}/${id}`)
    expect(await (await fetch(url)).text()).toBe("fine")
  })

  test("a contact may upload a hundred files a day", async () => {
    const { visitor } = await newContact(cloud(), tenant, customerId)
    const ask = () => visitor.call(`POST ${at}`, { fileName: "a.txt", bytes: 3 })
    const statuses: number[] = []
    for (let round = 0; round < 11; round++)
      statuses.push(...(await Promise.all(Array.from({ length: 10 }, ask))).map(({ status }) => status))
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(100)
    const last = await ask()
    expect([last.status, last.body.reason]).toEqual([429, "too_many_today"])
  })
})

describe("who gets a file", () => {
  test("a fresh upload is its uploader's alone", async () => {
    const { id } = await attach(contact.visitor, at, "a.txt", "mine")
    expect((await colleague.visitor.call(`GET ${at}/${id}`)).status).toBe(404)
    expect((await colleague.visitor.call(`POST ${at}/${id}/finish`, {})).status).toBe(404)
    const staffAt = `/api/staff/customers/${customerId}/attachments`
    expect((await tenant.owner.call(`GET ${staffAt}/${id}`)).status).toBe(404)
    const theirs = await attach(tenant.owner, staffAt, "b.txt", "the team's")
    expect((await tenant.owner.ok(`GET ${staffAt}/${theirs.id}`)).url).toContain(theirs.id)
    expect((await contact.visitor.call(`GET ${at}/${theirs.id}`)).status).toBe(404)
  })

  test("an address works for a minute, and for one file", async () => {
    const { id } = await attach(contact.visitor, at, "a.txt", "mine")
    const { url } = await contact.visitor.ok(`GET ${at}/${id}`)
    const other = url.replace(/attachments\/[^?]+/, "attachments/att_0")
    expect((await fetch(other)).status).toBe(403)
    await cloud().advance("PT61S")
    expect((await fetch(url)).status).toBe(403)
  })

  test("what was uploaded is on record, and what was checked has a hash", async () => {
    const { id } = await attach(contact.visitor, at, "a.txt", "abc")
    const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customerId}/activity`)
    expect(items[0]).toMatchObject({
      type: "attachment.added",
      subjectId: id,
      facts: { name: "a.txt", bytes: 3 },
    })
    const { tenant: company } = await tenant.owner.ok("GET /api/staff/me")
    const rows = await rowsOf(cloud(), `T#${company.id}#C#${customerId}`)
    expect(rows.find((row) => row.id === id)).toMatchObject({
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    })
  })
})
