import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { makeQueues, type QueueState } from "../infra/local/aws/queues.ts"
import { nextDue } from "../infra/local/lambda/cron.ts"
import type { Death } from "../infra/local/lambda/death.ts"
import { matchesFilter } from "../infra/local/lambda/filter.ts"
import { type LocalFunction, makeFunction } from "../infra/local/lambda/functions.ts"
import { makeHttpApi } from "../infra/local/lambda/http-api.ts"
import { makeQueueSource } from "../infra/local/lambda/queue-source.ts"
import { makeStreamSource } from "../infra/local/lambda/stream-source.ts"
import { makeWork } from "../infra/local/lambda/work.ts"
import { makeClock } from "../infra/local/machine/clock.ts"
import { openDrawer } from "../infra/local/machine/drawer.ts"
import { makeFaults } from "../infra/local/machine/faults.ts"

const folder = mkdtempSync(join(tmpdir(), "portico-test-"))
const opened: LocalFunction[] = []
let made = 0

afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()))
  rmSync(folder, { recursive: true })
})

/** A function whose handler is this source; what it prints ends in `lines`. */
function lambda(
  source: string,
  {
    timeoutSeconds = 3,
    memoryMb = 128,
    clock = makeClock(),
    nextDeath,
  }: {
    timeoutSeconds?: number
    memoryMb?: number
    clock?: ReturnType<typeof makeClock>
    nextDeath?: () => Death | undefined
  } = {},
) {
  const file = join(folder, `${made++}.mjs`)
  const lines: string[] = []
  writeFileSync(file, source)
  const definition = {
    name: "tiny",
    functionName: "tiny",
    arn: "arn:tiny",
    file,
    roleArn: "",
    environment: {},
    memoryMb,
    timeoutSeconds,
  }
  const target = makeFunction({
    definition,
    environment: { ONLY: "this" },
    clock: clock.shared,
    log: (line) => lines.push(line),
    ...(nextDeath && { nextDeath }),
  })
  opened.push(target)
  return { target, lines }
}

describe("a function", () => {
  test("has its own environment and nothing else", async () => {
    const { target } = lambda("export const handler = async () => process.env")
    expect(await target.invoke({})).toEqual({ result: { ONLY: "this" } })
  })

  test("stays warm, and one copy of it does one thing at a time", async () => {
    const { target } = lambda(`let count = 0
export const handler = async () => { const mine = ++count; await new Promise((done) => setTimeout(done, 20)); return [mine, count] }`)
    const both = await Promise.all([target.invoke({}), target.invoke({})])
    expect(both.map(({ result }) => result)).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect((await target.invoke({})).result).toEqual([2, 2])
  })

  test("is ended at its timeout and starts afresh", async () => {
    const { target, lines } = lambda(
      `let count = 0
export const handler = ({ wait }) => { count++; return wait ? new Promise((done) => setTimeout(done, 60_000)) : count }`,
      { timeoutSeconds: 1 },
    )
    expect((await target.invoke({ wait: true })).error).toEqual({
      errorType: "Sandbox.Timedout",
      errorMessage: "Task timed out after 1.00 seconds",
    })
    expect(lines).toContain("Task timed out after 1.00 seconds")
    expect((await target.invoke({})).result).toBe(1)
  })

  test("ends at its memory limit without taking others along", async () => {
    const { target } = lambda(
      `export const handler = ({ hog }) => { const all = []; while (hog) all.push(new Array(100_000).fill(hog)); return "fine" }`,
      { timeoutSeconds: 10, memoryMb: 32 },
    )
    expect((await target.invoke({ hog: 1 })).error?.errorType).toBe("Runtime.ExitError")
    expect((await target.invoke({})).result).toBe("fine")
  })

  test("dies at the outgoing call that it is told to, and nothing of it runs after that", async () => {
    const asked: string[] = []
    const server = createServer(({ url = "" }, response) => response.end(asked.push(url).toString()))
    await once(server.listen(0), "listening")
    const { port } = server.address() as AddressInfo
    const faults = makeFaults()
    const { target } = lambda(
      `import { get } from "node:http"
const call = (path) => new Promise((done) => get({ port: ${port}, path }, (answer) => answer.resume().on("end", done)))
export const handler = async () => { await call("/1"); await call("/2"); await call("/3"); return "through" }`,
      { nextDeath: () => faults.deathOf("tiny") },
    )
    const die = { service: "lambda", operation: "tiny", times: 1, call: 2 }
    for (const mode of ["die-before", "die-after"] as const) {
      asked.length = 0
      faults.add({ ...die, mode })
      expect((await target.invoke({})).error?.errorType).toBe("Runtime.ExitError")
      expect(asked).toEqual(mode === "die-before" ? ["/1"] : ["/1", "/2"])
    }
    expect((await target.invoke({})).result).toBe("through")
    expect(() => faults.add({ ...die, mode: "throttle" })).toThrow()
    server.close()
  })

  test("answers an error that it throws, and logs it", async () => {
    const { target, lines } = lambda("export const handler = () => { throw new TypeError('no') }")
    expect((await target.invoke({})).error).toEqual({ errorType: "TypeError", errorMessage: "no" })
    expect(lines.join()).toContain('"errorMessage":"no"')
  })

  test("follows the cloud's clock while it is warm", async () => {
    const clock = makeClock()
    const { target } = lambda(
      "export const handler = () => [Date.now(), new Date().getTime(), new Date(0).getTime(), new Date() instanceof Date]",
      { clock },
    )
    await target.invoke({})
    clock.set(Date.parse("2030-01-01T00:00:00Z"))
    const { result } = await target.invoke({})
    const [now, fresh, given, isDate] = result as [number, number, number, boolean]
    for (const instant of [now, fresh]) expect(new Date(instant).getUTCFullYear()).toBe(2030)
    expect([given, isDate]).toEqual([0, true])
  })
})

