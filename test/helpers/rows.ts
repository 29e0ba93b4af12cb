import { marshall } from "@aws-sdk/util-dynamodb"
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
