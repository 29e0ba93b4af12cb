import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb"
import { AssumeRoleCommand, STSClient, type Tag } from "@aws-sdk/client-sts"
import { runSimulation } from "@cloud-copilot/iam-simulate"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sessionOf } from "../infra/local/aws/start.ts"
import { useCloud } from "./helpers/cloud.ts"

const { cloud } = useCloud({ overreaches: true })

const [tid, other] = ["a".repeat(26), "b".repeat(26)]
const [cid, otherCid] = ["c".repeat(26), "d".repeat(26)]
const role = (name: "TENANT" | "CUSTOMER" | "DIRECTORY") => cloud().env("auth")[`${name}_ROLE_ARN`] ?? ""
const TableName = () => cloud().env("auth").TABLE_NAME
const at = () => ({ region: cloud().stack.region, endpoint: cloud().aws.url, maxAttempts: 1 })
const keysOf = (entry: string) => {
  const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_SESSION_TOKEN } = cloud().env(entry)
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  }
}
const dynamo = (arn: string, tags: Record<string, string> = {}) =>
  new DynamoDBClient({ ...at(), credentials: cloud().credentials(arn, tags) })
const tenant = () => dynamo(role("TENANT"), { TenantId: tid })
const customer = () => dynamo(role("CUSTOMER"), { TenantId: tid, CustomerId: cid })

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "x" } })
const get = (pk: string) => new GetItemCommand({ TableName: TableName(), Key: key(pk) })
const put = (pk: string) => new PutItemCommand({ TableName: TableName(), Item: key(pk) })
const query = (pk: string, index?: "gsi1" | "gsi2") =>
  new QueryCommand({
    TableName: TableName(),
    IndexName: index,
    KeyConditionExpression: "#pk = :pk",
    ExpressionAttributeNames: { "#pk": `${index ?? ""}pk` },
    ExpressionAttributeValues: { ":pk": { S: pk } },
  })
const batch = (...pks: string[]) =>
  new BatchGetItemCommand({ RequestItems: { [TableName() ?? ""]: { Keys: pks.map(key) } } })
const transact = (...pks: string[]) =>
  new TransactWriteItemsCommand({
    TransactItems: pks.map((pk) => ({ Put: { TableName: TableName(), Item: key(pk) } })),
  })

// biome-ignore lint/suspicious/noExplicitAny: any command of the client
const decision = (client: DynamoDBClient, command: any) =>
  client.send(command).then(
    () => "allowed",
    (error: Error) => (error.name === "AccessDeniedException" ? "denied" : error.name),
  )

