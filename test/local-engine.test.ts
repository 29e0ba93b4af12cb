import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { expect, onTestFinished, test, vi } from "vitest"
import { newFolder } from "../infra/local/aws/dynamodb/database-file.ts"
import { startEngine } from "../infra/local/aws/dynamodb/engine.ts"

// The engine's own questions, as its program has them.
const questions = [
  "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = 'portico'",
  `SELECT * FROM _stream_records
   WHERE table_name = 'portico' AND shard_id = 'shard' AND CAST(sequence_number AS INTEGER) > 5
   ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT 1000`,
]

test("what the engine asks its stream for every write and read takes no longer the more there is in it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "portico-engine-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, "dynamodb.sqlite")
  const { close } = await startEngine(file)
  onTestFinished(() => void close())
  const database = new DatabaseSync(file)
  onTestFinished(() => database.close())
  for (const question of questions) {
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${question}`).all()
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining("portico_stream_order")])
  }
})

test("an engine that was given no file leaves none behind", async () => {
  const beside = newFolder()
  onTestFinished(() => rmSync(beside, { recursive: true }))
  const folders = () => readdirSync(dirname(beside)).filter((name) => name.startsWith("portico-dynamodb-"))
  const before = new Set(folders())
  const { close } = await startEngine(undefined)
  const [own] = folders().filter((name) => !before.has(name))
  if (!own) throw new Error("the engine made no folder")
  const path = join(dirname(beside), own)
  expect(existsSync(join(path, "dynamodb.sqlite"))).toBe(true)
  close()
  await vi.waitUntil(() => !existsSync(path), { timeout: 3000, interval: 20 })
})
