import { beforeAll, describe, expect, test } from "vitest"
import { attach } from "../infra/local/errands.ts"
import { line, publishedInvoice, register } from "./helpers/authoring.ts"
import { useCloud } from "./helpers/cloud.ts"
import { seedOf } from "./helpers/figures.ts"
import { randomFrom } from "./helpers/random.ts"
import { rowsOf } from "./helpers/shop.ts"
import {
  enablePortal,
  mailTo,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  type TestTenant,
} from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant
let tenantId: string

beforeAll(async () => {
  tenant = await newTenant(cloud())
  await register(tenant)
  tenantId = (await tenant.owner.ok("GET /api/staff/me")).tenant.id
}, 60_000)

const lines = [
  line("100.00", { taxRate: "5" }),
  line("40.00", { taxRate: "0" }),
  line("60.00", { taxRate: "5" }),
]

async function someone(role = "payer", more: Record<string, unknown> = {}) {
  const customer = await newCustomer(tenant)
  const [contact, { invoice }] = await Promise.all([
    newContact(cloud(), tenant, customer.id, role),
    publishedInvoice(tenant, customer.id, { lines, ...more }),
  ])
  const portal = contact.visitor
  const at = `/api/staff/customers/${customer.id}`
  const ask = (input: object) =>
    portal.call("POST /api/portal/credit-note-requests", {
      invoiceId: invoice.id,
      reason: "damaged",
      explanation: "Two arrived broken",
      ...input,
    })
  const decide = (id: string, verdict: "approve" | "decline", input: object = {}) =>
    tenant.owner.call(`POST ${at}/credit-note-requests/${id}/${verdict}`, input)
  const read = (id: string) => portal.ok(`GET /api/portal/credit-note-requests/${id}`)
  const left = () => portal.ok(`GET /api/portal/invoices/${invoice.id}/creditable`)
  const now = async () => (await tenant.owner.ok(`GET ${at}/invoices/${invoice.id}`)).invoice
  const pay = (minor: number) =>
    tenant.owner.ok(`POST ${at}/payments`, {
      minor,
      currency: "AED",
      on: "2026-10-02",
      method: "cash",
      invoiceIds: [invoice.id],
      idempotencyKey: `pay-${Math.random()}`,
    })
  return { customer, contact, portal, at, invoice, ask, decide, read, left, now, pay }
}

type Posted = { entries: { account: string; minor: number }[] }

/** What the ledger says a customer owes, and has to its credit. */
async function ledgerOf(customerId: string) {
  const rows = (await rowsOf(cloud(), `T#${tenantId}#C#${customerId}#ledger`)) as unknown as Posted[]
  const sumOf = (account: string) =>
    rows
      .flatMap(({ entries }) => entries)
      .filter((entry) => entry.account === account)
      .reduce((sum, { minor }) => sum + minor, 0)
  return { owed: sumOf("receivable"), credit: 0 - sumOf("credit") }
}

