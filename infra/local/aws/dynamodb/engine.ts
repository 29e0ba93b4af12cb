import { spawn } from "node:child_process"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { listen } from "../../machine/http.ts"
import type { TableDefinition } from "../../stack/types.ts"
import { indexStream, newFolder } from "./database-file.ts"
import { connectEngine, type Engine } from "./dynamodb.ts"

/**
 * Starts the DynamoDB engine as a child, or connects to the one `DYNAMODB_ENDPOINT` names. Without a path it keeps its
 * tables in a folder of its own, which goes when it ends.
 */
export async function startEngine(databasePath: string | undefined) {
  const given = process.env.DYNAMODB_ENDPOINT
  if (given) return { engine: connectEngine(given), close: () => undefined }
  for (let attempt = 1; ; attempt += 1) {
    const child = await startChild(databasePath)
    try {
      await untilItAnswers(child.engine)
      indexStream(child.file)
      return child
    } catch (error) {
      child.close()
      // Between finding a port and taking it somebody else may have taken it.
      if (attempt === 3) throw error
    }
  }
}

async function startChild(databasePath: string | undefined) {
  const port = await freePort()
  const folder = databasePath ? "" : newFolder()
  const file = databasePath ?? join(folder, "dynamodb.sqlite")
  const args = ["-c", watched, engineBinary(), "serve", "--port", String(port), "--db-path", file]
  const env = { ...process.env, FOLDER: folder }
  const child = spawn("sh", args, { stdio: ["pipe", "ignore", "ignore"], env })
  child.unref()
  return { engine: connectEngine(`http://127.0.0.1:${port}`), file, close: () => child.stdin.end() }
}

// The engine ends with this process, however that ends: the pipe from it closes then. Its own folder goes with it.
const watched =
  'trap "" INT TERM HUP; "$0" "$@" & cat >/dev/null; kill -9 $!; wait; test -z "$FOLDER" || rm -rf "$FOLDER"'

function engineBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(`${name}/dynoxide`)
  } catch {
    throw new Error(
      `There is no ${name} here. Run DynamoDB Local and name it: DYNAMODB_ENDPOINT=http://127.0.0.1:8000`,
    )
  }
}

async function freePort() {
  const server = createServer()
  const port = await listen(server, 0)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function untilItAnswers(engine: Engine) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await engine.run("ListTables", {})
    } catch (error) {
      if (attempt === 400) throw error
      await sleep(10)
    }
  }
}

/** Creates the tables the template declares, those that are not there yet. */
export async function createTables(engine: Engine, tables: TableDefinition[]) {
  const { TableNames } = await engine.run("ListTables", {})
  for (const { name, definition } of tables)
    if (!TableNames.includes(name)) await engine.run("CreateTable", definition)
}

/** Deletes what has expired by the cloud's clock, as DynamoDB does in its own time. */
export async function sweepExpired(
  engine: Engine,
  { name, ttlAttribute, definition }: TableDefinition,
  nowMs: number,
) {
  if (!ttlAttribute) return
  const keys = (definition.KeySchema as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName)
  let from: object | undefined
  do {
    const page = await engine.run("Scan", {
      TableName: name,
      FilterExpression: "#ttl < :now",
      ExpressionAttributeNames: { "#ttl": ttlAttribute },
      ExpressionAttributeValues: { ":now": { N: String(Math.floor(nowMs / 1000)) } },
      ExclusiveStartKey: from,
    })
    for (const item of page.Items) {
      const Key = Object.fromEntries(keys.map((key) => [key, item[key]]))
      await engine.run("DeleteItem", { TableName: name, Key })
    }
    from = page.LastEvaluatedKey
  } while (from)
}
