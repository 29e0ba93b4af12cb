import { createHmac } from "node:crypto"
import { post } from "./http/post.ts"
import type { Delivery, SentEvent } from "./state.ts"

type Endpoint = { url: string; secret: string; headers?: Record<string, string> }
export type Endpoints = { connect: Endpoint; platform: Endpoint }
type Road = { endpoints: Endpoints; now: () => number; signal: AbortSignal }

/** One signed POST of the event, recorded with what came back. */
export async function deliver(sent: SentEvent, { endpoints, now, signal }: Road): Promise<Delivery> {
  const { url, secret, headers } = endpoints[sent.endpoint]
  const body = JSON.stringify(sent.event, null, 2)
  const at = now()
  const signature = sign(body, secret, Math.floor(at / 1000))
  const started = performance.now()
  const result = await post(url, body, { ...headers, "stripe-signature": signature }, signal)
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

export const isSuccess = ({ status }: Delivery) => status !== undefined && status >= 200 && status < 300
