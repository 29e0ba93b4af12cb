import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb"
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb"
import { conflict } from "../../shared/errors.ts"
import { env } from "../env.ts"

export type Row = Record<string, unknown>
export type Key = { pk: string; sk: string }

/** The only two conditions there are: this row is new, or it is still the version that was read. */
type Replacement = { row: Row & Key; expects: "new" | { version: number } }
type Removal = { remove: Key; expects: { version: number } }
/** Of sample data alone, whose ledger has no versions: gone already is as good. */
type Clearance = { remove: Key; expects: "anything" }
/** Adds to numbers of a row, which is there from its first one on. Needs no condition: any order gives the same sums. */
type Addition = { add: Key; amounts: Record<string, number> }
export type Write = Replacement | Removal | Clearance | Addition

const TableName = env.TABLE_NAME
const toItem = (row: Row) => marshall(row, { removeUndefinedValues: true })

export async function getRow(client: DynamoDBClient, key: Key): Promise<Row | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName, Key: marshall(key), ConsistentRead: true }),
  )
  return Item && unmarshall(Item)
}

/** Up to 100 rows in one round trip; missing ones are left out. */
export async function getRows(client: DynamoDBClient, keys: Key[]): Promise<Row[]> {
  const rows: Row[] = []
  let left = keys.map((key) => marshall(key))
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt > 5) throw new Error("DynamoDB keeps leaving keys unprocessed")
    if (attempt > 0) await pause(Math.random() * 50 * 2 ** attempt)
    const answer = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: left, ConsistentRead: true } },
      }),
    )
    rows.push(...(answer.Responses?.[TableName] ?? []).map((item) => unmarshall(item)))
    left = answer.UnprocessedKeys?.[TableName]?.Keys ?? []
  }
  return rows
}

export type Range = {
  index?: "gsi1" | "gsi2"
  pk: string
  /** Sort keys that start with this, or lie strictly beyond `after` in the direction of reading. */
  startsWith?: string
  after?: string | undefined
  /** Sort keys from here to there, both included. */
  between?: [string, string]
  newestFirst?: boolean
  /** Absent: to the end. */
  limit?: number
}

function sortCondition({ startsWith, after, between, newestFirst }: Range, sk: string) {
  if (between)
    return {
      text: ` AND ${sk} BETWEEN :from AND :to`,
      values: { ":from": between[0], ":to": between[1] },
    }
  if (after)
    return {
      text: ` AND ${sk} ${newestFirst ? "<" : ">"} :after`,
      values: { ":after": after },
    }
  if (startsWith)
    return {
      text: ` AND begins_with(${sk}, :start)`,
      values: { ":start": startsWith },
    }
  return { text: "", values: {} }
}

/** Rows of one partition, as many as `limit`, over as many reads as that takes. */
export async function queryRows(
  client: DynamoDBClient,
  { limit = Number.POSITIVE_INFINITY, ...range }: Range,
): Promise<Row[]> {
  const prefix = range.index ?? ""
  const condition = sortCondition(range, `${prefix}sk`)
  const rows: Row[] = []
  let ExclusiveStartKey: QueryCommand["input"]["ExclusiveStartKey"]
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName,
        IndexName: range.index,
        KeyConditionExpression: `${prefix}pk = :pk${condition.text}`,
        ExpressionAttributeValues: marshall({
          ":pk": range.pk,
          ...condition.values,
        }),
        ScanIndexForward: !range.newestFirst,
        ConsistentRead: range.index === undefined,
        ...(Number.isFinite(limit) && { Limit: limit - rows.length }),
        ExclusiveStartKey,
      }),
    )
    rows.push(...(answer.Items ?? []).map((item) => unmarshall(item)))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey && rows.length < limit)
  return rows
}

function toUpdate({ add, amounts }: Addition): TransactWriteItem {
  const names = Object.keys(amounts)
  return {
    Update: {
      TableName,
      Key: marshall(add),
      UpdateExpression: `ADD ${names.map((_, at) => `#${at} :${at}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name, at) => [`#${at}`, name])),
      ExpressionAttributeValues: marshall(
        Object.fromEntries(names.map((name, at) => [`:${at}`, amounts[name]])),
      ),
    },
  }
}

/** One addition per row, because a transaction refuses to touch a row twice. */
export function merged(writes: Write[]): Write[] {
  const sums = new Map<string, Addition>()
  const others: Write[] = []
  for (const write of writes) {
    if (!("add" in write)) others.push(write)
    else {
      const name = `${write.add.pk}\n${write.add.sk}`
      const sum = sums.get(name) ?? { add: write.add, amounts: {} }
      for (const [amount, more] of Object.entries(write.amounts))
        sum.amounts[amount] = (sum.amounts[amount] ?? 0) + more
      sums.set(name, sum)
    }
  }
  return [...others, ...sums.values()]
}

function toTransactItem(write: Write): TransactWriteItem {
  if ("add" in write) return toUpdate(write)
  if ("remove" in write) {
    if (write.expects === "anything") return { Delete: { TableName, Key: marshall(write.remove) } }
    return {
      Delete: {
        TableName,
        Key: marshall(write.remove),
        ConditionExpression: "version = :expected",
        ExpressionAttributeValues: marshall({
          ":expected": write.expects.version,
        }),
      },
    }
  }
  const Item = toItem(write.row)
  if (write.expects === "new")
    return {
      Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" },
    }
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: "version = :expected",
      ExpressionAttributeValues: marshall({
        ":expected": write.expects.version,
      }),
    },
  }
}

const attemptsMax = 6
const isContention = (error: TransactionCanceledException) =>
  (error.CancellationReasons ?? []).some(
    (reason) => reason.Code === "TransactionConflict" || reason.Code === "ThrottlingError",
  )
const isBroken = (error: TransactionCanceledException) =>
  (error.CancellationReasons ?? []).some((reason) => reason.Code === "ConditionalCheckFailed")

/**
 * All of the writes or none. Always a transaction: its request token makes the SDK's own retries after a lost
 * answer harmless, where a retried conditional put would report a conflict with itself.
 * Throws `conflict` when a row is not new, or no longer the version that was read.
 */
export async function commitRows(client: DynamoDBClient, writes: Write[]): Promise<void> {
  const TransactItems = merged(writes).map(toTransactItem)
  if (TransactItems.length > 100) throw new Error("more than 100 writes in one commit")
  const ClientRequestToken = randomUUID()
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }))
      return
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      if (isBroken(error)) throw conflict("changed", "somebody was faster")
      if (!isContention(error) || attempt === attemptsMax) throw error
      await pause(Math.random() * 20 * 2 ** attempt)
    }
  }
}
