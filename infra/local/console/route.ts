import type { Json } from "../aws/service.ts"
import type { Cloud } from "../cloud.ts"
import type { HttpAnswer } from "../lambda/http-api.ts"

export type ConsoleCall = {
  params: Record<string, string>
  input: Json
  body: Buffer
  query: URLSearchParams
}
export type ConsoleRoute = {
  on: string
  /** The body is not JSON. */
  raw?: boolean
  run: (cloud: Cloud, call: ConsoleCall) => HttpAnswer | Promise<HttpAnswer>
}

const answer = (status: number, type: string, body: string | Buffer): HttpAnswer => ({
  status,
  headers: { "content-type": type, "cache-control": "no-store" },
  cookies: [],
  body: Buffer.from(body),
})

export const json = (value: unknown) => answer(200, "application/json", JSON.stringify(value))
export const text = (body: string | Buffer, type = "text/plain; charset=utf-8") => answer(200, type, body)
export const problem = (status: number, title: string) =>
  answer(status, "application/problem+json", JSON.stringify({ type: "about:blank", title, status }))
