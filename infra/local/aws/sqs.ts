import { createHash } from "node:crypto"
import type { Authorizer } from "./access/authorizer.ts"
import type { Principal } from "./access/principals.ts"
import { refusal } from "./access/refusal.ts"
import type { QueueDefinition, Queues } from "./queues.ts"
import { type Json, jsonService, type Service } from "./service.ts"

const messageBytesMax = 1_048_576

/** SQS, as functions and producers talk to it. */
export function sqsService(queues: Queues, authorizer: Authorizer): Service {
  async function queueOf(input: Json, action: string, principal: Principal): Promise<QueueDefinition> {
    const name =
      String(input.QueueUrl ?? "")
        .split("/")
        .at(-1) ?? ""
    const queue = queues.byName(name)
    await authorizer.require(principal, { action: `sqs:${action}`, resource: queue?.arn ?? "*" })
    if (!queue) throw refusal("QueueDoesNotExist", "The specified queue does not exist.")
    return queue
  }

  return jsonService({
    async SendMessage(input, principal) {
      return sent(queues, await queueOf(input, "SendMessage", principal), input)
    },
    async SendMessageBatch(input, principal) {
      const queue = await queueOf(input, "SendMessage", principal)
      if (!(input.Entries?.length <= 10))
        throw refusal("TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.")
      return {
        Successful: input.Entries.map((entry: Json) => ({ Id: entry.Id, ...sent(queues, queue, entry) })),
        Failed: [],
      }
    },
    async ReceiveMessage(input, principal) {
      const queue = await queueOf(input, "ReceiveMessage", principal)
      const taken = queues.receive(queue.arn, input.MaxNumberOfMessages ?? 1, input.VisibilityTimeout)
      return {
        Messages: taken.map((message) => ({
          MessageId: message.id,
          ReceiptHandle: message.receipt,
          Body: message.body,
          MD5OfBody: md5(message.body),
        })),
      }
    },
    async DeleteMessage(input, principal) {
      const queue = await queueOf(input, "DeleteMessage", principal)
      const message = queues.messages(queue.arn).find((each) => each.receipt === input.ReceiptHandle)
      if (message) queues.remove(queue.arn, message.id)
      return {}
    },
  })
}

const md5 = (text: string) => createHash("md5").update(text).digest("hex")

function sent(queues: Queues, queue: QueueDefinition, entry: Json) {
  if (Buffer.byteLength(entry.MessageBody ?? "") > messageBytesMax)
    throw refusal("InvalidParameterValue", `Message must be shorter than ${messageBytesMax} bytes.`)
  const message = queues.send(queue.arn, entry.MessageBody, entry.MessageAttributes, entry.DelaySeconds)
  return { MessageId: message.id, MD5OfMessageBody: md5(message.body) }
}
