import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb"
import { beforeAll, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { record, seedOf } from "./helpers/figures.ts"
import { randomFrom } from "./helpers/random.ts"

/**
 * R04, R06 over the wire: the SDK with vended credentials against the synthesised policies. Judged by an oracle of this
 * file's own, which says in its own words whose keys are whose.
 */

const { cloud } = useCloud({ overreaches: true })
const startedAt = performance.now()
const seed = seedOf("iam wire")
const { of, below } = randomFrom(seed)
const cases = process.env.DEEP ? 6_000 : 600

const tenants = ["acme00000000000000000000a1", "globex000000000000000000b2"] as const
const customers = ["ann000000000000000000000c1", "bob000000000000000000000c2"] as const
type Role = "tenant" | "directory" | "customer"
type Who = { role: Role; tenantId: string; customerId: string; client: DynamoDBClient }

let people: Who[]
let TableName: string

function clientFor(role: Role, tags: Record<string, string>) {
  const arn = cloud().env("auth")[`${role.toUpperCase()}_ROLE_ARN`] ?? ""
  const credentials = cloud().credentials(arn, tags)
  return new DynamoDBClient({
    endpoint: cloud().aws.url,
    region: "eu-central-1",
    credentials,
    maxAttempts: 1,
  })
}

beforeAll(() => {
  TableName = cloud().env("auth").TABLE_NAME ?? ""
  people = tenants.flatMap((tenantId) => [
    { role: "tenant", tenantId, customerId: "", client: clientFor("tenant", { TenantId: tenantId }) },
    { role: "directory", tenantId, customerId: "", client: clientFor("directory", { TenantId: tenantId }) },
    ...customers.map((customerId) => ({
      role: "customer" as const,
      tenantId,
      customerId,
      client: clientFor("customer", { TenantId: tenantId, CustomerId: customerId }),
    })),
  ])
})

const tails = [
  "",
  "#public",
  "#events",
  "#ledger",
  "#balances",
  "#owed#3#balances",
  "#open",
  "#invoice#3",
  "#",
  "x",
  "*",
]

/** Keys near the border: of the tenant, of another, of a customer, of the directory, and what only looks like one. */
function anyKey() {
  const tenant = of([...tenants, tenants[0].slice(1), `${tenants[0]}x`, "*", "?".repeat(26)])
  const customer = of(["", `#C#${customers[0]}`, `#C#${customers[1]}`, `#C#${customers[0]}x`, "#C#*"])
  const directory = of(["D#host#a.example", "D#staff#a", "D#limit#a", "D#tenants#1", "D#other#a"])
  return below(6) === 0 ? directory : `T#${tenant}${customer}${of(tails)}`
}

const sumsOf = (tenantId: string) => new RegExp(`^T#${tenantId}#(C#.{26}|owed#.)#balances$`)
const within = (own: string, key: string) => key === own || key.startsWith(`${own}#`)
const isHistory = (key: string) => /^T#.*#(ledger|events)$/.test(key)
const isSum = (key: string) => /^T#.*#balances$/.test(key)
const givenBack = /^D#(staff|key|person)#/
const claimed = /^D#(host|staff|stripe|key|person)#/

/** Whether somebody may do this with these keys: said anew, without a look at any policy. */
function allowed(
  { role, tenantId, customerId }: Who,
  action: string,
  keys: string[],
  index?: string,
): boolean {
  const tenant = `T#${tenantId}`
  const customer = `${tenant}#C#${customerId}`
  const each = (test: (key: string) => boolean) => keys.every(test)
  const reads = ["GetItem", "BatchGetItem"].includes(action)
  if (action === "DeleteItem" && keys.some(isHistory)) return false
  if (["PutItem", "DeleteItem"].includes(action) && keys.some(isSum)) return false
  if (role === "customer" && action === "PutItem" && keys.includes(`${customer}#ledger`)) return false
  if (role === "tenant") {
    if (action === "UpdateItem") return each((key) => sumsOf(tenantId).test(key))
    if (action === "Query" || reads || action === "PutItem" || action === "DeleteItem")
      return each((key) => within(tenant, key))
    return false
  }
  if (role === "directory") {
    if (action === "GetItem" || (action === "Query" && !index)) return each((key) => within(tenant, key))
    if (action === "PutItem") return each((key) => within(tenant, key)) || each((key) => claimed.test(key))
    return (
      action === "DeleteItem" && (each((key) => within(tenant, key)) || each((key) => givenBack.test(key)))
    )
  }
  if (action === "Query") return index !== "gsi1" && each((key) => within(customer, key))
  if (reads) return each((key) => within(customer, key) || key === `${tenant}#public`)
  return action === "PutItem" && each((key) => within(customer, key) || key === `${tenant}#events`)
}

type Asked = { action: string; keys: string[]; index?: string; all: [string, string][] }
const itemOf = (pk: string) => ({ pk: { S: pk }, sk: { S: "wire" } })

/** One command with its keys, and what it amounts to: a transaction is as many actions as it has items. */
function anyCommand() {
  const [one, two] = [anyKey(), anyKey()]
  const Key = itemOf(one)
  const index = of([undefined, undefined, "gsi1", "gsi2"])
  const condition = { KeyConditionExpression: "#k = :k", ExpressionAttributeValues: { ":k": { S: one } } }
  const single = (action: string): Asked => ({ action, keys: [one], all: [[action, one]] })
  return of([
    () => ({ asked: single("GetItem"), command: new GetItemCommand({ TableName, Key }) }),
    () => ({ asked: single("PutItem"), command: new PutItemCommand({ TableName, Item: Key }) }),
    () => ({ asked: single("DeleteItem"), command: new DeleteItemCommand({ TableName, Key }) }),
    () => ({ asked: single("UpdateItem"), command: new UpdateItemCommand({ TableName, Key }) }),
    () => ({
      asked: { ...single("Query"), index },
      command: new QueryCommand({
        TableName,
        IndexName: index,
        ...condition,
        ExpressionAttributeNames: { "#k": `${index ?? ""}pk` },
      }),
    }),
    () => ({
      asked: { action: "BatchGetItem", keys: [one, two], all: [] },
      command: new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: [...new Set([one, two])].map(itemOf) } },
      }),
    }),
    () => ({
      asked: {
        action: "transaction",
        keys: [one, two],
        all: [
          ["PutItem", one],
          ["DeleteItem", two],
        ] as [string, string][],
      },
      command: new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName, Item: Key } }, { Delete: { TableName, Key: itemOf(two) } }],
      }),
    }),
  ])()
}

