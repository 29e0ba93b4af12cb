import { join } from "node:path"
import type { SecretValues } from "./aws/secret-values.ts"
import type { Stack } from "./stack/types.ts"
import { startStripe } from "./stripe/server.ts"

type OutsideOptions = {
  now: () => number
  /** Where to keep state; nowhere when left out. */
  folder: string | undefined
  port: number
  secrets: SecretValues
  stack: Stack
}

const secretsOfWebhooks = { connect: "whsec_local_connect", platform: "whsec_local_platform" }

/** What lies outside of AWS: Stripe, which talks back to us through the edge like anybody else. */
export async function startOutside({ now, folder, port, secrets, stack }: OutsideOptions) {
  const endpoint = (name: keyof typeof secretsOfWebhooks) => ({
    url: `http://127.0.0.1:${port}/api/stripe/${name}`,
    secret: secretsOfWebhooks[name],
  })
  const stripe = await startStripe({
    now,
    state: folder && join(folder, "stripe"),
    webhooks: { connect: endpoint("connect"), platform: endpoint("platform") },
  })
  const secretArn = stack.functions.map(({ environment }) => environment.STRIPE_SECRET_ARN).find(Boolean)
  if (secretArn)
    secrets[secretArn] = JSON.stringify({
      apiKey: stripe.apiKey,
      connectWebhookSecret: secretsOfWebhooks.connect,
      platformWebhookSecret: secretsOfWebhooks.platform,
    })
  return { stripe, environment: { STRIPE_API_URL: stripe.url } }
}
