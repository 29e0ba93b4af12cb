import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { HttpRoute } from "../stack/types.ts"
import type { LocalFunction } from "./functions.ts"

export type HttpRequest = {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: Buffer
  sourceIp: string
}
export type HttpAnswer = { status: number; headers: Record<string, string>; cookies: string[]; body: Buffer }

type Route = HttpRoute & { pattern: RegExp; weight: number }

const requestBytesMax = 10 * 1024 * 1024
const responseBytesMax = 6 * 1024 * 1024
const integrationTimeoutMs = 30_000

/** The HTTP API: finds the function of a request, hands it a version 2.0 event, reads its answer. */
export function makeHttpApi(routes: HttpRoute[], functions: Map<string, LocalFunction>, now: () => number) {
  const compiled = routes.map(compile).sort((a, b) => b.weight - a.weight)

  return async function serve(request: HttpRequest): Promise<HttpAnswer> {
    const route = compiled.find((each) => matches(each, request))
    const target = route && functions.get(route.functionName)
    if (!route || !target) return message(404, "Not Found")
    if (request.body.length > requestBytesMax) return message(413, "Request Too Large")
    const event = eventOf(request, route, now())
    const outcome = await Promise.race([target.invoke(event), timeout()])
    if (outcome === undefined || outcome.error?.errorType === "Sandbox.Timedout")
      return message(503, "Service Unavailable")
    if (outcome.error) return message(500, "Internal Server Error")
    return answerOf(outcome.result)
  }
}

const timeout = () => sleep(integrationTimeoutMs, undefined, { ref: false })

const message = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  cookies: [],
  body: Buffer.from(JSON.stringify({ message: text })),
})

/** The most specific route wins: full paths over `{proxy+}`, a named method over ANY. */
function compile(route: HttpRoute): Route {
  const source = route.path
    .split(/(\{\w+\+?\})/)
    .map((part) => part.replace(/^\{(\w+)\+\}$/, "(?<$1>.+)").replace(/^\{(\w+)\}$/, "(?<$1>[^/]+)"))
    .map((part) => (part.startsWith("(?<") ? part : part.replace(/[.*+?^$()|[\]\\]/g, "\\$&")))
  const weight = route.path.replace(/\{\w+\+\}/, "").length * 2 + (route.method === "ANY" ? 0 : 1)
  return { ...route, pattern: new RegExp(`^${source.join("")}$`), weight }
}

const matches = (route: Route, { method, path }: HttpRequest) =>
  (route.method === "ANY" || route.method === method) && route.pattern.test(path)

function eventOf(request: HttpRequest, route: Route, at: number) {
  const { cookie, ...headers } = request.headers
  const text = isText(headers["content-type"] ?? "")
  const parameters = new URLSearchParams(request.query)
  const query = [...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key).join(",")])
  return {
    version: "2.0",
    routeKey: `${route.method} ${route.path}`,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie && { cookies: cookie.split("; ") }),
    headers,
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    pathParameters: { ...route.pattern.exec(request.path)?.groups },
    requestContext: contextOf(request, route, at),
    ...(request.body.length > 0 && { body: request.body.toString(text ? "utf8" : "base64") }),
    isBase64Encoded: request.body.length > 0 && !text,
  }
}

function contextOf({ method, path, headers, sourceIp }: HttpRequest, route: Route, at: number) {
  return {
    accountId: "local",
    apiId: "local",
    domainName: headers.host ?? "",
    domainPrefix: "local",
    http: { method, path, protocol: "HTTP/1.1", sourceIp, userAgent: headers["user-agent"] ?? "" },
    requestId: randomUUID(),
    routeKey: `${route.method} ${route.path}`,
    stage: "$default",
    time: new Date(at).toUTCString(),
    timeEpoch: at,
  }
}

const isText = (type: string) =>
  /^(text\/|application\/(json|javascript|xml|[\w.+-]*\+(json|xml)))/.test(type)

type Structured = {
  statusCode?: number
  headers?: Record<string, unknown>
  cookies?: string[]
  body?: string
  isBase64Encoded?: boolean
}

/** An answer without a status code is the body itself, as the HTTP API reads it. */
function answerOf(result: unknown): HttpAnswer {
  const structured = result !== null && typeof result === "object" && "statusCode" in result
  const plain: Structured = {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(result),
  }
  const {
    statusCode = 200,
    headers = {},
    cookies = [],
    body = "",
    isBase64Encoded,
  } = structured ? (result as Structured) : plain
  if (Buffer.byteLength(body) > responseBytesMax) return message(500, "Internal Server Error")
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  return {
    status: statusCode,
    headers: Object.fromEntries(named),
    cookies,
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
  }
}
