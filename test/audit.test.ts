import {
  DeleteItemCommand,
  DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb"
import { parse } from "csv-parse/sync"
import { describe, expect, test } from "vitest"
import { isMailed } from "../functions/mails/mailed-events.ts"
import { entries } from "../infra/bundle.ts"
import { auditGroups, eventGroups } from "../shared/audit.ts"
import { startOfDay } from "../shared/dates.ts"
import { eventTypes } from "../shared/events.ts"
import { newId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import { changeRow, putRows } from "./helpers/rows.ts"
import { rowsOf } from "./helpers/shop.ts"
import { enablePortal, newContact, newCustomer, newTenant } from "./helpers/world.ts"

const { cloud } = useCloud({ overreaches: true })

describe("R62: an event says what was and what became", () => {
  test("of a customer, down to the parts of its address, and nothing of what stayed", async () => {
    const tenant = await newTenant(cloud())
    const customer = await newCustomer(tenant, "Old name")
    await tenant.owner.ok(`PUT /api/staff/customers/${customer.id}`, {
      name: "New name",
      currency: "AED",
      address: { city: "Dubai" },
    })
    const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customer.id}/activity`)
    expect(items[0]).toMatchObject({
      type: "customer.updated",
      changes: [
        { field: "name", before: "Old name", after: "New name" },
        { field: "address.city", before: null, after: "Dubai" },
      ],
    })
  })

  test("of the portal, the company and the brand; saving the same again changes nothing", async () => {
    const tenant = await newTenant(cloud())
    await enablePortal(tenant.owner, ["statements"])
    await enablePortal(tenant.owner, ["statements"])
    await tenant.owner.ok("PUT /api/staff/branding", { colour: "#123456", senderName: "Acme" })
    const { items } = await tenant.owner.ok("GET /api/staff/activity")
    expect(items[0].changes).toContainEqual({
      field: "brand.colour",
      before: expect.stringMatching(/^#/),
      after: "#123456",
    })
    expect(items[1].changes).toBeUndefined()
    expect(items[2].changes).toEqual([
      { field: "portal.visibility.statements", before: "true", after: "false" },
    ])
  })
})

type Seed = { at: string; type?: string; actor?: string; facts?: object }
type Seen = { id: string; type: string; at: string; actor: { id: string } }

/** A company whose log holds, beside its sign-up, just these. */
async function logged(seeds: Seed[]) {
  const tenant = await newTenant(cloud())
  const { tenant: settings, staff } = await tenant.owner.ok("GET /api/staff/me")
  const pk = `T#${settings.id}#events`
  const rows = seeds.map(({ at, type = "payment.failed", actor = "stf_x", facts = {} }) => {
    const id = newId("evt", at)
    return {
      pk,
      sk: id,
      tenantId: settings.id,
      id,
      at,
      type,
      actor: { kind: "staff", id: actor, name: "Ann" },
      facts,
    }
  })
  await putRows(cloud(), rows)
  const list = async (query = ""): Promise<{ items: Seen[]; next: string | null }> =>
    tenant.owner.ok(`GET /api/staff/audit?${query}`)
  return { tenant, tenantId: settings.id as string, staffId: staff.id as string, list }
}

const dayOf = (date: string, count: number, more: Partial<Seed> = {}) =>
  Array.from({ length: count }, (_, at) => ({
    at: new Date(Date.parse(`${date}T06:00:00Z`) + at * 1000).toISOString(),
    ...more,
  }))

describe("the audit log", () => {
  test("is read newest first, page by page, every event once", async () => {
    const { list } = await logged(dayOf("2026-01-05", 30))
    const seen: Seen[] = []
    let after = ""
    do {
      const { items, next } = await list(`limit=7${after && `&after=${after}`}`)
      expect(items.length).toBeLessThanOrEqual(7)
      seen.push(...items)
      after = next ?? ""
    } while (after)
    const ids = seen.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    expect(seen.filter(({ at }) => at.startsWith("2026-01-05"))).toHaveLength(30)
    expect(seen.some(({ type }) => type === "tenant.signedUp")).toBe(true)
  })

  test("knows days as the company does, which is in Dubai", async () => {
    const { list } = await logged([
      { at: "2026-01-04T19:59:59.999Z" },
      { at: "2026-01-04T20:00:00.000Z" },
      { at: "2026-01-05T19:59:59.999Z" },
      { at: "2026-01-05T20:00:00.000Z" },
    ])
    const at = async (query: string) => (await list(query)).items.map((event) => event.at).reverse()
    expect(await at("from=2026-01-05&to=2026-01-05")).toEqual([
      "2026-01-04T20:00:00.000Z",
      "2026-01-05T19:59:59.999Z",
    ])
    expect(await at("to=2026-01-04")).toEqual(["2026-01-04T19:59:59.999Z"])
    expect(await at("from=2026-01-06&to=2026-01-07")).toEqual(["2026-01-05T20:00:00.000Z"])
    expect(await at("from=2026-01-07&to=2026-01-07")).toEqual([])
  })

  test("is narrowed by group and by who acted", async () => {
    const day = "from=2026-01-05&to=2026-01-05"
    // What is mailed would look for a mail's content.
    const types = eventTypes.filter((type) => !isMailed(type))
    const { list } = await logged(
      types.flatMap((type) => dayOf("2026-01-05", 1, { type, actor: `of-${eventGroups[type]}` })),
    )
    for (const group of auditGroups) {
      const { items } = await list(`${day}&group=${group}&limit=100`)
      const expected = types.filter((type) => eventGroups[type] === group)
      expect(items.map(({ type }) => type).sort()).toEqual([...expected].sort())
      expect((await list(`${day}&actor=of-${group}&limit=100`)).items).toHaveLength(expected.length)
      expect((await list(`${day}&actor=of-${group}&group=money`)).items.length > 0).toBe(group === "money")
    }
  })

  test("reads a bounded piece for a filter that matches little, and says where to go on", async () => {
    const { list } = await logged([
      ...dayOf("2026-01-04", 1, { actor: "stf_seldom" }),
      ...dayOf("2026-01-05", 1500),
    ])
    const query = "to=2026-01-05&actor=stf_seldom"
    const before = cloud().aws.consumed.byOperation.Query?.units ?? 0
    const first = await list(query)
    expect(first).toEqual({ items: [], next: expect.stringMatching(/^evt_/) })
    expect((cloud().aws.consumed.byOperation.Query?.units ?? 0) - before).toBeLessThan(150)
    const second = await list(`${query}&after=${first.next}`)
    expect(second.items.map(({ actor }) => actor.id)).toEqual(["stf_seldom"])
    expect(second.next).toBeNull()
  })

  test("costs by the days that are asked for, not by what lies around them", async () => {
    const { list } = await logged([...dayOf("2026-01-04", 1500), ...dayOf("2026-01-10", 3)])
    const before = cloud().aws.consumed.byOperation.Query?.units ?? 0
    expect((await list("from=2026-01-10&to=2026-01-10&group=money")).items).toHaveLength(3)
    expect((cloud().aws.consumed.byOperation.Query?.units ?? 0) - before).toBeLessThan(5)
  })

  test("R01: another company's cursor leads nowhere but into one's own log", async () => {
    const [one, two] = [await logged(dayOf("2026-01-05", 2)), await logged(dayOf("2026-01-06", 2))]
    const theirs = (await two.list()).items
    for (const after of [...theirs.map(({ id }) => id), "evt_~", "x", "~", "\u{1f600}", "T#"]) {
      const { items } = await one.list(`after=${encodeURIComponent(after)}`)
      expect(items.filter(({ id }) => theirs.some((their) => their.id === id))).toEqual([])
    }
  })

  test.each([
    ["from=2026-13-01", "from"],
    ["from=yesterday", "from"],
    ["to=9999-12-31", "to"],
    ["from=1900-01-01", "from"],
    ["from=2026-01-05&to=2026-01-04", "to"],
    ["group=everything", "group"],
    ["tenantId=x", "tenantId"],
    ["limit=1000", "limit"],
  ])("refuses %s by the name of the field", async (query, field) => {
    const { owner } = await newTenant(cloud())
    for (const path of ["audit", "audit.csv"]) {
      const answer = await owner.call(`GET /api/staff/${path}?${query}`)
      expect([answer.status, Object.keys(answer.body.fields)]).toEqual([400, [field]])
    }
  })

  test.each(["owner", "admin", "finance", "viewer"])("is for %s as the table says", async (role) => {
    const { tenant, tenantId, staffId } = await logged([])
    await changeRow(cloud(), { pk: `T#${tenantId}`, sk: `staff#${staffId}` }, { role })
    const expected = role === "owner" || role === "admin" ? 200 : 403
    for (const path of ["audit", "audit.csv"])
      expect((await tenant.owner.call(`GET /api/staff/${path}`)).status).toBe(expected)
  })

  test("is nothing for customers and strangers", async () => {
    const tenant = await newTenant(cloud())
    const customer = await newCustomer(tenant)
    const { visitor: contact } = await newContact(cloud(), tenant, customer.id, "admin")
    for (const person of [contact, tenant.anyone()])
      for (const path of ["audit", "audit.csv"])
        expect((await person.call(`GET /api/staff/${path}`)).status).toBe(401)
  })
})

describe("the audit log as a file", () => {
  const fileOf = async ({ tenant }: Awaited<ReturnType<typeof logged>>, query = "") => {
    const answer = await tenant.owner.call(`GET /api/staff/audit.csv?${query}`)
    expect(answer.status).toBe(200)
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8")
    expect(answer.headers["content-disposition"]).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/,
    )
    return answer.bytes.toString()
  }

  test("holds what the page shows, for the same filters, and is itself an event", async () => {
    const company = await logged([...dayOf("2026-01-05", 3), ...dayOf("2026-01-06", 4)])
    const query = "from=2026-01-05&to=2026-01-05&group=money"
    const text = await fileOf(company, query)
    expect(text.startsWith("\ufeff")).toBe(true)
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true })
    const shown = (await company.list(query)).items
    expect(rows.map((row) => row["Event id"])).toEqual(shown.map(({ id }) => id))
    expect(rows[0]).toMatchObject({ Event: "payment.failed", Group: "money", Actor: "Ann" })
    expect((await company.list()).items[0]).toMatchObject({
      type: "audit.exported",
      actor: { id: company.staffId },
      facts: { from: "2026-01-05", group: "money", rows: 3, cut: false },
    })
  })

  test("R54: what people typed runs in no spreadsheet", async () => {
    const evil = '=HYPERLINK("https://evil.example")'
    const company = await logged(dayOf("2026-01-05", 1, { facts: { name: `\u200b\n${evil}` }, actor: evil }))
    const text = await fileOf(company, "to=2026-01-06")
    expect(text).toContain("HYPERLINK")
    const [, row = []]: string[][] = parse(text, { bom: true })
    for (const cell of row)
      for (const line of cell.split("\n")) expect(line).not.toMatch(/^[\s\u200b]*[=+@-]/)
  })

  test("ends before an answer grows too large, and says so", async () => {
    const company = await logged(dayOf("2026-01-05", 260, { facts: { text: "x".repeat(15_000) } }))
    const text = await fileOf(company, "to=2026-01-06")
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true })
    expect(rows).toHaveLength(1 + 250 + 1)
    expect(rows.at(-1)?.[0]).toContain("Older events than these were left out")
    expect((await company.list()).items[0]).toMatchObject({ facts: { rows: 250, cut: true } })
  })
})

