import type { Visitor } from "../../infra/local/visitor.ts"
import type { sampleOf } from "./isolation/sample.ts"

/** A route as `GET /_local/routes` tells it. */
export type RouteEntry = {
  method: string
  path: string
  principals: string[]
  permission: string | null
  scope?: "read" | "write"
  stepUp: boolean
  schemas: { input: Parameters<typeof sampleOf>[0] & { properties?: Record<string, object> } }
}

/** Every route there is; whoever asks is told. */
export const routesOf = async (visitor: Visitor): Promise<RouteEntry[]> =>
  (await visitor.call("GET /_local/routes")).body
