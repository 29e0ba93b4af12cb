import { beforeAll, describe, expect, test, vi } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { fill } from "./helpers/isolation/owners.ts"
import { sampleOf } from "./helpers/isolation/sample.ts"
import { routesOf } from "./helpers/routes.ts"
import { allRows, inOrder, type Row } from "./helpers/rows.ts"
import { importCsv, newCustomer, newStaff, newTenant, type TestTenant, zohoCsv } from "./helpers/world.ts"

const { cloud } = useCloud()
const at = "/api/staff/sample-data"

/** Everything of a company but what is history: events stay, sessions go on, and its own row counts its changes. */
async function rowsOf({ owner }: TestTenant) {
  await idle()
  const { tenant } = await owner.ok("GET /api/staff/me")
  const isState = ({ pk, sk }: Row) =>
    pk.startsWith(`T#${tenant.id}`) && !pk.endsWith("#events") && !/^(session|staff|link)#/.test(sk)
  const rows = (await allRows(cloud())).filter(isState)
  return rows.map((row) => inOrder(row.sk === "tenant" ? { ...row, version: 0 } : row)).sort()
}

const idle = () => cloud().idle()
const stateOf = async ({ owner }: TestTenant) => (await owner.ok(`GET ${at}`)).state
async function add({ owner }: TestTenant) {
  await owner.ok(`POST ${at}`, {})
  await idle()
}
async function remove({ owner }: TestTenant) {
  await owner.ok(`DELETE ${at}`)
  await idle()
}
const eventsOf = async ({ owner }: TestTenant): Promise<string[]> =>
  (await owner.ok("GET /api/staff/activity?limit=50")).items.map(({ type }: { type: string }) => type)

type Line = { id: string; name: string; sample?: true; outstanding: { minor: number }[] }
const customersOf = async ({ owner }: TestTenant): Promise<Line[]> =>
  (await owner.ok("GET /api/staff/customers?sort=owed")).items

let company: TestTenant
beforeAll(async () => {
  company = await newTenant(cloud())
}, 60_000)

