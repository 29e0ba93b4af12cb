import type { Access } from "../access/authorizer.ts"
import { refusal } from "../access/refusal.ts"

type Value = Record<string, unknown>
type Item = Record<string, Value>
type Input = Record<string, unknown>
export type TableKeys = { arn: string; partitionKey: string; indexes: Record<string, string> }

/** What a DynamoDB request needs to be allowed: one access per table, or per item of a transaction. */
export function dynamodbAccesses(
  operation: string,
  input: Input,
  tables: Record<string, TableKeys>,
): Access[] {
  const one = (action: string, keys?: unknown[]): Access =>
    access(action, input, tableOf(tables, input), keys)
  const table = tableOf(tables, input)
  switch (operation) {
    case "GetItem":
    case "DeleteItem":
    case "UpdateItem":
      return [one(operation, [input.Key])]
    case "PutItem":
      return [one(operation, [input.Item])]
    case "Query":
      return [one(operation, queriedPartition(input, table))]
    case "BatchGetItem":
    case "BatchWriteItem":
      return batchAccesses(operation, input.RequestItems as Record<string, Input>, tables)
    case "TransactGetItems":
    case "TransactWriteItems":
      return transactionAccesses(operation, input.TransactItems as Record<string, Input>[], tables)
    case "ExecuteStatement":
    case "BatchExecuteStatement":
    case "ExecuteTransaction":
      return partiqlAccesses(input, tables)
    case "ListTables":
      return [{ action: "dynamodb:ListTables", resource: "*" }]
    default:
      return [one(operation)]
  }
}

function access(
  action: string,
  input: Input,
  table: TableKeys | undefined,
  keys?: unknown[],
  extra = {},
): Access {
  const leading = keys
    ?.map((item) => leadingKey(item as Item, input, table))
    .filter((key) => key !== undefined)
  const index = input.IndexName ? `/index/${input.IndexName}` : ""
  return {
    action: `dynamodb:${action}`,
    resource: table ? `${table.arn}${index}` : "*",
    context: {
      ...(leading && leading.length > 0 && { "dynamodb:LeadingKeys": [...new Set(leading)] }),
      ...(typeof input.Select === "string" && { "dynamodb:Select": input.Select }),
      ...(typeof input.ReturnValues === "string" && { "dynamodb:ReturnValues": input.ReturnValues }),
      ...extra,
    },
  }
}

function leadingKey(item: Item | undefined, input: Input, table: TableKeys | undefined): string | undefined {
  const partition = table && (input.IndexName ? table.indexes[String(input.IndexName)] : table.partitionKey)
  const value = partition ? item?.[partition] : undefined
  return value ? String(Object.values(value)[0]) : undefined
}

function batchAccesses(
  operation: string,
  requests: Record<string, Input> = {},
  tables: Record<string, TableKeys>,
) {
  return Object.entries(requests).map(([name, request]) => {
    const writes = Array.isArray(request) ? (request as Record<string, Input>[]) : []
    const keys = writes.map((write) => write.PutRequest?.Item ?? write.DeleteRequest?.Key)
    return access(
      operation,
      {},
      named(tables, name),
      Array.isArray(request) ? keys : (request.Keys as unknown[]),
    )
  })
}

const itemActions: Record<string, string> = {
  Get: "GetItem",
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
}

function transactionAccesses(
  operation: string,
  items: Record<string, Input>[] = [],
  tables: Record<string, TableKeys>,
) {
  return items.flatMap((item) =>
    Object.entries(item).map(([kind, part]) =>
      access(itemActions[kind] ?? kind, part, tableOf(tables, part), [part.Key ?? part.Item], {
        "dynamodb:EnclosingOperation": operation,
      }),
    ),
  )
}

function partiqlAccesses(input: Input, tables: Record<string, TableKeys>): Access[] {
  const statements = (input.TransactStatements ?? input.Statements ?? [input]) as { Statement?: string }[]
  const [table] = Object.values(tables)
  return statements.map(({ Statement = "" }) => {
    const [verb = ""] = Statement.trim().split(/\s/)
    return access(`PartiQL${verb.charAt(0).toUpperCase()}${verb.slice(1).toLowerCase()}`, {}, table)
  })
}

const tableOf = (tables: Record<string, TableKeys>, input: Input) => named(tables, input.TableName)

function named(tables: Record<string, TableKeys>, name: unknown): TableKeys | undefined {
  const short = String(name ?? "").replace(/^.*:table\//, "")
  return tables[short]
}

/** The partition a Query reads, out of its key condition; none when it names none. */
function queriedPartition(input: Input, table: TableKeys | undefined): unknown[] {
  const partition = input.IndexName ? table?.indexes[String(input.IndexName)] : table?.partitionKey
  if (!partition) return []
  const legacy = (input.KeyConditions as Record<string, { AttributeValueList?: Value[] }>)?.[partition]
  if (legacy) return [{ [partition]: legacy.AttributeValueList?.[0] }]
  const names = (input.ExpressionAttributeNames ?? {}) as Record<string, string>
  const values = (input.ExpressionAttributeValues ?? {}) as Item
  const equalities = String(input.KeyConditionExpression ?? "").matchAll(/([#\w.]+)\s*=\s*(:\w+)/g)
  for (const [, name = "", value = ""] of equalities)
    if ((names[name] ?? name) === partition) return [{ [partition]: values[value] }]
  return []
}

/** DynamoDB refuses a start key outside of the partition that is queried; not every engine does. */
export function checkStartKey(input: Input, tables: Record<string, TableKeys>) {
  const table = tableOf(tables, input)
  const start = input.ExclusiveStartKey as Item | undefined
  if (!start) return
  const wanted = leadingKey(queriedPartition(input, table)[0] as Item, input, table)
  if (leadingKey(start, input, table) !== wanted)
    throw refusal(
      "ValidationException",
      "The provided starting key is outside query boundaries based on provided conditions",
    )
}