describe("asking", () => {
  test("for whole lines comes to them with their tax, and keeps it of the invoice", async () => {
    const { ask, left, now } = await someone()
    expect(await left()).toMatchObject({ creditable: { minor: 208_00 }, pending: { minor: 0 } })
    const { status, body } = await ask({ lines: [1, 0, 1] })
    expect([status, body.amount.minor, body.state]).toEqual([200, 145_00, "pending"])
    expect(body.lines.map(({ line }: { line: number }) => line)).toEqual([0, 1])
    expect(await left()).toMatchObject({ creditable: { minor: 63_00 }, pending: { minor: 145_00 } })
    expect((await now()).credited.minor).toBe(0)
  })

  test("for more than is left is refused, also when two ask at once", async () => {
    const { ask, left } = await someone()
    const over = await ask({ minor: 208_01 })
    expect([over.status, over.body.reason]).toEqual([409, "above_creditable"])
    const both = await Promise.all([ask({ minor: 150_00 }), ask({ minor: 150_00 })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await left()).creditable.minor).toBe(58_00)
  })

  test("wants lines or an amount, a reason and words, by the field's name", async () => {
    const { ask } = await someone()
    const wrong = async (input: object) => (await ask(input)).body.fields
    expect(await wrong({})).toEqual({ minor: "lines_or_amount" })
    expect(await wrong({ minor: 1, lines: [0] })).toEqual({ minor: "lines_or_amount" })
    expect(await wrong({ lines: [3] })).toEqual({ lines: "unknown" })
    expect(await wrong({ minor: 0 })).toEqual({ minor: "required" })
    expect(await wrong({ minor: 1, reason: "whim" })).toEqual({ reason: "required" })
    expect(await wrong({ minor: 1, explanation: " " })).toEqual({ explanation: "required" })
  })

  test("is for payers and admins, of their own published invoices, where the company lets them", async () => {
    const [viewer, payer, other] = [await someone("viewer"), await someone(), await someone()]
    expect((await viewer.ask({ minor: 1 })).status).toBe(403)
    expect((await payer.ask({ minor: 1, invoiceId: other.invoice.id })).status).toBe(404)
    const draft = await tenant.owner.ok(`POST ${payer.at}/invoices`, {
      currency: "AED",
      issuedOn: "2026-10-01",
      dueOn: "2026-10-31",
      lines,
    })
    expect((await payer.ask({ minor: 1, invoiceId: draft.invoice.id })).status).toBe(404)
    await enablePortal(tenant.owner, ["creditNoteRequests"])
    const hidden = await Promise.all([
      payer.ask({ minor: 1 }),
      payer.portal.call("GET /api/portal/credit-note-requests"),
      payer.portal.call(`GET /api/portal/invoices/${payer.invoice.id}/creditable`),
    ])
    await enablePortal(tenant.owner)
    expect(hidden.map(({ body }) => body.reason)).toEqual(["hidden", "hidden", "hidden"])
  })

  test("with a picture shows it to finance; somebody else's file is none", async () => {
    const { portal, ask, at } = await someone()
    const other = await someone()
    const file = await attach(portal, "/api/portal/attachments", "broken.txt", "broken")
    const theirs = await attach(other.portal, "/api/portal/attachments", "theirs.txt", "theirs")
    expect((await ask({ minor: 1, attachmentIds: [theirs.id] })).status).toBe(400)
    const { id } = (await ask({ minor: 1, attachmentIds: [file.id] })).body
    const request = await tenant.owner.ok(`GET ${at}/credit-note-requests/${id}`)
    expect(request.attachments).toMatchObject([{ name: "broken.txt" }])
  })
})

describe("deciding", () => {
  test("approving whole lines issues a note of just these lines, posts it, and tells who asked", async () => {
    const { customer, contact, invoice, ask, decide, read, now } = await someone()
    const { id } = (await ask({ lines: [0] })).body
    const { status, body } = await decide(id, "approve", { answer: "Sorry for that" })
    expect([status, body.state, body.approved.minor]).toEqual([200, "approved", 105_00])
    expect(body.creditNoteNumber).toMatch(/^CN-/)
    const note = await tenant.owner.ok(
      `GET /api/staff/customers/${customer.id}/credit-notes/${body.creditNoteId}`,
    )
    expect(note).toMatchObject({ document: "published", requestId: id, total: { minor: 105_00 } })
    expect(note.lines).toEqual([invoice.lines[0]])
    expect(await read(id)).toMatchObject({ state: "approved", answer: "Sorry for that" })
    expect(await now()).toMatchObject({ credited: { minor: 105_00 }, creditAsked: { minor: 0 } })
    expect(await ledgerOf(customer.id)).toEqual({ owed: 103_00, credit: 0 })
    const mail = await mailTo(cloud(), contact.email)
    expect(mail.subject).toBe(`Your credit note on ${invoice.number} is approved`)
    expect(mail.text).toContain("Sorry for that")
  })

  test("approving a part issues that, in the proportion of the rates, and frees the rest", async () => {
    const { customer, ask, decide, left } = await someone()
    const { id } = (await ask({ minor: 104_00 })).body
    expect((await decide(id, "approve", { minor: 104_01 })).body.fields).toEqual({ minor: "too_large" })
    const { body } = await decide(id, "approve", { minor: 52_00 })
    expect([body.state, body.approved.minor]).toEqual(["partlyApproved", 52_00])
    const note = await tenant.owner.ok(
      `GET /api/staff/customers/${customer.id}/credit-notes/${body.creditNoteId}`,
    )
    // A quarter of 168.00 at 5 % and of 40.00 at nothing.
    expect(note.lines.map((each: typeof note) => [each.taxRate, each.net.minor, each.tax.minor])).toEqual([
      ["5", 40_00, 2_00],
      ["0", 10_00, 0],
    ])
    expect(await left()).toMatchObject({ creditable: { minor: 156_00 }, pending: { minor: 0 } })
  })

  test("of a paid invoice gives the customer a credit", async () => {
    const { customer, ask, decide, pay, now } = await someone()
    await pay(208_00)
    const { id } = (await ask({ minor: 50_00 })).body
    expect((await decide(id, "approve")).status).toBe(200)
    expect((await now()).credited.minor).toBe(50_00)
    expect(await ledgerOf(customer.id)).toEqual({ owed: 0, credit: 50_00 })
  })

  test("twice at once issues one note", async () => {
    const { customer, ask, decide, now } = await someone()
    const { id } = (await ask({ minor: 50_00 })).body
    const both = await Promise.all([decide(id, "approve"), decide(id, "approve")])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.reason).toBe("already_decided")
    expect((await now()).credited.minor).toBe(50_00)
    expect(await ledgerOf(customer.id)).toEqual({ owed: 158_00, credit: 0 })
  })

  test("declining says why and frees what was kept; so does taking it back", async () => {
    const { contact, portal, ask, decide, left, read } = await someone()
    const { id } = (await ask({ minor: 50_00 })).body
    expect((await decide(id, "decline", {})).status).toBe(400)
    expect((await decide(id, "decline", { answer: "Not by us" })).body.state).toBe("declined")
    expect((await left()).creditable.minor).toBe(208_00)
    expect(await read(id)).toMatchObject({ state: "declined", answer: "Not by us" })
    expect((await mailTo(cloud(), contact.email)).text).toContain("Not by us")
    const other = (await ask({ minor: 50_00 })).body
    await portal.ok(`POST /api/portal/credit-note-requests/${other.id}/withdraw`, {})
    expect((await left()).creditable.minor).toBe(208_00)
    expect((await decide(other.id, "approve")).body.reason).toBe("already_decided")
  })

  test("a note of finance's own leaves untouched what a request keeps", async () => {
    const { at, invoice, ask } = await someone()
    await ask({ minor: 200_00 })
    const issue = { issuedOn: "2026-10-02", reason: "Own", lines: [line("8.01")] }
    const answer = await tenant.owner.call(`POST ${at}/invoices/${invoice.id}/credit-notes`, issue)
    expect([answer.status, answer.body.reason]).toEqual([409, "more_than_creditable"])
  })

  test("is finance's alone", async () => {
    const { at, ask } = await someone()
    const { id } = (await ask({ minor: 1_00 })).body
    const { visitor: viewer } = await newStaff(cloud(), tenant, "viewer")
    const path = `${at}/credit-note-requests/${id}`
    expect((await viewer.ok(`GET ${path}`)).state).toBe("pending")
    expect((await viewer.call(`POST ${path}/approve`, {})).status).toBe(403)
    const { items } = await viewer.ok("GET /api/staff/credit-note-requests?state=pending&limit=100")
    expect(items).toContainEqual(expect.objectContaining({ id, customerName: "Harbour Lane Cafés" }))
  })
})

