import { globSync } from "node:fs"
import * as z from "zod"
import type { routeTable } from "../functions/routes.ts"
import { errorStatus } from "../shared/errors.ts"

export type Route = (typeof routeTable)[number]
export type Schema = Record<string, unknown>

const root = new URL("..", import.meta.url)

export const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })

/** `POST /api/staff/customers/{id}` is `postStaffCustomersById`. */
export function operationId({ method, path }: Route) {
  const words = path
    .replace("/api/", "")
    .replace(/\{(\w+)\}/g, "by-$1")
    .split(/[^a-z0-9]+/i)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")
}

/** The named schemas of `shared`, so that an answer says `Invoice` and not its thirty fields again. */
async function namedSchemas() {
  const registry = z.registry<{ id: string }>()
  for (const file of globSync("shared/*.ts", { cwd: root }).sort())
    for (const [name, value] of Object.entries(await import(new URL(file, root).href)))
      if (value instanceof z.ZodObject && !registry.has(value)) registry.add(value, { id: name })
  return registry
}

/** Every schema of the registry by its name. */
function schemasOf(registry: Awaited<ReturnType<typeof namedSchemas>>) {
  const { schemas } = z.toJSONSchema(registry, {
    io: "output",
    unrepresentable: "any",
    uri: (id) => `#/components/schemas/${id}`,
    // Answers grow: who reads them has to pass over fields that came later.
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  return new Map(
    Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema as Schema] as const),
  )
}

/** Adds to `used` every schema that this one refers to, and those that they do. */
function follow(schema: Schema, all: Map<string, Schema>, used: Set<string>) {
  for (const [, id = ""] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (used.has(id)) continue
    used.add(id)
    follow(all.get(id) ?? {}, all, used)
  }
}

/** The schema of each route's answer, with the named schemas that they lead to. Files have none. */
export async function describeAnswers(routes: Route[]) {
  const named = await namedSchemas()
  for (const route of routes)
    if (route.output && !named.has(route.output)) named.add(route.output, { id: operationId(route) })
  const all = schemasOf(named)
  const answers = new Map<string, Schema>()
  const used = new Set<string>()
  for (const route of routes) {
    const id = route.output && named.get(route.output)?.id
    if (!id) continue
    const schema = id === operationId(route) ? (all.get(id) ?? {}) : ref("schemas", id)
    answers.set(route.on, schema)
    follow(schema, all, used)
  }
  return { answers, components: Object.fromEntries([...all].filter(([id]) => used.has(id))) }
}

export const problem: Schema = {
  type: "object",
  description: "RFC 9457. `code` is for programs, `reason` and `fields` are keys that the apps translate.",
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer", enum: Object.values(errorStatus) },
    code: { type: "string", enum: Object.keys(errorStatus) },
    reason: { type: "string" },
    fields: { type: "object", additionalProperties: { type: "string" } },
    requestId: { type: "string" },
  },
  required: ["type", "title", "status", "code", "requestId"],
}

/** The refusals that any route may answer with, by status. */
export const refusals = Object.fromEntries(
  Object.entries(errorStatus).map(([code, status]) => [String(status), ref("responses", code)]),
)

export const responses = Object.fromEntries(
  Object.keys(errorStatus).map((code) => [
    code,
    {
      description: `A problem with the code \`${code}\`.`,
      content: { "application/problem+json": { schema: ref("schemas", "Problem") } },
    },
  ]),
)
