import type { IncomingMessage, ServerResponse } from "node:http"
import { refusal } from "./problem.ts"

const bodyBytesMax = 1_000_000

export async function readBody(request: IncomingMessage) {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > bodyBytesMax)
      throw refusal({ status: 413, type: "invalid_request_error", message: "Request body is too large." })
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}

export const headerOf = (request: IncomingMessage, name: string) => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(", ") : value
}

export type Answer = { status: number; headers?: Record<string, string>; body: string }

export function send(response: ServerResponse, { status, headers, body }: Answer) {
  response.writeHead(status, { "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers })
  response.end(body)
}

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body, null, 2),
})

export const pageAnswer = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", "referrer-policy": "no-referrer" },
  body,
})

/** An absolute address is normalised, for a header cannot carry what is not ASCII. */
export const redirect = (location: string): Answer => ({
  status: 303,
  headers: { location: URL.parse(location)?.href ?? location },
  body: "",
})
