import { createContext, Script } from "node:vm"
import type { HttpRequest } from "../lambda/http-api.ts"

type Values = Record<string, { value: string; multiValue?: { value: string }[] }>
export type EdgeRequest = {
  method: string
  uri: string
  querystring: Values
  headers: Values
  cookies: Values
}
export type EdgeResponse = { statusCode: number; headers?: Values; body?: string | { data: string } }

type EdgeFunction = (request: EdgeRequest, ip: string) => EdgeRequest | EdgeResponse

/** Only against an endless loop: this is wall time, and a busy machine takes its time. */
const timeoutMs = 5000

/** The deployed CloudFront function, run as it is; its variables begin anew with each call, as on AWS. */
export function compileEdgeFunction(code: string): EdgeFunction {
  const script = new Script(`(() => {${code}\n;return JSON.stringify(handler(JSON.parse(event)))})()`)
  const context = createContext({ event: "" })
  return (request, ip) => {
    const event = { version: "1.0", context: { eventType: "viewer-request" }, viewer: { ip }, request }
    context.event = JSON.stringify(event)
    return JSON.parse(script.runInContext(context, { timeout: timeoutMs }))
  }
}

/** A request as CloudFront shows it to the function. */
export function viewOf({ method, path, query, headers }: HttpRequest): EdgeRequest {
  const { cookie = "", ...others } = headers
  const cookies = cookie
    .split("; ")
    .filter(Boolean)
    .map((pair) => pair.split(/=(.*)/s))
  return {
    method,
    uri: path,
    querystring: asValues([...new URLSearchParams(query)]),
    headers: asValues(Object.entries(others)),
    cookies: asValues(cookies.map(([name = "", value = ""]) => [name, value])),
  }
}

const asValues = (pairs: [string, string][]): Values =>
  Object.fromEntries(pairs.map(([name, value]) => [name, { value }]))

export const valuesOf = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]))
