import { setTimeout as sleep } from "node:timers/promises"
import type { Engine } from "../aws/dynamodb/dynamodb.ts"
import type { Queues } from "../aws/queues.ts"
import type { Json } from "../aws/service.ts"
import type { Drawer } from "../machine/drawer.ts"
import type { StreamSource } from "../stack/types.ts"
import { matchesFilter } from "./filter.ts"
import type { LocalFunction } from "./functions.ts"
import { makeLoop, type Work } from "./work.ts"

export type StreamPosition = { sequence?: string }

type StreamOptions = {
  source: StreamSource
  engine: Engine
  target: LocalFunction
  queues: Queues
  work: Work
  position: Drawer<StreamPosition>
  region: string
  tableArn: string
}

type Records = Json[]

const retryMs = (attempt: number) => Math.min(100 * 2 ** attempt, 2000)

/** Carries a table's changes to a function: filtered, in order, retried, bisected, and set aside at last. */
export function makeStreamSource({
  source,
  engine,
  target,
  queues,
  work,
  position,
  region,
  tableArn,
}: StreamOptions) {
  let iterator: string | undefined

  async function drain() {
    for (let records = await read(); records.length > 0; records = await read()) {
      const wanted = records.filter(
        (record) =>
          source.filters.length === 0 || source.filters.some((filter) => matchesFilter(filter, record)),
      )
      for (let at = 0; at < wanted.length; at += source.batchSize)
        await deliver(wanted.slice(at, at + source.batchSize), 0)
      position.value.sequence = records.at(-1).dynamodb.SequenceNumber
      position.changed()
    }
  }

  async function read(): Promise<Records> {
    iterator ??= await openIterator()
    const { Records, NextShardIterator } = await engine.stream("GetRecords", {
      ShardIterator: iterator,
      Limit: 1000,
    })
    iterator = NextShardIterator
    return Records.map((record: Json) => ({
      ...record,
      awsRegion: region,
      eventSourceARN: `${tableArn}/stream/local`,
    }))
  }

  async function openIterator(): Promise<string> {
    const { Table } = await engine.run("DescribeTable", { TableName: source.tableName })
    const StreamArn = Table.LatestStreamArn
    const { StreamDescription } = await engine.stream("DescribeStream", { StreamArn })
    const { sequence } = position.value
    const from = sequence
      ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: sequence }
      : { ShardIteratorType: "TRIM_HORIZON" }
    const opened = await engine.stream("GetShardIterator", {
      StreamArn,
      ShardId: StreamDescription.Shards[0].ShardId,
      ...from,
    })
    return opened.ShardIterator
  }

  async function deliver(records: Records, attempt: number): Promise<void> {
    const failedFrom = await firstFailure(records)
    if (failedFrom === undefined) return
    const rest = records.slice(failedFrom)
    if (attempt >= source.retries) return setAside(rest)
    await sleep(retryMs(attempt))
    if (!source.bisect || rest.length === 1 || failedFrom > 0) return deliver(rest, attempt + 1)
    const half = Math.ceil(rest.length / 2)
    await deliver(rest.slice(0, half), attempt + 1)
    await deliver(rest.slice(half), attempt + 1)
  }

  /** Where the batch has to be taken up again: the first reported record, or the whole of it. */
  async function firstFailure(records: Records): Promise<number | undefined> {
    const { result, error } = await target.invoke({ Records: records })
    if (error) return 0
    const reported = source.reportsFailures ? ((result as Json)?.batchItemFailures ?? []) : []
    const sequences = reported.map((each: Json) => each.itemIdentifier)
    const index = records.findIndex((record) => sequences.includes(record.dynamodb.SequenceNumber))
    return sequences.length === 0 ? undefined : Math.max(index, 0)
  }

  function setAside(records: Records) {
    if (!source.failureArn) return
    const numbers = records.map((record) => record.dynamodb.SequenceNumber)
    const batch = {
      startSequenceNumber: numbers[0],
      endSequenceNumber: numbers.at(-1),
      batchSize: records.length,
      streamArn: records[0].eventSourceARN,
    }
    const requestContext = {
      functionArn: target.definition.arn,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: source.retries + 1,
    }
    queues.send(
      source.failureArn,
      JSON.stringify({ version: "1.0", requestContext, DDBStreamBatchInfo: batch }),
    )
  }

  return makeLoop(work, drain)
}