describe("R06: DynamoDB decides as the synthesised policies do", () => {
  test("a tenant reaches its own rows, alone, in indexes, batches and transactions", async () => {
    for (const command of [
      get(`T#${tid}`),
      put(`T#${tid}#C#${cid}`),
      query(`T#${tid}#invoice#0`, "gsi1"),
      batch(`T#${tid}`, `T#${tid}#x`),
      transact(`T#${tid}`, `T#${tid}#events`),
    ])
      expect(await decision(tenant(), command)).toBe("allowed")
  })

  test("another tenant's rows are refused, also as one of several", async () => {
    for (const command of [
      get(`T#${other}`),
      put(`T#${other}`),
      query(`T#${other}#invoice#0`, "gsi1"),
      query(`T#${other}`, "gsi2"),
      batch(`T#${tid}`, `T#${other}`),
      transact(`T#${tid}`, `T#${other}`),
    ])
      expect(await decision(tenant(), command)).toBe("denied")
  })

  test("a tenant whose id begins like ours is another tenant", async () => {
    for (const pk of [`T#${tid}x`, `T#${tid.slice(1)}`, `T#${tid}x#C#${cid}`, "T#*"])
      expect(await decision(tenant(), get(pk))).toBe("denied")
  })

  test("Scan, PartiQL and a query without a partition are refused", async () => {
    const Statement = `SELECT * FROM "${TableName()}" WHERE pk = 'T#${tid}'`
    expect(await decision(tenant(), new ScanCommand({ TableName: TableName() }))).toBe("denied")
    expect(await decision(tenant(), new ScanCommand({ TableName: TableName(), IndexName: "gsi1" }))).toBe(
      "denied",
    )
    expect(await decision(tenant(), new ExecuteStatementCommand({ Statement }))).toBe("denied")
  })

  test("a start key in another partition does not move a query there", async () => {
    const { input } = query(`T#${tid}#invoice#0`)
    const command = new QueryCommand({ ...input, ExclusiveStartKey: key(`T#${other}#invoice#0`) })
    expect(await decision(tenant(), command)).toBe("ValidationException")
  })

  test("a customer reaches its own rows and not another customer's", async () => {
    expect(await decision(customer(), get(`T#${tid}#C#${cid}`))).toBe("allowed")
    for (const pk of [`T#${tid}#C#${otherCid}`, `T#${other}#C#${cid}`, `T#${tid}`, `T#${tid}#C#${cid}x`])
      expect(await decision(customer(), get(pk))).toBe("denied")
  })

  test("nobody changes a ledger entry or an event", async () => {
    for (const pk of [`T#${tid}#C#${cid}#ledger`, `T#${tid}#events`]) {
      const Key = key(pk)
      expect(await decision(tenant(), put(pk))).toBe("allowed")
      expect(await decision(tenant(), new DeleteItemCommand({ TableName: TableName(), Key }))).toBe("denied")
      const update = { TableName: TableName(), Key, UpdateExpression: "REMOVE x" }
      expect(await decision(tenant(), new UpdateItemCommand(update))).toBe("denied")
    }
  })

  test("without tags, with short ones and with a star nothing is allowed", async () => {
    for (const tags of [{}, { TenantId: "" }, { TenantId: "*" }, { TenantId: "a".repeat(25) }])
      expect(await decision(dynamo(role("TENANT"), tags as Record<string, string>), get(`T#${tid}`))).toBe(
        "denied",
      )
  })

  test("random requests: the gateway and the simulator agree", async () => {
    const pk = fc
      .tuple(
        fc.constantFrom(tid, other),
        fc.constantFrom("", "#x", `#C#${cid}`, `#C#${otherCid}#ledger`, "#events", "#public"),
      )
      .map(([id, rest]) => `T#${id}${rest}`)
    const made = fc.oneof(
      pk.map((one) => ({ command: get(one), action: "GetItem", leading: [one], index: "" })),
      pk.map((one) => ({ command: put(one), action: "PutItem", leading: [one], index: "" })),
      pk.map((one) => ({
        command: query(one, "gsi2"),
        action: "Query",
        leading: [one],
        index: "/index/gsi2",
      })),
      fc
        .uniqueArray(pk, { minLength: 1, maxLength: 4 })
        .map((all) => ({ command: batch(...all), action: "BatchGetItem", leading: all, index: "" })),
    )
    const sessions: Record<string, string>[] = [{ TenantId: tid }, { TenantId: tid, CustomerId: cid }]
    const tags = fc.constantFrom(...sessions)
    await fc.assert(
      fc.asyncProperty(made, tags, async ({ command, action, leading, index }, session) => {
        const arn = role("CustomerId" in session ? "CUSTOMER" : "TENANT")
        const resource = `${cloud().stack.tables[0]?.arn}${index}`
        const context = { "dynamodb:LeadingKeys": leading }
        const access = { action: `dynamodb:${action}`, resource, context }
        const simulated = await runSimulation(
          cloud().aws.authorizer.simulation(sessionOf(arn, "test", session), access),
          {},
        )
        const expected = simulated.resultType !== "error" && simulated.overallResult === "Allowed"
        expect(await decision(dynamo(arn, session), command)).toBe(expected ? "allowed" : "denied")
      }),
      { numRuns: 80 },
    )
  })
})

describe("R05: roles are taken on with the right tags by the right function", () => {
  const assume = (entry: string, RoleArn: string, tags: Record<string, string>) => {
    const Tags: Tag[] = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
    const sts = new STSClient({ ...at(), credentials: keysOf(entry) })
    return sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "test", Tags }))
  }

  test("a session carries its tags to DynamoDB", async () => {
    const { Credentials } = await assume("staff", role("TENANT"), { TenantId: tid })
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = Credentials ?? {}
    const credentials = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    }
    const client = new DynamoDBClient({ ...at(), credentials })
    expect(await decision(client, get(`T#${tid}`))).toBe("allowed")
    expect(await decision(client, get(`T#${other}`))).toBe("denied")
  })

  test.each([
    ["no tag", "staff", "TENANT", {}],
    ["a short tag", "staff", "TENANT", { TenantId: "a" }],
    ["one tag too many", "staff", "TENANT", { TenantId: tid, CustomerId: cid }],
    ["no customer", "portal", "CUSTOMER", { TenantId: tid }],
    ["the contacts' function as a tenant", "portal", "TENANT", { TenantId: tid }],
    ["the staff's function as a customer", "staff", "CUSTOMER", { TenantId: tid, CustomerId: cid }],
    ["the documents' function as the directory", "documents", "DIRECTORY", { TenantId: tid }],
  ] satisfies [string, string, "TENANT" | "CUSTOMER" | "DIRECTORY", Record<string, string>][])(
    "%s is refused",
    async (_, entry, name, tags) => {
      await expect(assume(entry, role(name), tags)).rejects.toMatchObject({ name: "AccessDenied" })
    },
  )

  test("a star is no tag value", async () => {
    await expect(assume("staff", role("TENANT"), { TenantId: "*" })).rejects.toThrow()
  })

  test("an expired session is refused", async () => {
    const { Credentials } = await assume("staff", role("TENANT"), { TenantId: tid })
    await cloud().advance("PT61M")
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = Credentials ?? {}
    const credentials = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    }
    expect(await decision(new DynamoDBClient({ ...at(), credentials }), get(`T#${tid}`))).toBe(
      "ExpiredTokenException",
    )
  })

  test("a wrong secret is refused", async () => {
    const credentials = { ...keysOf("staff"), secretAccessKey: "wrong" }
    expect(await decision(new DynamoDBClient({ ...at(), credentials }), get(`T#${tid}`))).toBe(
      "SignatureDoesNotMatch",
    )
  })
})