test("whatever happens at once, no more is credited than was invoiced, and the ledger says what is owed", async () => {
  const { customer, at, invoice, portal, ask, decide, now, pay } = await someone()
  const { below } = randomFrom(seedOf("credit-note-requests"))
  const asked: string[] = []
  const some = () => 1 + below(90_00)
  const acts = [
    async () => {
      const { status, body } = await ask({ minor: some() })
      if (status === 200) asked.push(body.id)
    },
    () => decide(asked[below(asked.length)] ?? "none", "approve"),
    () => decide(asked[below(asked.length)] ?? "none", "approve", { minor: some() }),
    () => decide(asked[below(asked.length)] ?? "none", "decline", { answer: "No" }),
    () =>
      portal.call(
        `POST /api/portal/credit-note-requests/${asked[below(asked.length)] ?? "none"}/withdraw`,
        {},
      ),
    () => pay(some()),
    async () => {
      const draft = { issuedOn: "2026-10-02", reason: "Own", lines: [line("9.99")] }
      const { status, body } = await tenant.owner.call(
        `POST ${at}/invoices/${invoice.id}/credit-notes`,
        draft,
      )
      if (status === 200) await tenant.owner.call(`POST ${at}/credit-notes/${body.id}/publish`, {})
    },
  ]
  for (let round = 0; round < 12; round++) {
    await Promise.all([1, 2, 3].map(() => acts[below(acts.length)]?.().catch(() => undefined)))
    const { total, credited, creditAsked, paid } = await now()
    expect(credited.minor + (creditAsked?.minor ?? 0)).toBeLessThanOrEqual(total.minor)
    const { owed, credit } = await ledgerOf(customer.id)
    expect(owed - credit).toBe(total.minor - credited.minor - paid.minor - (await excessOf(customer.id)))
    expect(owed).toBe(Math.max(0, total.minor - credited.minor - paid.minor))
  }
}, 120_000)

/** What payments brought beyond what was owed. */
async function excessOf(customerId: string) {
  const rows = await rowsOf(cloud(), `T#${tenantId}#C#${customerId}`)
  return rows
    .filter(({ sk }) => String(sk).startsWith("payment#"))
    .reduce((sum, row) => sum + ((row.excess as { minor: number } | undefined)?.minor ?? 0), 0)
}
