import { setTimeout as sleep } from "node:timers/promises"
import Stripe from "stripe"
import { deliver, type Endpoints, isSuccess } from "./delivery.ts"
import { type AnyObject, newId, type SentEvent, type State } from "./state.ts"

export const webhookModes = ["on", "off", "delayed", "duplicated", "reordered"] as const
export type WebhookMode = (typeof webhookModes)[number]

/** Stripe retries for days; here a handful of tries in a few real seconds tells the same story. */
const retryMilliseconds = [250, 500, 1000, 2000]
const delayMilliseconds = 3000
/** Events that come this close together arrive newest first when reordered. */
const reorderMilliseconds = 400

type Setup = { state: State; now: () => number; endpoints: Endpoints; save: () => void }
type Courier = Setup & {
  mode: WebhookMode
  /** Waiting to be reordered. */
  held: SentEvent[]
  line: Promise<void>
  running: Set<Promise<unknown>>
  stopping: AbortController
}

/** Makes events of what happened and delivers them, signed, to the endpoint they belong to. */
export function startWebhooks(setup: Setup) {
  const stopping = new AbortController()
  const courier: Courier = {
    ...setup,
    mode: "on",
    held: [],
    line: Promise.resolve(),
    running: new Set(),
    stopping,
  }
  for (const sent of setup.state.events) if (sent.state === "waiting") enqueue(courier, sent)
  return {
    publish(account: string, type: string, object: AnyObject, previous?: object) {
      const sent = newEvent(setup.state, setup.now(), { account, type, object, previous })
      setup.state.events.push(sent)
      dispatch(courier, sent)
      setup.save()
    },
    /** One delivery now, whatever the mode; `undefined` when there is no such event. */
    async resend(id: string) {
      const sent = setup.state.events.find(({ event }) => event.id === id)
      if (!sent) return undefined
      const delivery = await attempt(courier, sent)
      return { id, delivered: isSuccess(delivery), ...delivery }
    },
    setMode(mode: WebhookMode) {
      courier.mode = mode
    },
    /** Resolves when nothing is on its way any more. */
    async idle() {
      while (courier.running.size > 0) await Promise.all(courier.running)
    },
    async close() {
      stopping.abort()
      await Promise.all(courier.running)
    },
  }
}

function dispatch(courier: Courier, sent: SentEvent) {
  const { mode, held } = courier
  if (mode === "off") sent.state = "dropped"
  else if (mode === "delayed") track(courier, later(courier, sent))
  else if (mode === "reordered") {
    held.push(sent)
    if (held.length === 1) track(courier, release(courier))
  } else enqueue(courier, sent, mode === "duplicated" ? 2 : 1)
}

/** First tries go out one after the other, retries on their own time. */
function enqueue(courier: Courier, sent: SentEvent, copies = 1) {
  courier.line = courier.line.then(async () => {
    if (courier.stopping.signal.aborted) return
    await Promise.all(Array.from({ length: copies }, () => attempt(courier, sent)))
    if (sent.state === "waiting") track(courier, retry(courier, sent))
  })
  track(courier, courier.line)
}

async function release(courier: Courier) {
  await sleep(reorderMilliseconds, undefined, { signal: courier.stopping.signal })
  for (const sent of courier.held.splice(0).reverse()) enqueue(courier, sent)
}

async function later(courier: Courier, sent: SentEvent) {
  await sleep(delayMilliseconds, undefined, { signal: courier.stopping.signal })
  enqueue(courier, sent)
}

async function retry(courier: Courier, sent: SentEvent) {
  for (const milliseconds of retryMilliseconds) {
    await sleep(milliseconds, undefined, { signal: courier.stopping.signal })
    if (courier.mode === "off" || sent.state !== "waiting") break
    await attempt(courier, sent)
  }
  if (sent.state === "waiting") sent.state = courier.mode === "off" ? "dropped" : "failed"
  courier.save()
}

async function attempt(courier: Courier, sent: SentEvent) {
  const { endpoints, now, stopping, save } = courier
  const delivery = await deliver(sent, { endpoints, now, signal: stopping.signal })
  save()
  return delivery
}

/** What was stopped half-way stays waiting, and goes out after the next start. */
function track({ running }: Courier, work: Promise<unknown>) {
  const ended = work.catch(() => {}).finally(() => running.delete(ended))
  running.add(ended)
}

type Happening = { account: string; type: string; object: AnyObject; previous?: object }

/** What Stripe tells of a happening. */
export function newEvent(
  state: State,
  now: number,
  { account, type, object, previous }: Happening,
): SentEvent {
  const connected = account !== state.platform
  const event = {
    id: newId("evt"),
    object: "event",
    ...(connected && { account }),
    api_version: Stripe.API_VERSION,
    created: Math.floor(now / 1000),
    data: {
      object: structuredClone(object) as never,
      ...(previous && { previous_attributes: structuredClone(previous) }),
    },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: type as Stripe.Event.Type,
  } satisfies Stripe.EventBase
  return { event, endpoint: connected ? "connect" : "platform", state: "waiting", deliveries: [] }
}
