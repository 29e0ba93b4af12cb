import { resolveSecrets, type SecretValues } from "../aws/secret-values.ts"
import type { HttpAnswer, HttpRequest } from "../lambda/http-api.ts"
import type { EdgeDefinition } from "../stack/types.ts"
import { type Compressed, compressFor } from "./compress.ts"
import {
  compileEdgeFunction,
  type EdgeRequest,
  type EdgeResponse,
  valuesOf,
  viewOf,
} from "./edge-function.ts"
import type { Hosts } from "./hosts.ts"
import type { Site } from "./site.ts"

type EdgeOptions = {
  /** None when the template has no distribution: then there is only the API. */
  definition: EdgeDefinition | undefined
  secrets: SecretValues
  hosts: Hosts
  api: (request: HttpRequest) => Promise<HttpAnswer>
  site: Site
  /** Rewrites addresses of the deployment, in security headers, to those of this machine. */
  localise: (text: string) => string
}

export type Edge = (request: HttpRequest) => Promise<HttpAnswer>

const plain = (status: number, text: string): HttpAnswer => ({
  status,
  headers: { "content-type": "text/plain" },
  cookies: [],
  body: Buffer.from(text),
})

/** CloudFront: picks the behaviour, runs the real edge function, asks the origin, adds the headers. */
export function makeEdge({ definition, hosts, secrets, api, site, localise }: EdgeOptions): Edge {
  if (!definition) return api
  const behaviours = definition.behaviours.map((behaviour) => ({
    ...behaviour,
    pattern: patternOf(behaviour.pathPattern),
    viewerRequest: behaviour.viewerRequest && compileEdgeFunction(behaviour.viewerRequest),
    headers: Object.fromEntries(
      Object.entries(behaviour.headers).map(([name, value]) => [name, localise(value)]),
    ),
  }))

  async function fromOrigin(originId: string, request: HttpRequest): Promise<HttpAnswer> {
    const origin = definition?.origins[originId]
    if (origin?.kind !== "api") return site(request.path)
    const headers = Object.entries(origin.headers).map(([name, value]) => [
      name,
      resolveSecrets(value, secrets),
    ])
    // A custom origin header replaces whatever the viewer sent under its name.
    return api({ ...request, headers: { ...forwarded(request), ...Object.fromEntries(headers) } })
  }

  return async function serve(request: HttpRequest): Promise<HttpAnswer> {
    if (!hosts.isKnown(request))
      return plain(403, "Bad request. We can't connect to the server for this app.")
    const behaviour = behaviours.find(({ pattern }) => pattern.test(request.path))
    if (!behaviour) return plain(404, "Not Found")
    if (!behaviour.methods.includes(request.method))
      return plain(
        403,
        "This distribution is not configured to allow the HTTP request method that was used for this request.",
      )
    const passed = behaviour.viewerRequest
      ? behaviour.viewerRequest(viewOf(request), request.sourceIp)
      : undefined
    if (passed && "statusCode" in passed) return answerFrom(passed)
    const answer = await fromOrigin(behaviour.origin, passed ? rewritten(request, passed) : request)
    const finished = { ...answer, headers: { ...answer.headers, ...behaviour.headers } }
    return behaviour.compress
      ? compressFor(request.headers["accept-encoding"] ?? "", finished, compressed)
      : finished
  }
}

const compressed: Compressed = new Map()

const patternOf = (pathPattern: string) =>
  new RegExp(
    `^${pathPattern
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  )

function rewritten(request: HttpRequest, { uri, headers }: EdgeRequest): HttpRequest {
  const { cookie } = request.headers
  return { ...request, path: uri, headers: { ...valuesOf(headers), ...(cookie && { cookie }) } }
}

const answerFrom = ({ statusCode, headers = {}, body }: EdgeResponse): HttpAnswer => ({
  status: statusCode,
  headers: valuesOf(headers),
  cookies: [],
  body: Buffer.from(typeof body === "string" ? body : (body?.data ?? "")),
})

/** What CloudFront tells the API about the viewer; the viewer's own Host stays behind. */
function forwarded({ headers, sourceIp }: HttpRequest): Record<string, string> {
  const { host: _host, "accept-encoding": _encoding, "x-forwarded-for": before, ...rest } = headers
  return {
    ...rest,
    host: "api.local",
    "x-forwarded-for": before ? `${before}, ${sourceIp}` : sourceIp,
    "cloudfront-viewer-address": `${sourceIp}:0`,
    via: "2.0 local (CloudFront)",
  }
}
