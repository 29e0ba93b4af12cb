import { parentPort } from "node:worker_threads"
import * as z from "zod"
import { routeTable } from "../../../functions/routes.ts"

const schemaOf = (schema: z.ZodType | null, io: "input" | "output") =>
  schema && z.toJSONSchema(schema, { io, unrepresentable: "any" })

/** Shows `routeTable` as `GET /_local/routes` answers it. */
const shown = routeTable.map(({ method, path, entry, who, needs, scope, stepUp, limit, input, output }) => ({
  method,
  path,
  entry,
  principals: who === "person" ? ["staff", "contact"] : [who],
  permission: needs,
  scope,
  stepUp: stepUp === true,
  limit,
  schemas: { input: schemaOf(input, "input"), output: schemaOf(output, "output") },
}))

parentPort?.postMessage(JSON.parse(JSON.stringify(shown)))