describe("the HTTP API", () => {
  const request = (path: string, more = {}) => ({
    method: "GET",
    path,
    query: "",
    headers: {},
    body: Buffer.alloc(0),
    sourceIp: "127.0.0.1",
    ...more,
  })

  test("hands over binary bodies in base64 and gives back cookies and bytes", async () => {
    const { target } = lambda(
      `export const handler = (event) => ({ statusCode: 201, cookies: ["a=1", "b=2"], isBase64Encoded: true, body: event.body, headers: { "X-Path": event.pathParameters.proxy, "X-Binary": event.isBase64Encoded } })`,
    )
    const api = makeHttpApi(
      [{ method: "ANY", path: "/api/tiny/{proxy+}", functionName: "tiny" }],
      new Map([["tiny", target]]),
      Date.now,
    )
    const body = Buffer.from([0, 255, 10])
    const answer = await api(request("/api/tiny/a/b", { body, headers: { "content-type": "image/png" } }))
    expect(answer).toEqual({
      status: 201,
      cookies: ["a=1", "b=2"],
      headers: { "x-path": "a/b", "x-binary": "true" },
      body,
    })
    expect((await api(request("/api/other"))).status).toBe(404)
  })
})

describe("a queue", () => {
  const definitions = [
    {
      name: "jobs",
      arn: "arn:jobs",
      visibilitySeconds: 600,
      delaySeconds: 0,
      redrive: { deadLetterArn: "arn:dead", maxReceiveCount: 3 },
    },
    { name: "dead", arn: "arn:dead", visibilitySeconds: 30, delaySeconds: 0 },
  ]

  function worker(source: string, batchSize: number) {
    const clock = makeClock()
    const drawer = openDrawer<QueueState>(folder, `queues-${made}`, () => ({}))
    const queues = makeQueues({ clock, definitions, drawer })
    const work = makeWork()
    const { target, lines } = lambda(source, { clock })
    makeQueueSource({
      source: { queueArn: "arn:jobs", functionName: "tiny", batchSize, reportsFailures: true },
      target,
      queues,
      work,
      region: "eu-central-1",
    })
    const settled = async () => {
      await Promise.resolve()
      await work.idle()
    }
    const later = async (seconds: number) => {
      clock.set(clock.now() + seconds * 1000)
      await settled()
    }
    return { queues, lines, settled, later }
  }

  test("R49: only what failed comes back, and after three times lies with the dead letters", async () => {
    const { queues, lines, settled, later } = worker(
      `export const handler = ({ Records }) => { console.log(Records.map((each) => each.body).join()); return { batchItemFailures: Records.filter((each) => each.body === "bad").map((each) => ({ itemIdentifier: each.messageId })) } }`,
      10,
    )
    for (const body of ["one", "bad", "two"]) queues.send("arn:jobs", body)
    await settled()
    expect(lines.join()).toBe("one,bad,two")
    expect(queues.messages("arn:jobs").map(({ body }) => body)).toEqual(["bad"])
    await later(300)
    expect(lines).toHaveLength(1)
    for (let time = 0; time < 3; time += 1) await later(601)
    expect(lines.slice(1)).toEqual(["bad", "bad"])
    expect(queues.deadLetters()).toMatchObject([{ queue: "dead", body: "bad" }])
    expect(queues.messages("arn:jobs")).toEqual([])
  })

  test("a function that throws takes none of its batch", async () => {
    const { queues, settled } = worker("export const handler = () => { throw new Error('no') }", 10)
    queues.send("arn:jobs", "one")
    await settled()
    expect(queues.messages("arn:jobs")).toHaveLength(1)
  })
})

