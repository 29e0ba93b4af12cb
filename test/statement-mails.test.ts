import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { importCsv, mailTo, newContact, newTenant, type TestTenant, zohoCsv } from "./helpers/world.ts"

const { cloud } = useCloud()

/** Late on the fourth of January in Los Angeles, in the small hours of the fifth in Dubai. */
beforeAll(() => cloud().setClock(Date.parse("2027-01-05T03:15:00Z")))

type Invoice = Parameters<typeof zohoCsv>[1][number]
let made = 0

async function newAccount(tenant: TestTenant, invoices: Partial<Invoice>[], name = `Customer ${++made}x`) {
  const rows = invoices.map((invoice) => ({
    id: `${++made}`,
    number: `INV-${made}`,
    total: "100.00",
    ...invoice,
  }))
  expect((await importCsv(cloud(), tenant.owner, zohoCsv({ id: name, name }, rows))).state).toBe("done")
  const { items } = await tenant.owner.ok(`GET /api/staff/customers?search=${encodeURIComponent(name)}`)
  const customerId: string = items[0].id
  return { customerId, contact: await newContact(cloud(), tenant, customerId) }
}

const schedule = (tenant: TestTenant, day: number, enabled = true) =>
  tenant.owner.ok("PUT /api/staff/statement-schedule", { enabled, day, kind: "activity" })

async function live(tenant: TestTenant, timeZone: string) {
  const { tenant: company } = await tenant.owner.ok("GET /api/staff/me")
  const { name, address, email, language } = company
  await tenant.owner.ok("PUT /api/staff/tenant", { name, address, email, language, timeZone })
}

const plain = (text: string) => text.replace(/\s+/g, " ")
const statementsTo = (email: string) =>
  cloud()
    .mails()
    .filter((mail) => mail.to.includes(email) && /statement of account/.test(mail.subject))

async function daily() {
  await cloud().invoke("schedule", { job: "daily" })
  await cloud().idle()
}

describe("a statement by mail", () => {
  test("goes to who was chosen, with the statement's own figures and the way to it", async () => {
    const tenant = await newTenant(cloud())
    const { customerId, contact } = await newAccount(tenant, [
      { total: "1234.50", dueOn: "2026-10-31" },
      { total: "7.500", currency: "KWD", dueOn: "2027-02-01" },
    ])
    const colleague = await newContact(cloud(), tenant, customerId)
    const range = { from: "2026-10-01", to: "2026-12-31", kind: "openItem" }
    const send = `POST /api/staff/customers/${customerId}/statements`
    await tenant.owner.ok(send, { ...range, contactIds: [contact.id, contact.id] })
    const mail = await mailTo(cloud(), contact.email)
    const text = plain(mail.text)
    for (const stated of [
      "Balance in AED: AED 1,234.50",
      "Of it overdue, in AED: AED 1,234.50",
      "Balance in KWD: KWD 7.500",
      `${tenant.host}`,
      "/statement?from=2026-10-01&to=2026-12-31&kind=openItem",
    ])
      expect(text).toContain(stated)
    expect(text).not.toContain("Of it overdue, in KWD")
    expect(statementsTo(contact.email)).toHaveLength(1)
    expect(statementsTo(colleague.email)).toHaveLength(0)
    const { items } = await tenant.owner.ok("GET /api/staff/audit?group=documents")
    const sent = items.filter(({ type }: { type: string }) => type === "statement.sent")
    expect(sent).toMatchObject([{ customerId, subjectId: contact.id, facts: range }])
  })

  test("does not go to who has not joined, wants none, or belongs to another customer", async () => {
    const tenant = await newTenant(cloud())
    const one = await newAccount(tenant, [{}])
    const other = await newAccount(tenant, [{}])
    const { id: invited } = await tenant.owner.ok(`POST /api/staff/customers/${one.customerId}/contacts`, {
      name: "Not Yet",
      email: `not-yet@${tenant.slug}.example`,
      role: "viewer",
      language: "en",
    })
    const range = { from: "2026-10-01", to: "2026-12-31" }
    const send = (contactIds: string[]) =>
      tenant.owner.call(`POST /api/staff/customers/${one.customerId}/statements`, { ...range, contactIds })
    expect((await send([one.contact.id, invited])).body.fields).toEqual({ contactIds: "not_reachable" })
    expect((await send([other.contact.id])).status).toBe(404)
    expect((await send([])).body.fields).toEqual({ contactIds: "required" })
    await one.contact.visitor.ok("PUT /api/auth/account/notifications", { kind: "statement", on: false })
    expect((await send([one.contact.id])).body.fields).toEqual({ contactIds: "not_reachable" })
    await cloud().idle()
    expect(statementsTo(one.contact.email)).toHaveLength(0)
  })
})

describe("monthly statements", () => {
  test("go out on the company's own day, once, to customers that owe or moved money", async () => {
    const tenant = await newTenant(cloud())
    const owes = await newAccount(tenant, [{ issuedOn: "2026-03-01", dueOn: "2026-03-31" }])
    const moved = await newAccount(tenant, [
      { issuedOn: "2026-12-01", dueOn: "2026-12-20", balance: "0", status: "Paid" },
    ])
    const quiet = await newAccount(tenant, [
      { issuedOn: "2026-03-01", dueOn: "2026-03-31", balance: "0", status: "Paid" },
    ])
    const muted = await newContact(cloud(), tenant, owes.customerId)
    await muted.visitor.ok("PUT /api/auth/account/notifications", { kind: "statement", on: false })
    await schedule(tenant, 5)
    await daily()
    await daily()
    expect(
      [owes.contact, moved.contact, quiet.contact, muted].map(({ email }) => statementsTo(email).length),
    ).toEqual([1, 1, 0, 0])
    const text = plain(statementsTo(owes.contact.email)[0]?.text ?? "")
    expect(text).toContain("/statement?from=2026-12-01&to=2026-12-31&kind=activity")
    expect(text).toContain("Balance in AED: AED 100.00")
  })

  test("follow the calendar where the company is, and stop when they are switched off", async () => {
    const [west, east, off] = [await newTenant(cloud()), await newTenant(cloud()), await newTenant(cloud())]
    await live(west, "America/Los_Angeles")
    const accounts = [await newAccount(west, [{}]), await newAccount(east, [{}]), await newAccount(off, [{}])]
    await schedule(west, 4)
    await schedule(east, 4)
    await schedule(off, 5, false)
    await daily()
    expect(accounts.map(({ contact }) => statementsTo(contact.email).length)).toEqual([1, 0, 0])
  })

  test("reach the last of many customers", async () => {
    const tenant = await newTenant(cloud())
    const name = (at: number) => `Many ${String(at).padStart(3, "0")}`
    const [head = "", ...rows] = Array.from({ length: 120 }, (_, at) =>
      zohoCsv({ id: `many-${at}`, name: name(at) }, [{ id: `m${at}`, number: `M-${at}`, total: "1.00" }])
        .trim()
        .split("\n"),
    ).flatMap(([first = "", row = ""], at) => (at === 0 ? [first, row] : [row]))
    expect((await importCsv(cloud(), tenant.owner, `${[head, ...rows].join("\n")}\n`)).state).toBe("done")
    const { items } = await tenant.owner.ok("GET /api/staff/customers?search=Many 119")
    const last = await newContact(cloud(), tenant, items[0].id)
    await schedule(tenant, 5)
    await daily()
    expect(statementsTo(last.email)).toHaveLength(1)
  })
})