describe("sample data", () => {
  test("comes with one click and goes with one, and leaves every row as it was", async () => {
    const before = await rowsOf(company)
    const mails = cloud().mails().length
    expect(await company.owner.ok(`GET ${at}`)).toMatchObject({ state: "none", offered: true })
    await add(company)
    expect(await company.owner.ok(`GET ${at}`)).toEqual({ state: "there", offered: false, done: 6, of: 6 })
    expect(cloud().mails()).toHaveLength(mails)

    await remove(company)
    expect(await rowsOf(company)).toEqual(before)
    expect(cloud().aws.queues.deadLetters()).toEqual([])
    expect((await eventsOf(company)).filter((type) => type.startsWith("sample"))).toEqual([
      "sampleData.removed",
      "sampleData.added",
    ])
  })

  test("is customers in every state, whose lists, balances and statements agree", async () => {
    const { owner } = company
    await add(company)
    const customers = await customersOf(company)
    expect(customers).toHaveLength(6)
    expect(customers.every(({ name, sample }) => sample && name.endsWith("(sample)"))).toBe(true)
    const { items } = await owner.ok("GET /api/staff/invoices?limit=50")
    expect(items).toHaveLength(27)
    const states = new Set(items.map(({ state }: { state: string }) => state))
    expect([...states].sort()).toEqual(["open", "overdue", "paid", "partPaid"])
    expect(items.every(({ number }: { number: string }) => number.startsWith("SAMPLE-"))).toBe(true)
    for (const { id, outstanding } of customers) {
      const detail = await owner.ok(`GET /api/staff/customers/${id}`)
      expect(detail.balances[0].open.minor).toBe(outstanding[0]?.minor)
      // A statement answers only where ledger, sums and documents agree.
      const statement = await owner.ok(
        `GET /api/staff/customers/${id}/statement?from=2026-01-01&to=2026-12-31`,
      )
      expect(statement.currencies[0].closing.minor).toBe(outstanding[0]?.minor)
    }
  })

  test("counts for nothing: no step of the set-up, no number of the company's own", async () => {
    const { steps } = await company.owner.ok("GET /api/staff/checklist")
    const done = steps
      .filter((step: { done: boolean }) => step.done)
      .map(({ step }: { step: string }) => step)
    expect(done).toEqual(["portalEnabled"])
    const { kinds } = await company.owner.ok("GET /api/staff/numbering")
    expect(Object.values(kinds).map((kind) => (kind as { next: number }).next)).toEqual([1, 1, 1, 1, 1])
  })

  test("nothing can be done with it, whatever is asked: no mail, no money, no row", async () => {
    const { owner } = company
    const [customer] = await customersOf(company)
    const { items } = await owner.ok("GET /api/staff/invoices?limit=50")
    const invoice = items.find(({ customerId }: { customerId: string }) => customerId === customer?.id)
    const detail = await owner.ok(`GET /api/staff/customers/${customer?.id}`)
    const known: Record<string, string> = {
      customer: customer?.id ?? "",
      invoice: invoice.id,
      contact: detail.contacts[0].id,
    }
    const ids = { tenantId: "", customerId: customer?.id ?? "", of: (kind: string) => known[kind] ?? "none" }
    const [before, mails] = [await rowsOf(company), cloud().mails().length]
    const refusals: string[] = []
    const asked = (await routesOf(owner)).filter(
      ({ method, path }) =>
        method !== "GET" && path.startsWith("/api/staff/customers/{") && !path.endsWith("/preview"),
    )
    const ask = async ({ method, path, schemas }: (typeof asked)[number]) => {
      const sample = sampleOf(schemas.input, (name) => known[name.replace(/Ids?$/, "")])
      const inPath = (name: string) => path.includes(`{${name}}`)
      const body = Object.fromEntries(Object.entries(sample as object).filter(([name]) => !inPath(name)))
      const { body: answer } = await owner.call(`${method} ${fill(path, ids)}`, body)
      if (answer.reason === "sample_customer") refusals.push(`${method} ${path}`)
    }
    for (const route of asked) await ask(route)
    await idle()
    expect(refusals).toContain("POST /api/staff/customers/{customerId}/contacts/{contactId}/invitation")
    expect(refusals.length).toBeGreaterThan(8)
    expect(await rowsOf(company)).toEqual(before)
    expect(cloud().mails()).toHaveLength(mails)
    const selection = { of: "all" }
    const look = await owner.ok("POST /api/staff/bulk-invitations/look", { selection })
    expect(look).toMatchObject({ customers: 0, recipients: 0 })
  })

  test("its portal can be looked at, and its papers leave no file", async () => {
    const { owner } = company
    const [customer] = await customersOf(company)
    const { url } = await owner.ok(`POST /api/staff/customers/${customer?.id}/preview`, {})
    const looker = company.anyone()
    await looker.ok("POST /api/auth/preview", { token: url.slice(url.indexOf("#") + 1) })
    await looker.ok("POST /api/auth/refresh", {})
    const { items } = await looker.ok("GET /api/portal/invoices")
    expect(items.length).toBeGreaterThan(0)
    const paper = `/api/documents/customers/${customer?.id}/invoices/${items[0].id}.pdf`
    const stores = vi.spyOn(cloud().aws.objects, "put")
    const answer = await owner.call(`GET ${paper}?language=en`)
    expect([answer.status, answer.bytes.subarray(0, 5).toString()]).toEqual([200, "%PDF-"])
    expect(stores).not.toHaveBeenCalled()
    stores.mockRestore()
  })

  test("real rows that came meanwhile stay as they are, and no import takes a sample for a real customer", async () => {
    const { owner } = company
    const real = await newCustomer(company, "Palm Grove Hotels (sample)")
    const csv = zohoCsv({ id: "9", name: "Blue Dune Catering (sample)" }, [
      { id: "r1", number: "SAMPLE-101", total: "75.00" },
    ])
    expect((await importCsv(cloud(), owner, csv)).state).toBe("done")
    const realOnes = (rows: string[]) =>
      rows
        .filter((row) => !/"pk":"[^"]+(#C#sample|#owed#sample)|"sk":"sampleData#/.test(row))
        .map((row) => row.replace(/"sampleDataId":"[^"]+",/, ""))
    const before = realOnes(await rowsOf(company))
    await remove(company)
    expect(await rowsOf(company)).toEqual(before)
    const names = (await customersOf(company)).map(({ name }) => name)
    expect(names.sort()).toEqual(["Blue Dune Catering (sample)", real.name])
    const again = await owner.call(`POST ${at}`, {})
    expect([again.status, again.body.reason]).toEqual([409, "has_customers"])
    expect(await owner.ok(`GET ${at}`)).toMatchObject({ state: "none", offered: false })
    await remove(company)
    expect(await rowsOf(company)).toEqual(before)
  })
})

describe("sample data that is interrupted", () => {
  let other: TestTenant
  let before: string[]
  beforeAll(async () => {
    other = await newTenant(cloud())
    before = await rowsOf(other)
  }, 60_000)

  test.for(process.env.DEEP ? [2, 4, 5, 9, 14] : [4])(
    "a worker killed at its call %i: asked again, it is whole, and goes wholly",
    async (call) => {
      cloud().faults.add({ service: "lambda", operation: "jobs", mode: "die-after", call, times: 1 })
      await add(other)
      expect(await stateOf(other)).toBe("adding")
      await add(other)
      expect(await stateOf(other)).toBe("there")
      expect(await customersOf(other)).toHaveLength(6)
      cloud().faults.add({
        service: "lambda",
        operation: "jobs",
        mode: "die-after",
        call: call + 2,
        times: 1,
      })
      await remove(other)
      expect(await stateOf(other)).toBe("removing")
      const meanwhile = await other.owner.call(`POST ${at}`, {})
      expect([meanwhile.status, meanwhile.body.reason]).toEqual([409, "being_removed"])
      await remove(other)
      expect(await rowsOf(other)).toEqual(before)
    },
  )

  test("two colleagues at once make one set; removed while it is added, nothing of it is left", async () => {
    const { visitor: colleague } = await newStaff(cloud(), other, "finance")
    const told = (await eventsOf(other)).length
    await Promise.all([other.owner, colleague, other.owner, colleague].map((who) => who.ok(`POST ${at}`, {})))
    await idle()
    expect(await customersOf(other)).toHaveLength(6)
    expect((await eventsOf(other)).length - told).toBe(1)
    await Promise.all([other.owner, colleague].map((who) => who.ok(`DELETE ${at}`)))
    await idle()
    await other.owner.ok(`POST ${at}`, {})
    await colleague.ok(`DELETE ${at}`)
    await idle()
    expect(await stateOf(other)).toBe("none")
    expect((await rowsOf(other)).filter((row) => /sample/i.test(row))).toEqual([])
  })

  test("a viewer sees whether there is some, and may neither bring it nor take it away", async () => {
    const { visitor: viewer } = await newStaff(cloud(), other, "viewer")
    expect((await viewer.ok(`GET ${at}`)).state).toBe("none")
    expect((await viewer.call(`POST ${at}`, {})).status).toBe(403)
    expect((await viewer.call(`DELETE ${at}`)).status).toBe(403)
  })
})
