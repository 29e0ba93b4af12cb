import { createHmac } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import Stripe from "stripe"
import { post } from "./http/post.ts"
import { type AnyObject, type Delivery, newId, type SentEvent, type State } from "./state.ts"

export const webhookModes = ["on", "off", "delayed", "duplicated", "reordered"] as const
export type WebhookMode = (typeof webhookModes)[number]
export type Endpoint = { url: string; secret: string; headers?: Record<string, string> }
export type Endpoints = { connect: Endpoint; platform: Endpoint }

/** Stripe retries for days; here a handful of tries in a few real seconds tells the same story. */
const retryMilliseconds = [250, 500, 1000, 2000]
const delayMilliseconds = 3000
/** Events that come this close together arrive newest first when reordered. */
const reorderMilliseconds = 400

type Setup = { state: State; now: () => number; endpoints: Endpoints; save: () => void }

/** Makes events of what happened and delivers them, signed, to the endpoint they belong to. */
export function startWebhooks(setup: Setup) {
  const { state, now, save } = setup
  const stopping = new AbortController()
  const running = new Set<Promise<unknown>>()
  let mode: WebhookMode = "on"
  let held: SentEvent[] = []
  let line = Promise.resolve()

  function track(work: Promise<unknown>) {
    const ended = work.catch(() => {}).finally(() => running.delete(ended))
    running.add(ended)
  }
  const attempt = async (sent: SentEvent) => {
    const delivery = await deliver(sent, setup)
    save()
    return delivery
  }
  async function retry(sent: SentEvent) {
    for (const milliseconds of retryMilliseconds) {
      await sleep(milliseconds, undefined, { signal: stopping.signal })
      if (mode === "off" || sent.state !== "waiting") break
      await attempt(sent)
    }
    if (sent.state === "waiting") sent.state = mode === "off" ? "dropped" : "failed"
    save()
  }
  /** First tries go out one after the other, retries on their own time. */
  function enqueue(sent: SentEvent, copies = 1) {
    line = line.then(async () => {
      await Promise.all(Array.from({ length: copies }, () => attempt(sent)))
      if (sent.state === "waiting") track(retry(sent))
    })
    track(line)
  }
  async function release() {
    await sleep(reorderMilliseconds, undefined, { signal: stopping.signal })
    for (const sent of held.splice(0).reverse()) enqueue(sent)
  }
  async function later(sent: SentEvent) {
    await sleep(delayMilliseconds, undefined, { signal: stopping.signal })
    enqueue(sent)
  }
  function dispatch(sent: SentEvent) {
    if (mode === "off") sent.state = "dropped"
    else if (mode === "delayed") track(later(sent))
    else if (mode === "reordered") {
      held.push(sent)
      if (held.length === 1) track(release())
    } else enqueue(sent, mode === "duplicated" ? 2 : 1)
  }

  for (const sent of state.events) if (sent.state === "waiting") enqueue(sent)

  return {
    publish(account: string, type: string, object: AnyObject, previous?: object) {
      const sent = newEvent(state, now(), { account, type, object, previous })
      state.events.push(sent)
      dispatch(sent)
      save()
    },
    /** One delivery now, whatever the mode; `undefined` when there is no such event. */
    async resend(id: string) {
      const sent = state.events.find(({ event }) => event.id === id)
      if (!sent) return undefined
      const delivery = await attempt(sent)
      return { id, delivered: isSuccess(delivery), ...delivery }
    },
    setMode(next: WebhookMode) {
      mode = next
    },
    /** Resolves when nothing is on its way any more. */
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
    async close() {
      stopping.abort()
      held = []
      await Promise.all(running)
    },
  }
}

type Happening = { account: string; type: string; object: AnyObject; previous?: object }

function newEvent(state: State, now: number, { account, type, object, previous }: Happening): SentEvent {
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

async function deliver(sent: SentEvent, { endpoints, now }: Setup): Promise<Delivery> {
  const { url, secret, headers } = endpoints[sent.endpoint]
  const body = JSON.stringify(sent.event, null, 2)
  const at = now()
  const signature = sign(body, secret, Math.floor(at / 1000))
  const started = performance.now()
  const result = await post(url, body, { ...headers, "stripe-signature": signature })
  const milliseconds = Math.round(performance.now() - started)
  const delivery = { at: new Date(at).toISOString(), ...result, milliseconds }
  sent.deliveries.push(delivery)
  if (isSuccess(delivery)) {
    sent.state = "delivered"
    sent.event.pending_webhooks = 0
  }
  return delivery
}

/** docs.stripe.com/webhooks/signature: an HMAC of the time and the raw body. */
function sign(body: string, secret: string, seconds: number) {
  const v1 = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")
  return `t=${seconds},v1=${v1}`
}

const isSuccess = ({ status }: Delivery) => status !== undefined && status >= 200 && status < 300
