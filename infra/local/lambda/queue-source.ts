import type { Message, Queues } from "../aws/queues.ts"
import type { Json } from "../aws/service.ts"
import type { QueueSource } from "../stack/types.ts"
import type { LocalFunction } from "./functions.ts"
import { makeLoop, type Work } from "./work.ts"

type QueueSourceOptions = {
  source: QueueSource
  target: LocalFunction
  queues: Queues
  work: Work
  region: string
}

const batchesAtOnce = 2

/** Carries a queue's messages to a function; what it does not take stays hidden until it is tried again. */
export function makeQueueSource({ source, target, queues, work, region }: QueueSourceOptions) {
  const { queueArn, batchSize, reportsFailures } = source

  async function drain() {
    const lanes = Array.from({ length: batchesAtOnce }, async () => {
      for (let batch = take(); batch.length > 0; batch = take()) await deliver(batch)
    })
    await Promise.all(lanes)
  }

  const take = () => queues.receive(queueArn, batchSize)

  async function deliver(batch: Message[]) {
    const { result, error } = await target.invoke({ Records: batch.map(recordOf) })
    const reported = reportsFailures ? ((result as Json)?.batchItemFailures ?? []) : []
    const failed = new Set(
      error ? batch.map(({ id }) => id) : reported.map((each: Json) => each.itemIdentifier),
    )
    for (const { id } of batch) if (!failed.has(id)) queues.remove(queueArn, id)
  }

  const recordOf = (message: Message) => ({
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: String(message.sentAt),
    },
    messageAttributes: message.attributes,
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: region,
  })

  const poke = makeLoop(work, drain)
  queues.onVisible(queueArn, poke)
  return poke
}
