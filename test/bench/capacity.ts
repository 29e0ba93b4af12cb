import { type Cloud, startCloud } from "../../infra/local/cloud.ts"
import type { Visitor } from "../../infra/local/visitor.ts"
import { randomId } from "../../shared/ids.ts"
import { importCsv, newContact, newTenant, zohoCsv } from "../helpers/world.ts"

/**
 * DynamoDB read units of a customer's pages, before and after another customer of the same company has fifty times
 * as many invoices. They must not grow.
 */
const ownInvoices = 25
const [few, many] = [100, 5_000]

const cloud = await startCloud()
const { engine, consumed } = cloud.aws
const table = cloud.env("portal").TABLE_NAME ?? ""

const invoicesOf = (customer: string, count: number) =>
  zohoCsv(
    { id: customer, name: `Customer ${customer}` },
    Array.from({ length: count }, (_, at) => ({
      id: `${customer}${at}`,
      number: `${customer}-${at}`,
      total: "105.00",
    })),
  )

async function readUnits(contact: Visitor, on: string) {
  const reads = () =>
    ["GetItem", "BatchGetItem", "Query"].reduce(
      (sum, name) => ({
        requests: sum.requests + (consumed.byOperation[name]?.requests ?? 0),
        units: sum.units + (consumed.byOperation[name]?.units ?? 0),
      }),
      { requests: 0, units: 0 },
    )
  const before = reads()
  await contact.ok(on)
  const after = reads()
  return { units: after.units - before.units, requests: after.requests - before.requests }
}

type Item = Record<string, { S?: string }>

/** A copy of an invoice under another id: `id` stands in its key, and at the end of what the lists sort by. */
function copyOf(item: Item, id: string): Item {
  const old = item.id?.S ?? ""
  return JSON.parse(JSON.stringify(item).replaceAll(old, id))
}

/** Writes what an import of `count` more invoices for this customer would leave, without the hours of doing so. */
async function multiply(customerKey: string, count: number) {
  const { Items = [] } = await engine.run("Query", {
    TableName: table,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :kind)",
    ExpressionAttributeValues: { ":pk": { S: customerKey }, ":kind": { S: "invoice#" } },
    Limit: 1,
  })
  const [sample] = Items as Item[]
  if (!sample) throw new Error("there is no invoice to copy")
  for (let done = 0; done < count; done += 25)
    await engine.run("BatchWriteItem", {
      RequestItems: {
        [table]: Array.from({ length: Math.min(25, count - done) }, () => ({
          PutRequest: { Item: copyOf(sample, `inv_${randomId()}`) },
        })),
      },
    })
}

async function setUp(running: Cloud) {
  const tenant = await newTenant(running)
  const csv = `${invoicesOf("own", ownInvoices)}${invoicesOf("other", few).split("\n").slice(1).join("\n")}`
  const done = await importCsv(running, tenant.owner, csv)
  if (done.state !== "done") throw new Error(`the import is ${done.state}`)
  const { items } = await tenant.owner.ok("GET /api/staff/customers")
  const idOf = (name: string): string =>
    items.find((each: { name: string }) => each.name === `Customer ${name}`).id
  const { tenant: self } = await tenant.owner.ok("GET /api/staff/me")
  const contact = await newContact(running, tenant, idOf("own"))
  return { contact: contact.visitor, otherKey: `T#${self.id}#C#${idOf("other")}` }
}

try {
  const { contact, otherKey } = await setUp(cloud)
  const { items } = await contact.ok("GET /api/portal/invoices")
  const pages = {
    "open invoices": "GET /api/portal/invoices",
    "all invoices": "GET /api/portal/invoices?filter=all",
    "one invoice": `GET /api/portal/invoices/${items[0].id}`,
    payments: "GET /api/portal/payments",
    "who am I": "GET /api/portal/me",
  }
  const measure = async () => {
    const units: Awaited<ReturnType<typeof readUnits>>[] = []
    for (const on of Object.values(pages)) units.push(await readUnits(contact, on))
    return units
  }
  await measure()
  const small = await measure()
  await multiply(otherKey, many - few)
  const large = await measure()
  console.table(
    Object.keys(pages).map((page, at) => ({
      page,
      "reads with session": small[at]?.requests,
      [`units, ${few} of others`]: small[at]?.units,
      [`units, ${many} of others`]: large[at]?.units,
    })),
  )
  if (JSON.stringify(small) !== JSON.stringify(large)) process.exitCode = 1
} finally {
  await cloud.close()
}
