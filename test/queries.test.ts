import { beforeAll, describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { rowsOf } from "./helpers/shop.ts"
import {
  attach,
  enablePortal,
  importCsv,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  type TestTenant,
  zohoCsv,
} from "./helpers/world.ts"

const { cloud } = useCloud()
const uploads = "/api/portal/attachments"

let tenant: TestTenant
let tenantId: string
let customerId: string
let invoiceId: string
let contact: Awaited<ReturnType<typeof newContact>>
let other: Awaited<ReturnType<typeof newContact>>
let finance: Awaited<ReturnType<typeof newStaff>>

beforeAll(async () => {
  tenant = await newTenant(cloud())
  const row = { id: "i1", number: "INV-1", total: "100.00" }
  const draft = { id: "i2", number: "INV-2", total: "100.00", status: "Draft" }
  await importCsv(cloud(), tenant.owner, zohoCsv({ id: "z1", name: "Asker" }, [row, draft]))
  customerId = (await tenant.owner.ok("GET /api/staff/customers?search=Asker")).items[0].id
  tenantId = (await tenant.owner.ok("GET /api/staff/me")).tenant.id
  contact = await newContact(cloud(), tenant, customerId)
  other = await newContact(cloud(), tenant, (await newCustomer(tenant)).id)
  finance = await newStaff(cloud(), tenant, "finance")
  invoiceId = (await contact.visitor.ok("GET /api/portal/invoices")).items[0].id
}, 60_000)

const question = { topic: "invoice", subject: "About the total", text: "Why 100?" }
const ask = (who: Visitor = contact.visitor, more = {}) =>
  who.ok("POST /api/portal/queries", { ...question, ...more })
const staffAt = (id: string) => `/api/staff/customers/${customerId}/queries/${id}`
const refusal = async (who: Visitor, on: string, input?: unknown) => {
  const { status, body } = await who.call(on, input)
  return [status, body.reason ?? body.fields]
}

describe("a thread", () => {
  test("goes to and fro, and whose turn it is follows", async () => {
    const { query, messages } = await ask(contact.visitor, { about: { kind: "invoice", id: invoiceId } })
    expect(query).toMatchObject({ status: "waitingForUs", about: { number: "INV-1" }, messages: 1 })
    expect(messages).toMatchObject([{ author: { kind: "contact", name: "Carla Contact" }, text: "Why 100?" }])
    const at = `/api/portal/queries/${query.id}`
    const answered = await finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, {
      text: "Dear {contact}, {document} is for 100.",
    })
    expect(answered.query.status).toBe("waitingForYou")
    expect(answered.messages[1].text).toBe("Dear Carla Contact, INV-1 is for 100.")
    expect((await contact.visitor.ok(`POST ${at}/messages`, { text: "And why?" })).query.status).toBe(
      "waitingForUs",
    )
    const solving = { text: "Because.", status: "solved" }
    expect((await finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, solving)).query.status).toBe(
      "solved",
    )
    const reopened = await contact.visitor.ok(`POST ${at}/messages`, { text: "No." })
    expect(reopened.query).toMatchObject({ status: "waitingForUs", messages: 5 })
    expect((await contact.visitor.ok(`POST ${at}/solved`, {})).query.status).toBe("solved")
    expect(
      (await contact.visitor.ok(`GET ${at}`)).messages.map(({ text }: { text: string }) => text),
    ).toEqual(["Why 100?", "Dear Carla Contact, INV-1 is for 100.", "And why?", "Because.", "No."])
  })

  test("says that a transfer was made, with its proof, for finance to match", async () => {
    const transfer = { amount: "40.50", currency: "AED", on: "2026-01-05", reference: "INV-1" }
    const said = { topic: "transfer", subject: "Bank transfer", about: { kind: "invoice", id: invoiceId } }
    const proof = await attach(contact.visitor, uploads, "slip.txt", "sent")
    const { query } = await ask(contact.visitor, { ...said, transfer, attachmentIds: [proof.id] })
    const advised = { amount: { minor: 4050, currency: "AED" }, on: "2026-01-05", reference: "INV-1" }
    expect(query.transfer).toEqual(advised)
    const thread = await finance.visitor.ok(`GET ${staffAt(query.id)}`)
    expect(thread.query.transfer).toEqual(advised)
    expect(thread.messages[0].attachments).toHaveLength(1)
    expect((await contact.visitor.ok(`GET /api/portal/invoices/${invoiceId}`)).due.minor).toBe(100_00)
    await cloud().idle()
    const [mail] = cloud()
      .mails()
      .filter(({ subject }) => subject.includes("Bank transfer"))
    expect(mail?.text).toMatch(/Transferred.*AED.40\.50.*5 January 2026/s)

    const wrong = (more: object) =>
      refusal(contact.visitor, "POST /api/portal/queries", { ...question, ...said, ...more })
    expect(await wrong({})).toEqual([400, { transfer: "required" }])
    expect(await wrong({ transfer, topic: "payment" })).toEqual([400, { transfer: "only_of_transfers" }])
    for (const amount of ["0", "-1", "1e3", "1.234", "NaN"])
      expect([amount, await wrong({ transfer: { ...transfer, amount } })]).toEqual([
        amount,
        [400, { "transfer.amount": "not_an_amount" }],
      ])
    const tomorrow = new Date(cloud().now() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect(await wrong({ transfer: { ...transfer, on: tomorrow } })).toEqual([
      400,
      { "transfer.on": "in_future" },
    ])
  })

  test("carries files, which the other side can then save, and which are nobody else's to give", async () => {
    const mine = await attach(contact.visitor, uploads, "proof.txt", "paid")
    const { query, messages } = await ask(contact.visitor, { attachmentIds: [mine.id] })
    expect(messages[0].attachments).toEqual([
      { id: mine.id, name: "proof.txt", type: "text/plain", bytes: 4 },
    ])
    const theirs = `/api/staff/customers/${customerId}/attachments`
    const { url } = await finance.visitor.ok(`GET ${theirs}/${mine.id}`)
    expect(await (await fetch(url)).text()).toBe("paid")
    const answer = await attach(finance.visitor, theirs, "terms.txt", "terms")
    const notAnAttachment = [400, { attachmentIds: "not_an_attachment" }]
    const stolen = { text: "x", attachmentIds: [answer.id] }
    expect(await refusal(contact.visitor, `POST /api/portal/queries/${query.id}/messages`, stolen)).toEqual(
      notAnAttachment,
    )
    await finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, { text: "x", attachmentIds: [answer.id] })
    expect((await contact.visitor.ok(`GET ${uploads}/${answer.id}`)).url).toContain(answer.id)
    const again = { ...question, attachmentIds: [mine.id] }
    expect(await refusal(contact.visitor, "POST /api/portal/queries", again)).toEqual(notAnAttachment)
    const foreign = await attach(other.visitor, uploads, "a.txt", "a")
    const taken = { ...question, attachmentIds: [foreign.id] }
    expect(await refusal(contact.visitor, "POST /api/portal/queries", taken)).toEqual(notAnAttachment)
  })

  test("takes answers of both sides at once, and loses none", async () => {
    const { query } = await ask()
    const texts = ["a", "b", "c", "d"]
    await Promise.all([
      ...texts.map((text) => contact.visitor.ok(`POST /api/portal/queries/${query.id}/messages`, { text })),
      ...texts.map((text) => finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, { text: `${text}!` })),
    ])
    const { query: after, messages } = await contact.visitor.ok(`GET /api/portal/queries/${query.id}`)
    expect([after.messages, messages.length]).toEqual([9, 9])
  })

  test("gives one file to one of two messages that ask for it at once", async () => {
    const { id } = await attach(contact.visitor, uploads, "a.txt", "a")
    const sent = { ...question, attachmentIds: [id] }
    const answers = await Promise.all(
      [1, 2].map(() => contact.visitor.call("POST /api/portal/queries", sent)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test("promises an answer on a working day of the company, and again when the turn comes back", async () => {
    await tenant.owner.ok("PUT /api/staff/query-settings", { answerDays: 3 })
    const options = await contact.visitor.ok("GET /api/portal/queries/options")
    const { query } = await ask()
    expect(query.promisedOn).toBe(options.promisedOn)
    const day = new Date(`${query.promisedOn}T00:00:00Z`).getUTCDay()
    expect([0, 6]).not.toContain(day)
    await finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, { text: "Which one?" })
    await tenant.owner.ok("PUT /api/staff/query-settings", { answerDays: 30 })
    const back = await contact.visitor.ok(`POST /api/portal/queries/${query.id}/messages`, { text: "This." })
    expect(back.query.promisedOn > query.promisedOn).toBe(true)
  })
})

describe("what cannot be asked", () => {
  test("topics for a person are refused, and the options say whom to call", async () => {
    const asked = { ...question, topic: "renegotiation" }
    expect(await refusal(contact.visitor, "POST /api/portal/queries", asked)).toEqual([409, "talk_to_person"])
    const managerOf = async () => (await contact.visitor.ok("GET /api/portal/queries/options")).manager
    const { tenant: company } = await tenant.owner.ok("GET /api/staff/me")
    expect(await managerOf()).toEqual({ name: company.name, email: company.email })
    const ours = { name: "Omar", email: "omar@company.example", phone: "+971 4 111" }
    await tenant.owner.ok("PUT /api/staff/query-settings", { answerDays: 2, manager: ours })
    expect(await managerOf()).toEqual(ours)
    const theirs = { name: "Noor", email: "noor@company.example" }
    await tenant.owner.ok(`PUT /api/staff/customers/${customerId}/manager`, { manager: theirs })
    expect(await managerOf()).toEqual(theirs)
    await tenant.owner.ok(`PUT /api/staff/customers/${customerId}/manager`, { manager: null })
    expect(await managerOf()).toEqual(ours)
    const { topics } = await contact.visitor.ok("GET /api/portal/queries/options")
    expect(topics.filter(({ handled }: { handled: boolean }) => !handled).length).toBe(3)
  })

  test("a document that the customer cannot see is none", async () => {
    const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customerId}/invoices?filter=all`)
    const rows = await rowsOf(cloud(), `T#${tenantId}#C#${customerId}`)
    const draft = rows.find(({ number }) => number === "INV-2") as { id: string } | undefined
    expect(items.length).toBeGreaterThan(0)
    const notOne = [400, { about: "not_a_document" }]
    for (const id of [draft?.id ?? "inv_0", "inv_nothing", "a#b", ""])
      for (const who of [contact.visitor])
        expect(
          await refusal(who, "POST /api/portal/queries", { ...question, about: { kind: "invoice", id } }),
        ).toEqual(notOne)
    const about = { ...question, about: { kind: "invoice", id: invoiceId } }
    expect(await refusal(other.visitor, "POST /api/portal/queries", about)).toEqual(notOne)
  })

  test("bad input is named by its field", async () => {
    const bad = { topic: "nothing", subject: " ", text: "", attachmentIds: Array(11).fill("x") }
    expect(await refusal(contact.visitor, "POST /api/portal/queries", bad)).toEqual([
      400,
      { topic: "required", subject: "required", text: "required", attachmentIds: "too_many" },
    ])
  })

  test("more than twenty a day are too many", async () => {
    const eager = await newContact(cloud(), tenant, customerId)
    for (let n = 0; n < 20; n++) await ask(eager.visitor)
    expect(await refusal(eager.visitor, "POST /api/portal/queries", question)).toEqual([
      429,
      "too_many_today",
    ])
    await ask()
  })

  test("where the company shows no queries, there are none, nor their files", async () => {
    const { id } = await attach(contact.visitor, uploads, "a.txt", "a")
    const { query } = await ask(contact.visitor, { attachmentIds: [id] })
    await enablePortal(tenant.owner, ["queries"])
    const at = `/api/portal/queries/${query.id}`
    const asked: [string, unknown?][] = [
      ["GET /api/portal/queries"],
      ["GET /api/portal/queries/options"],
      ["POST /api/portal/queries", question],
      [`GET ${at}`],
      [`POST ${at}/messages`, { text: "x" }],
      [`POST ${at}/solved`, {}],
      [`GET ${uploads}/${id}`],
    ]
    for (const [on, input] of asked)
      expect([on, await refusal(contact.visitor, on, input)]).toEqual([on, [403, "hidden"]])
    await enablePortal(tenant.owner)
  })
})

