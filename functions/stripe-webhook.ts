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
import { refreshAccount } from "./payments/connect.ts"
import { settle } from "./payments/settle.ts"
import { stripeSecret } from "./secrets.ts"
import { newsOf } from "./stripe/news.ts"
import { readWebhook } from "./stripe/signature.ts"

const takesRealMoney = env.STAGE === "prod"

/** Set aside for somebody to look at, and answered as taken: Stripe could only send the same again. */
function quarantine(event: Stripe.Event, reason: string) {
  const { id, type, account } = event
  log("error", { message: "webhook set aside", alarm: "webhook_quarantined", reason, id, type, account })
}

/** A production endpoint for connected accounts is sent their test events too; those are not money (R35). */
async function takeConnected(event: Stripe.Event, requestId: string) {
  if (!event.account) return quarantine(event, "no account")
  const known = await findStripeAccount(event.account)
  if (!known) return quarantine(event, "an account of no tenant")
  const ctx = systemCtx(known.tenantId, requestId)
  if (event.type === "account.updated") {
    await refreshAccount(ctx)
    return
  }
  const news = newsOf(event)
  if (!news) return
  if (news.tenantId !== known.tenantId) return quarantine(event, "names another tenant")
  await settle(ctx, news, event.account)
}

async function take(event: Stripe.Event, requestId: string) {
  if (event.livemode !== takesRealMoney) {
    const { id, type, livemode } = event
    return log("warn", {
      message: "webhook of the other mode",
      id,
      type,
      livemode,
    })
  }
  return takeConnected(event, requestId)
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
  // The platform's own events tell of subscriptions, which nothing here follows yet.
  if (request.rawPath.endsWith("/connect")) await take(event, request.requestContext.requestId)
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
