import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { Faults } from "../machine/faults.ts"
import { body, listen } from "../machine/http.ts"
import type { Keyring } from "./access/principals.ts"
import { isRefusal, refusal } from "./access/refusal.ts"
import { checkSignature, readClaim, type SignedRequest } from "./access/signature.ts"
import type { S3 } from "./s3/s3.ts"
import type { Answer, Service } from "./service.ts"

type GatewayOptions = {
  keyring: Keyring
  faults: Faults
  now: () => number
  /** By the service name of a signature's scope; where several sign by one name, the request tells which it is. */
  services: Record<string, Service | ((request: SignedRequest) => Service)>
  s3: S3
  port?: number
}

/** The one endpoint of all AWS services: who signed, is it allowed, which service, what happened. */
export async function startGateway(options: GatewayOptions) {
  const server = createServer((incoming, response) => {
    serve(options, incoming, response).catch((error) => {
      console.error(error)
      response.writeHead(500).end()
    })
  })
  const port = await listen(server, options.port ?? 0)
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() && server.closeAllConnections() }
}

async function serve(options: GatewayOptions, incoming: IncomingMessage, response: ServerResponse) {
  const [path = "/", query = ""] = (incoming.url ?? "/").split("?")
  const headers = incoming.headers as Record<string, string>
  const request = { method: incoming.method ?? "GET", path, query, headers, body: await body(incoming) }
  const browser = options.s3.crossOrigin(request)
  const answer =
    request.method === "OPTIONS" ? { status: browser ? 200 : 403 } : await handle(options, request)
  response.writeHead(answer.status, {
    // The SDK corrects its own clock by this header, so it has to carry the local cloud's time.
    date: new Date(options.now()).toUTCString(),
    ...browser,
    ...answer.headers,
  })
  response.end(request.method === "HEAD" ? undefined : answer.body)
}

async function handle(options: GatewayOptions, request: SignedRequest): Promise<Answer> {
  const claim = readClaim(request)
  if (!claim) return options.s3.post(request)
  const known = options.services[claim.service]
  const service = typeof known === "function" ? known(request) : known
  if (!service) return { status: 400, body: `The local cloud has no service ${claim.service}.` }
  const operation = service.operationOf(request)
  const fault = await options.faults.take(claim.service, operation)
  try {
    const keys = options.keyring.find(claim.accessKeyId, claim.sessionToken)
    checkSignature(request, claim, keys)
    if (fault === "throttle") throw refusal("ThrottlingException", "Rate exceeded", 400)
    if (fault === "fail-before") throw failed()
    const answer = await service.run({ principal: keys.principal, operation, request })
    if (fault === "fail-after") throw failed()
    return answer
  } catch (error) {
    if (!isRefusal(error)) console.error(error)
    return service.refuse(isRefusal(error) ? error : failed())
  }
}

const failed = () => refusal("InternalServerError", "The request processing has failed.", 500)