test("R49: a poison record is bisected out of its batch and set aside; its neighbours arrive", async () => {
  const records = ["1", "2", "bad", "4", "removed"].map((body, at) => ({
    eventName: body === "removed" ? "REMOVE" : "INSERT",
    dynamodb: { SequenceNumber: String(at + 1), NewImage: { body: { S: body } } },
  }))
  const pages = [records, []]
  const engine = {
    endpoint: "",
    run: async () => ({ Table: { LatestStreamArn: "stream" } }),
    stream: async (operation: string) => {
      if (operation === "DescribeStream") return { StreamDescription: { Shards: [{ ShardId: "one" }] } }
      if (operation === "GetShardIterator") return { ShardIterator: "next" }
      return { Records: pages.shift() ?? [], NextShardIterator: "next" }
    },
  }
  const { target, lines } = lambda(
    `export const handler = ({ Records }) => { const bodies = Records.map((each) => each.dynamodb.NewImage.body.S); if (bodies.includes("bad")) throw new Error("no"); console.log("took " + bodies) }`,
  )
  const drawer = openDrawer<QueueState>(folder, "stream-queues", () => ({}))
  const queues = makeQueues({
    clock: makeClock(),
    definitions: [{ name: "dead", arn: "arn:dead", visibilitySeconds: 30, delaySeconds: 0 }],
    drawer,
  })
  const work = makeWork()
  const filters = [{ eventName: ["INSERT"] }]
  const source = {
    tableName: "t",
    functionName: "tiny",
    batchSize: 10,
    filters,
    bisect: true,
    retries: 2,
    reportsFailures: true,
    failureArn: "arn:dead",
  }
  const position = openDrawer(folder, "position", () => ({}))
  makeStreamSource({
    source,
    engine,
    target,
    queues,
    work,
    position,
    region: "eu-central-1",
    tableArn: "arn:t",
  })()
  await work.idle()
  expect(lines.filter((line) => line.startsWith("took"))).toEqual(["took 1,2", "took 4"])
  expect(JSON.parse(queues.messages("arn:dead")[0]?.body ?? "")).toMatchObject({
    DDBStreamBatchInfo: { startSequenceNumber: "3", endSequenceNumber: "3" },
  })
  expect(position.value).toEqual({ sequence: "5" })
})

test.each([
  ["rate(1 hour)", "2026-01-31T10:15:00Z", "2026-01-31T11:00:00Z"],
  ["cron(15 3 * * ? *)", "2026-01-31T03:15:00Z", "2026-02-01T03:15:00Z"],
  ["cron(0/20 8-9 ? * MON-FRI *)", "2026-01-31T00:00:00Z", "2026-02-02T08:00:00Z"],
  ["cron(0 0 1 1 ? *)", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"],
])("%s after %s is due at %s", (expression, after, due) => {
  expect(new Date(nextDue(expression, Date.parse(after))).toISOString()).toBe(due.replace("Z", ".000Z"))
})

test("filter patterns decide as event source mappings do", () => {
  const pattern = { eventName: ["INSERT"], dynamodb: { Keys: { pk: { S: [{ prefix: "T#" }] } } } }
  const event = (eventName: string, pk: string) => ({ eventName, dynamodb: { Keys: { pk: { S: pk } } } })
  expect(matchesFilter(pattern, event("INSERT", "T#1"))).toBe(true)
  expect(matchesFilter(pattern, event("REMOVE", "T#1"))).toBe(false)
  expect(matchesFilter(pattern, event("INSERT", "D#1"))).toBe(false)
  expect(matchesFilter({ a: [{ exists: false }] }, {})).toBe(true)
})