// biome-ignore lint/suspicious/noExplicitAny: any command of the client
const isLetThrough = (client: DynamoDBClient, command: any) =>
  client.send(command).then(
    () => true,
    (error: Error) => error.name !== "AccessDeniedException",
  )

test(`R04 R06 ${cases} commands over the wire: each is decided as the oracle says`, async () => {
  const counted = { allowed: 0, denied: 0, mismatches: 0 }
  for (let at = 0; at < cases; at++) {
    const who = of(people)
    const { asked, command } = anyCommand()
    const index = "index" in asked ? asked.index : undefined
    const expected =
      asked.action === "transaction"
        ? asked.all.every(([action, key]) => allowed(who, action, [key]))
        : allowed(who, asked.action, asked.keys, index)
    const got = await isLetThrough(who.client, command)
    counted[got ? "allowed" : "denied"] += 1
    if (got !== expected) counted.mismatches += 1
    expect([who.role, who.tenantId, who.customerId, asked, got]).toEqual([
      who.role,
      who.tenantId,
      who.customerId,
      asked,
      expected,
    ])
  }
  expect(counted.allowed).toBeGreaterThan(cases / 50)
  record(
    "F2",
    {
      "over the wire, allowed": counted.allowed,
      "over the wire, denied": counted.denied,
      "wire mismatches": counted.mismatches,
    },
    { seed, startedAt },
  )
}, 120_000)

const tagless: [string, Role, Record<string, string>][] = [
  ["no tags", "tenant", {}],
  ["a wildcard", "tenant", { TenantId: "*" }],
  ["question marks", "tenant", { TenantId: "?".repeat(26) }],
  ["a short id", "tenant", { TenantId: "acme" }],
  ["no customer", "customer", { TenantId: tenants[0] }],
  ["a wildcard for a customer", "customer", { TenantId: tenants[0], CustomerId: "*" }],
]

test.each(tagless)("R04 over the wire, %s: nothing is reached", async (_, role, tags) => {
  const client = clientFor(role, tags)
  for (const key of [`T#${tenants[0]}`, `T#${tenants[0]}#C#${customers[0]}`, "T#*", `T#${tenants[0]}#public`])
    expect(await isLetThrough(client, new GetItemCommand({ TableName, Key: itemOf(key) }))).toBe(false)
  expect(await isLetThrough(client, new ScanCommand({ TableName }))).toBe(false)
})

test("R04 over the wire, nobody scans, whoever they are and through whatever index", async () => {
  for (const { client } of people)
    for (const IndexName of [undefined, "gsi1", "gsi2"])
      expect(await isLetThrough(client, new ScanCommand({ TableName, IndexName }))).toBe(false)
})
