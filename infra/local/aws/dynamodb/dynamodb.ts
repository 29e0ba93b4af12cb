import { Agent, request as httpRequest } from "node:http"
import type { Authorizer } from "../access/authorizer.ts"
import type { Principal } from "../access/principals.ts"
import { refusal } from "../access/refusal.ts"
import { type Json, jsonService, type Service } from "../service.ts"
import { checkStartKey, dynamodbAccesses, type TableKeys } from "./accesses.ts"

export type Engine = ReturnType<typeof connectEngine>

const agent = new Agent({ keepAlive: true, maxSockets: 32 })
// The engine asks for the shape of a signature and ignores what it says.
const unsigned =
  "AWS4-HMAC-SHA256 Credential=local/20250101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0"

/** Talks to the DynamoDB engine behind the gateway. */
export function connectEngine(endpoint: string) {
  function post(target: string, input: object): Promise<{ status: number; body: Json }> {
    return new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": target,
        "x-amz-date": "20250101T000000Z",
        authorization: unsigned,
      }
      const sent = httpRequest(endpoint, { method: "POST", agent, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on("data", (chunk) => chunks.push(chunk))
        answer.on("end", () => {
          resolve({
            status: answer.statusCode ?? 500,
            body: JSON.parse(Buffer.concat(chunks).toString() || "{}"),
          })
        })
      })
      sent.on("error", reject)
      sent.end(JSON.stringify(input))
    })
  }

  async function call(target: string, input: object): Promise<Json> {
    const { status, body } = await post(target, input)
    if (status === 200) return body
    const { __type = "InternalServerError", message, Message, ...rest } = body
    throw Object.assign(
      refusal(String(__type).split("#").at(-1) ?? "", message ?? Message ?? "", status),
      rest,
    )
  }

  return {
    endpoint,
    run: (operation: string, input: object) => call(`DynamoDB_20120810.${operation}`, input),
    stream: (operation: string, input: object) => call(`DynamoDBStreams_20120810.${operation}`, input),
  }
}

type Consumed = {
  requests: number
  units: number
  byOperation: Record<string, { requests: number; units: number }>
}

type DynamodbOptions = {
  engine: Engine
  authorizer: Authorizer
  tables: Record<string, TableKeys>
  onWrite: () => void
}

const writes = new Set(["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"])
const metered = new Set([...writes, "GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"])

/** DynamoDB: every request is authorised, then handed to the engine; its capacity is counted. */
export function dynamodbService({
  engine,
  authorizer,
  tables,
  onWrite,
}: DynamodbOptions): Service & { consumed: Consumed } {
  const consumed: Consumed = { requests: 0, units: 0, byOperation: {} }

  function count(operation: string, capacity: Json) {
    const parts = [capacity ?? []].flat() as { CapacityUnits?: number }[]
    const units = parts.reduce((sum, part) => sum + (part.CapacityUnits ?? 0), 0)
    consumed.byOperation[operation] ??= { requests: 0, units: 0 }
    for (const total of [consumed, consumed.byOperation[operation]]) {
      total.requests += 1
      total.units += units
    }
  }

  const perform = (operation: string) => async (input: Json, principal: Principal) => {
    for (const access of dynamodbAccesses(operation, input, tables))
      await authorizer.require(principal, access)
    if (operation === "Query") checkStartKey(input, tables)
    if (!metered.has(operation)) return engine.run(operation, input)
    const asked = input.ReturnConsumedCapacity
    const result = await engine.run(operation, {
      ...input,
      ReturnConsumedCapacity: asked && asked !== "NONE" ? asked : "TOTAL",
    })
    count(operation, result.ConsumedCapacity)
    if (!asked || asked === "NONE") delete result.ConsumedCapacity
    if (writes.has(operation)) onWrite()
    return result
  }

  return { ...jsonService({}, perform), consumed }
}