describe("R62: nobody rewrites what happened", () => {
  test("with no right that any function has or can take on, over the wire", async () => {
    const { tenantId } = await logged(dayOf("2026-01-05", 1))
    const customerId = "c".repeat(26)
    const [row] = (await rowsOf(cloud(), `T#${tenantId}#events`)) as { pk: string; sk: string }[]
    const Key = { pk: { S: row?.pk ?? "" }, sk: { S: row?.sk ?? "" } }
    const { TABLE_NAME: TableName = "", ...env } = cloud().env("auth")
    const change = {
      TableName,
      Key,
      UpdateExpression: "SET facts = :x",
      ExpressionAttributeValues: { ":x": { M: {} } },
    }
    const commands = () => [
      new UpdateItemCommand(change),
      new DeleteItemCommand({ TableName, Key }),
      new TransactWriteItemsCommand({ TransactItems: [{ Update: change }] }),
      new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName, Key } }] }),
    ]
    const vended = ["TENANT", "CUSTOMER", "DIRECTORY"].map((name) => {
      const tags = { TenantId: tenantId, ...(name === "CUSTOMER" && { CustomerId: customerId }) }
      return { name, keys: cloud().credentials(env[`${name}_ROLE_ARN`], tags) }
    })
    const own = entries.map((name) => {
      const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_SESSION_TOKEN } = cloud().env(name)
      const keys = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY }
      return { name, keys: { ...keys, sessionToken: AWS_SESSION_TOKEN } }
    })
    const before = await rowsOf(cloud(), `T#${tenantId}#events`)
    for (const { name, keys } of [...vended, ...own]) {
      const at = { region: cloud().stack.region, endpoint: cloud().aws.url, maxAttempts: 1 }
      const client = new DynamoDBClient({ ...at, credentials: keys })
      for (const command of commands()) {
        // biome-ignore lint/suspicious/noExplicitAny: any command of the client
        const error = await client.send(command as any).then(
          () => undefined,
          (refusal: Error) => refusal,
        )
        expect([name, error?.name]).toEqual([name, "AccessDeniedException"])
      }
    }
    expect(await rowsOf(cloud(), `T#${tenantId}#events`)).toEqual(before)
  })
})

test.each([
  ["Asia/Dubai", "2026-01-05", "2026-01-04T20:00:00.000Z"],
  ["America/New_York", "2026-03-08", "2026-03-08T05:00:00.000Z"],
  ["America/New_York", "2026-03-09", "2026-03-09T04:00:00.000Z"],
  ["Asia/Kolkata", "2026-01-05", "2026-01-04T18:30:00.000Z"],
  ["Pacific/Kiritimati", "2026-01-05", "2026-01-04T10:00:00.000Z"],
  ["Pacific/Pago_Pago", "2026-01-05", "2026-01-05T11:00:00.000Z"],
  // Midnight is skipped there on this day: it begins at one o'clock.
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"],
  ["UTC", "2026-01-05", "2026-01-05T00:00:00.000Z"],
])("a day in %s: %s begins at %s", (zone, date, instant) => expect(startOfDay(zone, date)).toBe(instant))
