import middy from "@middy/core"
import httpHeaderNormalizer from "@middy/http-header-normalizer"
import httpSecurityHeaders from "@middy/http-security-headers"
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda"
import type Stripe from "stripe"
import { notFound } from "../shared/errors.ts"
import { systemCtx } from "./context.ts"
import { findStripeAccount } from "./directory.ts"
import { env } from "./env.ts"
import { errorResponse } from "./http/errors.ts"
import { viewerHost } from "./http/request.ts"
import { log } from "./log.ts"
import { takeEvent } from "./payments/on-stripe-event.ts"
import { takePlatform } from "./plans/on-stripe-event.ts"
import { stripeSecret } from "./secrets.ts"
import { quarantine } from "./stripe/quarantine.ts"
import { readWebhook } from "./stripe/signature.ts"
import { handle, keep } from "./stripe-events/keep.ts"

const takesRealMoney = env.STAGE === "prod"

/** A production endpoint for connected accounts is sent their test events too; those are not money (R35). */
async function takeConnected(event: Stripe.Event, body: string, requestId: string) {
  if (!event.account) return quarantine(event, "no account")
  const known = await findStripeAccount(event.account)
  if (!known) return quarantine(event, "an account of no tenant")
  const ctx = systemCtx(known.tenantId, requestId)
  const told = { ctx, event, accountId: event.account }
  await keep(ctx, { ...told, body })
  return handle(ctx, event.id, () => takeEvent(told))
}

async function take(event: Stripe.Event, body: Buffer, path: string, requestId: string) {
  if (event.livemode !== takesRealMoney) {
    const { id, type, livemode } = event
    return log("warn", {
      message: "webhook of the other mode",
      id,
      type,
      livemode,
    })
  }
  if (!path.endsWith("/connect")) return takePlatform(event, requestId)
  return takeConnected(event, body.toString("utf8"), requestId)
}

async function receive(request: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  await viewerHost(request)
  const { connectWebhookSecret, platformWebhookSecret } = await stripeSecret()
  const secrets = new Map([
    ["/api/stripe/connect", connectWebhookSecret],
    ["/api/stripe/platform", platformWebhookSecret],
  ])
  const secret = secrets.get(request.rawPath)
  if (!secret) throw notFound()
  const body = Buffer.from(request.body ?? "", request.isBase64Encoded ? "base64" : "utf8")
  const now = new Date().toISOString()
  const event = readWebhook(body, request.headers["stripe-signature"], secret, now)
  await take(event, body, request.rawPath, request.requestContext.requestId)
  return {
    statusCode: 200,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ received: true }),
  }
}

/** A bad signature is the sender's fault (400); our own failures answer 500, so that Stripe sends again. */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(httpSecurityHeaders())
  .use(httpHeaderNormalizer())
  .use(errorResponse())
  .handler(receive)
