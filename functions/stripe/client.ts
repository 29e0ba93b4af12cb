import Stripe from "stripe"
import { env } from "../env.ts"
import { stripeSecret } from "../secrets.ts"

/** Below the 30 seconds that the HTTP API gives us, retries included. */
const timeoutMilliseconds = 6000
const retries = 2

function clientOf(apiKey: string) {
  const { protocol, hostname, port } = new URL(env.STRIPE_API_URL)
  const scheme = protocol === "http:" ? "http" : "https"
  return new Stripe(apiKey, {
    protocol: scheme,
    host: hostname,
    port: port || (scheme === "http" ? 80 : 443),
    timeout: timeoutMilliseconds,
    maxNetworkRetries: retries,
    telemetry: false,
  })
}

let known: { apiKey: string; client: Stripe } | undefined

export async function stripe(): Promise<Stripe> {
  const { apiKey } = await stripeSecret()
  if (known?.apiKey !== apiKey) known = { apiKey, client: clientOf(apiKey) }
  return known.client
}
