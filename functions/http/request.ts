import { timingSafeEqual } from "node:crypto"
import type { APIGatewayProxyEventV2 } from "aws-lambda"
import { AppError, forbidden, invalid } from "../../shared/errors.ts"
import { addressOf } from "../env.ts"
import { sessionSecret } from "../secrets.ts"

function sameText(a: string, b: string) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * The portal or staff host that the viewer asked. Only our edge can say it: it alone knows the origin secret,
 * and it overwrites whatever the viewer sent (R12). Two secrets are accepted while one is being rotated.
 */
export async function viewerHost(event: APIGatewayProxyEventV2): Promise<string> {
  const given = event.headers["x-origin-secret"] ?? ""
  const { originSecret, originSecretPrevious } = await sessionSecret()
  const known =
    sameText(given, originSecret) || (originSecretPrevious && sameText(given, originSecretPrevious))
  if (!known) throw forbidden("not_through_the_edge")
  const host = event.headers["x-portico-host"] ?? ""
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(host)) throw forbidden("not_through_the_edge")
  return host
}

/** CloudFront's word for the viewer's address; what the viewer claims in `x-forwarded-for` counts for nothing. */
export function viewerAddress(event: APIGatewayProxyEventV2) {
  const viewer = event.headers["cloudfront-viewer-address"]
  return viewer ? viewer.slice(0, viewer.lastIndexOf(":")) : event.requestContext.http.sourceIp
}

const safeMethods = ["GET", "HEAD"]

/**
 * Another site, a sibling tenant among them, cannot make a browser act here (R30). Tenants share a parent domain, so
 * for the browser's SameSite they are one site: what counts is the origin (R15).
 */
export function refuseForeignOrigin(event: APIGatewayProxyEventV2, host: string) {
  if (safeMethods.includes(event.requestContext.http.method)) return
  const { origin, "sec-fetch-site": fetchSite = "same-origin" } = event.headers
  if (origin !== addressOf(host) || fetchSite !== "same-origin") throw forbidden("foreign_origin")
}

/** All that a mail program sends (RFC 8058, section 3.1). */
const oneClickBody = "List-Unsubscribe=One-Click"

const isOneClick = ({ body, isBase64Encoded }: APIGatewayProxyEventV2) =>
  typeof body === "string" &&
  (isBase64Encoded ? Buffer.from(body, "base64").toString() : body).trim() === oneClickBody

/** Path, query and body as one object: the schema decides which names may come. A name may come only once. */
export function inputOf(event: APIGatewayProxyEventV2): Record<string, unknown> {
  const body: unknown = isOneClick(event) ? undefined : event.body
  if (body !== undefined && body !== null && body !== "" && (typeof body !== "object" || Array.isArray(body)))
    throw new AppError("invalid_input", "the body must be a JSON object", {
      reason: "not_json",
    })
  const parts = [event.queryStringParameters ?? {}, (body || {}) as object, event.pathParameters ?? {}]
  const names = parts.flatMap((part) => Object.keys(part)).filter((name) => name !== "proxy")
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice) throw invalid({ [twice]: "given_twice" })
  return Object.fromEntries(
    parts.flatMap((part) => Object.entries(part)).filter(([name]) => name !== "proxy"),
  )
}