describe("the team's side", () => {
  test("an internal note is the team's alone, in answers and in the customer's rows", async () => {
    const { query } = await ask()
    const secret = "SECRETNOTE about this customer"
    const { notes } = await finance.visitor.ok(`POST ${staffAt(query.id)}/notes`, { text: secret })
    expect(notes).toMatchObject([{ text: secret, author: { name: "Sami finance" } }])
    await finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, { text: "All fine." })
    for (const on of ["GET /api/portal/queries?status=all", `GET /api/portal/queries/${query.id}`])
      expect((await contact.visitor.call(on)).bytes.toString()).not.toContain("SECRETNOTE")
    expect(JSON.stringify(await rowsOf(cloud(), `T#${tenantId}#C#${customerId}`))).not.toContain("SECRETNOTE")
    expect(JSON.stringify(await rowsOf(cloud(), `T#${tenantId}#events`))).not.toContain("SECRETNOTE")
    await cloud().idle()
    expect(JSON.stringify(cloud().mails())).not.toContain("SECRETNOTE")
  })

  test("a query is given to who may answer it, and the list can be asked by who and how it stands", async () => {
    const { query } = await ask()
    const viewer = await newStaff(cloud(), tenant, "viewer")
    const assign = (staffId: string | null) => [`PUT ${staffAt(query.id)}/assignee`, { staffId }] as const
    for (const staffId of [viewer.id, "stf_nobody"])
      expect(await refusal(finance.visitor, ...assign(staffId))).toEqual([
        400,
        { staffId: "not_a_colleague" },
      ])
    expect(await refusal(viewer.visitor, ...assign(finance.id))).toEqual([403, "role"])
    const assigned = await finance.visitor.ok(...assign(finance.id))
    expect(assigned.query).toMatchObject({ assigneeId: finance.id, assigneeName: "Sami finance" })
    const mine = await finance.visitor.ok(`GET /api/staff/queries?assignee=${finance.id}`)
    expect(mine.items).toMatchObject([{ id: query.id, customerName: "Asker", assigneeName: "Sami finance" }])
    const seen = await contact.visitor.ok(`GET /api/portal/queries/${query.id}`)
    expect(seen.query.assigneeId ?? seen.query.assigneeName).toBeUndefined()
    await finance.visitor.ok(`PUT ${staffAt(query.id)}/status`, { status: "solved" })
    expect((await finance.visitor.ok(`GET /api/staff/queries?assignee=${finance.id}`)).items).toEqual([])
    const asked = await finance.visitor.ok(`GET /api/staff/customers/${query.customerId}/queries?status=all`)
    expect(asked.items.map(({ id }: { id: string }) => id)).toContain(query.id)
    const solved = await finance.visitor.ok(`GET /api/staff/queries?assignee=${finance.id}&status=solved`)
    expect(solved.items.length).toBe(1)
    expect((await finance.visitor.ok(...assign(null))).query.assigneeId).toBeUndefined()
  })

  test("who left has nothing assigned any more", async () => {
    const { query } = await ask()
    const leaver = await newStaff(cloud(), tenant, "finance")
    await finance.visitor.ok(`PUT ${staffAt(query.id)}/assignee`, { staffId: leaver.id })
    await tenant.owner.ok(`DELETE /api/staff/team/${leaver.id}`)
    expect((await finance.visitor.ok(`GET ${staffAt(query.id)}`)).query.assigneeId).toBeUndefined()
  })

  test("canned replies are kept, changed and removed", async () => {
    const at = "/api/staff/canned-replies"
    const { id } = await finance.visitor.ok(`POST ${at}`, {
      title: "Copy",
      text: "Here it is.",
      textArabic: "تفضل",
    })
    const changed = await finance.visitor.ok(`PUT ${at}/${id}`, { title: "Copy", text: "Here, {contact}." })
    expect(changed).toEqual({ id, version: 2, title: "Copy", text: "Here, {contact}." })
    expect((await finance.visitor.ok(`GET ${at}`)).items).toEqual([changed])
    await finance.visitor.ok(`DELETE ${at}/${id}`)
    expect((await finance.visitor.ok(`GET ${at}`)).items).toEqual([])
  })

  test("everything that happened is on record with who did it", async () => {
    const { query } = await ask()
    await finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, { text: "Yes." })
    await contact.visitor.ok(`POST /api/portal/queries/${query.id}/solved`, {})
    const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customerId}/activity?limit=3`)
    expect(
      items.map(({ type, actor }: { type: string; actor: { kind: string } }) => [type, actor.kind]),
    ).toEqual([
      ["query.statusChanged", "contact"],
      ["query.staffReplied", "staff"],
      ["query.opened", "contact"],
    ])
  })
})
