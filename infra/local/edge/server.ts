import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http"
import { createServer as createSecureServer } from "node:https"
import type { SecureContext } from "node:tls"
import type { HttpAnswer, HttpRequest } from "../lambda/http-api.ts"
import { body, listen } from "../machine/http.ts"
import type { Certificate } from "./certificate.ts"

type Serve = (request: HttpRequest) => Promise<HttpAnswer>

type Security = {
  certificate: Certificate
  /** For who asks for a host that brought its own; undefined: the one above. */
  contextOf: (host: string) => Promise<SecureContext> | undefined
}

/** The port people open, plain or with a certificate; which site it is depends on the Host header. */
export async function startServer(serve: Serve, port: number, security?: Security) {
  const listener: RequestListener = (incoming, response) => {
    respond(serve, incoming, response).catch((error) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(502)
      response.end()
    })
  }
  const server = security ? openSecure(security, listener) : createServer(listener)
  const bound = await listen(server, port)
  return {
    port: bound,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function openSecure({ certificate, contextOf }: Security, listener: RequestListener) {
  const SNICallback = (host: string, done: (error: Error | null, context?: SecureContext) => void) => {
    Promise.resolve(contextOf(host)).then((context) => done(null, context), done)
  }
  return createSecureServer({ ...certificate, SNICallback }, listener)
}

async function respond(serve: Serve, incoming: IncomingMessage, response: ServerResponse) {
  const request = await requestOf(incoming)
  const answer = await serve(request)
  const { etag } = answer.headers
  const unchanged = answer.status === 200 && etag !== undefined && request.headers["if-none-match"] === etag
  response.writeHead(unchanged ? 304 : answer.status, {
    ...answer.headers,
    ...(answer.cookies.length > 0 && { "set-cookie": answer.cookies }),
    ...(!unchanged && { "content-length": answer.body.length }),
  })
  response.end(unchanged || incoming.method === "HEAD" ? undefined : answer.body)
}

async function requestOf(incoming: IncomingMessage): Promise<HttpRequest> {
  const [path = "/", ...query] = (incoming.url ?? "/").split("?")
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")])
  return {
    method: incoming.method ?? "GET",
    path,
    query: query.join("?"),
    headers: Object.fromEntries(headers),
    body: await body(incoming),
    sourceIp: (incoming.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, ""),
  }
}
