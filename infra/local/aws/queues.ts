import { randomUUID } from "node:crypto"
import type { Clock } from "../machine/clock.ts"
import type { Drawer } from "../machine/drawer.ts"
import type { Json } from "./service.ts"

export type QueueDefinition = {
  name: string
  arn: string
  visibilitySeconds: number
  delaySeconds: number
  redrive?: { deadLetterArn: string; maxReceiveCount: number }
}
export type Message = {
  id: string
  body: string
  attributes: Record<string, Json>
  sentAt: number
  visibleAt: number
  receives: number
  receipt: string
}
export type QueueState = Record<string, Message[]>

type QueuesOptions = { clock: Clock; definitions: QueueDefinition[]; drawer: Drawer<QueueState> }

export type Queues = ReturnType<typeof makeQueues>

/** The queues themselves: visibility, receive counts and redrive on the cloud's clock. */
export function makeQueues({ clock, definitions, drawer }: QueuesOptions) {
  const byArn = new Map(definitions.map((definition) => [definition.arn, definition]))
  const listeners = new Map<string, () => void>()
  const messages = (arn: string) => {
    drawer.value[arn] ??= []
    return drawer.value[arn]
  }

  function wake(arn: string, at: number) {
    drawer.changed()
    const notify = () => listeners.get(arn)?.()
    if (at <= clock.now()) queueMicrotask(notify)
    else clock.at(at, notify)
  }

  function send(
    arn: string,
    body: string,
    attributes: Record<string, Json> = {},
    delaySeconds?: number,
  ): Message {
    const sentAt = clock.now()
    const visibleAt = sentAt + (delaySeconds ?? byArn.get(arn)?.delaySeconds ?? 0) * 1000
    const message = { id: randomUUID(), body, attributes, sentAt, visibleAt, receives: 0, receipt: "" }
    messages(arn).push(message)
    wake(arn, visibleAt)
    return message
  }

  function redrive(definition: QueueDefinition, message: Message): boolean {
    const { deadLetterArn, maxReceiveCount } = definition.redrive ?? {}
    if (!deadLetterArn || message.receives < (maxReceiveCount ?? 0)) return false
    remove(definition.arn, message.id)
    send(deadLetterArn, message.body, message.attributes)
    return true
  }

  /** Takes up to `limit` visible messages; those received too often go to the dead letters instead. */
  function receive(arn: string, limit: number, visibilitySeconds?: number): Message[] {
    const definition = byArn.get(arn)
    if (!definition) return []
    const visible = messages(arn).filter((message) => message.visibleAt <= clock.now())
    const taken = visible.filter((message) => !redrive(definition, message)).slice(0, limit)
    for (const message of taken) {
      message.receives += 1
      message.receipt = randomUUID()
      hide(arn, message, visibilitySeconds ?? definition.visibilitySeconds)
    }
    return taken
  }

  function hide(arn: string, message: Message, seconds: number) {
    message.visibleAt = clock.now() + seconds * 1000
    wake(arn, message.visibleAt)
  }

  function remove(arn: string, id: string) {
    drawer.value[arn] = messages(arn).filter((message) => message.id !== id)
    drawer.changed()
  }

  return {
    definitions,
    byName: (name: string) => definitions.find((definition) => definition.name === name),
    messages,
    send,
    receive,
    hide,
    remove,
    /** Calls back whenever a message of this queue may have become visible. */
    onVisible: (arn: string, notify: () => void) => listeners.set(arn, notify),
    deadLetters: () => {
      const arns = new Set(definitions.map((definition) => definition.redrive?.deadLetterArn))
      const isDeadLetters = (each: QueueDefinition) => arns.has(each.arn) || /dead-?letter/i.test(each.name)
      return definitions
        .filter(isDeadLetters)
        .flatMap((each) => messages(each.arn).map((message) => ({ queue: each.name, ...message })))
    },
  }
}
