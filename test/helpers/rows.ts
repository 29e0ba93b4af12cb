import { marshall, unmarshall } from "@aws-sdk/util-dynamodb"
import type { Cloud } from "../../infra/local/cloud.ts"

/** Changes a stored row behind the product's back, for states that no route leads to. */
export async function changeRow(
  cloud: Cloud,
  key: { pk: string; sk: string },
  changes: Record<string, unknown>,
) {
  const fields = Object.keys(changes)
  await cloud.aws.engine.run("UpdateItem", {
    TableName: cloud.env("portal").TABLE_NAME,
    Key: marshall(key),
    UpdateExpression: `SET ${fields.map((_, at) => `#${at} = :${at}`).join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(fields.map((field, at) => [`#${at}`, field])),
    ExpressionAttributeValues: marshall(
      Object.fromEntries(fields.map((field, at) => [`:${at}`, changes[field]])),
    ),
  })
}

export async function removeRow(cloud: Cloud, key: { pk: string; sk: string }) {
  await cloud.aws.engine.run("DeleteItem", {
    TableName: cloud.env("portal").TABLE_NAME,
    Key: marshall(key),
  })
}

export type Row = Record<string, unknown> & { pk: string; sk: string }

/** Everything in the table. */
export async function allRows(cloud: Cloud): Promise<Row[]> {
  const rows: Row[] = []
  let ExclusiveStartKey: unknown
  do {
    const page = await cloud.aws.engine.run("Scan", {
      TableName: cloud.env("portal").TABLE_NAME,
      ExclusiveStartKey,
    })
    for (const item of page.Items) rows.push(unmarshall(item) as Row)
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return rows
}

/** Everybody may ask as often as at first again. */
export async function forgetLimits(cloud: Cloud) {
  for (const { pk, sk } of await allRows(cloud))
    if (pk.startsWith("D#limit#")) await removeRow(cloud, { pk, sk })
}

/** A value as text, whatever order its fields came in: the engine keeps none. */
export const inOrder = (value: unknown) =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** Rows of any kind, written at once. */
export async function putRows(cloud: Cloud, rows: Row[]) {
  const TableName = cloud.env("portal").TABLE_NAME ?? ""
  for (let at = 0; at < rows.length; at += 25) {
    const writes = rows.slice(at, at + 25).map((row) => ({ PutRequest: { Item: marshall(row) } }))
    await cloud.aws.engine.run("BatchWriteItem", { RequestItems: { [TableName]: writes } })
  }
}
