import { globSync } from "node:fs"
import * as z from "zod"
import type { Env } from "../functions/env.ts"
import type { routeTable } from "../functions/routes.ts"
import { contactPermissions, staffPermissions } from "../shared/access.ts"
import { errorStatus } from "../shared/errors.ts"

/** `npm run openapi`: the API as an OpenAPI 3.1 document, made from the very table that routes the requests. */

type Route = (typeof routeTable)[number]
type Schema = Record<string, unknown>
type ObjectSchema = { properties?: Record<string, Schema>; required?: string[] }

const root = new URL("..", import.meta.url)

/** Functions parse their environment when they are loaded; describing them uses none of it. */
const unusedEnv: Env = {
  STAGE: "unused",
  TABLE_NAME: "unused",
  FILES_BUCKET: "unused",
  MAIL_QUEUE_URL: "unused",
  JOBS_QUEUE_URL: "unused",
  TENANT_ROLE_ARN: "unused",
  CUSTOMER_ROLE_ARN: "unused",
  DIRECTORY_ROLE_ARN: "unused",
  SESSION_SECRET_ARN: "unused",
  STRIPE_SECRET_ARN: "unused",
  BASE_DOMAIN: "unused",
  PUBLIC_URL: "https://{host}",
  STRIPE_API_URL: "https://unused.invalid",
}

const tags = {
  auth: "Signing up and in, links from mails, and the face of a portal. The host decides whether staff or a contact.",
  portal: "What a customer's contact sees and does, on the company's portal host.",
  staff: "What the company's staff see and do, on the staff host.",
  documents: "PDFs.",
  payments: "Paying with Stripe, and connecting the company's account.",
}

const problem: Schema = {
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

const session = (who: string) => ({
  type: "apiKey",
  in: "cookie",
  name: "__Host-session",
  description: `${who} Signing in sets it; POST /api/auth/refresh renews it.`,
})
const securitySchemes = {
  staff: session("A member of staff, on the staff host."),
  contact: session("A customer's contact, on the host of that company's portal."),
}

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })

/** The named schemas of `shared`, so that an answer says `Invoice` and not its thirty fields again. */
async function namedSchemas() {
  const registry = z.registry<{ id: string }>()
  for (const file of globSync("shared/*.ts", { cwd: root }).sort())
    for (const [name, value] of Object.entries(await import(new URL(file, root).href)))
      if (value instanceof z.ZodObject && !registry.has(value)) registry.add(value, { id: name })
  return registry
}

type Named = Awaited<ReturnType<typeof namedSchemas>>

/** Answers by operation, with the named schemas that they lead to. */
function outputsOf(routes: Route[], named: Named) {
  for (const route of routes)
    if (route.output && !named.has(route.output)) named.add(route.output, { id: operationId(route) })
  const { schemas } = z.toJSONSchema(named, {
    io: "output",
    unrepresentable: "any",
    uri: (id) => `#/components/schemas/${id}`,
  })
  const clean = ({ $schema, $id, ...schema }: Schema) => schema
  const all = new Map(Object.entries(schemas).map(([id, schema]) => [id, clean(schema as Schema)]))
  const outputs = new Map<string, Schema>()
  const used = new Set<string>()
  for (const route of routes) {
    const id = route.output && named.get(route.output)?.id
    if (!id) continue
    const isNamed = id !== operationId(route)
    const schema = isNamed ? ref("schemas", id) : (all.get(id) ?? {})
    outputs.set(route.on, schema)
    follow(schema, all, used)
  }
  return { outputs, components: Object.fromEntries([...all].filter(([id]) => used.has(id))) }
}

/** Adds to `used` every schema that this one refers to, and those that they do. */
function follow(schema: Schema, all: Map<string, Schema>, used: Set<string>) {
  for (const [, id = ""] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (used.has(id)) continue
    used.add(id)
    follow(all.get(id) ?? {}, all, used)
  }
}

/** `POST /api/staff/customers/{id}` is `postStaffCustomersById`. */
function operationId({ method, path }: Route) {
  const words = path
    .replace("/api/", "")
    .replace(/\{(\w+)\}/g, "by-$1")
    .split(/[^a-z0-9]+/i)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")
}

/** One object at the edge (`inputOf`), three places in HTTP: what the path does not name is query or body. */
function inputsOf(route: Route) {
  const { $schema, ...schema } = z.toJSONSchema(route.input, { io: "input", unrepresentable: "any" })
  const { properties = {}, required = [] } = schema as ObjectSchema
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name))
  const hasBody = route.method !== "GET" && rest.length > 0
  const parameter = (place: "path" | "query") => (name: string) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: properties[name] ?? { type: "string" },
  })
  const body = {
    ...schema,
    properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
    required: required.filter((name) => rest.includes(name)),
  }
  return {
    parameters: [...inPath.map(parameter("path")), ...(hasBody ? [] : rest.map(parameter("query")))],
    ...(hasBody && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
  }
}

function securityOf({ who, needs, limit }: Route) {
  const roles = { ...staffPermissions, ...contactPermissions }
  return {
    security: who === "anyone" ? [] : [{ [who]: [] }],
    ...(needs && { description: `Needs \`${needs}\`: ${roles[needs].join(", ")}.` }),
    ...(limit !== "gateway" && { "x-limit": limit }),
  }
}

const refusals = Object.fromEntries(
  Object.entries(errorStatus).map(([code, status]) => [String(status), ref("responses", code)]),
)

function operationOf(route: Route, output: Schema | undefined) {
  const fileType = route.path.endsWith(".pdf") ? "application/pdf" : "image/png"
  const content = output ? { "application/json": { schema: output } } : { [fileType]: {} }
  return {
    operationId: operationId(route),
    tags: [route.path.split("/")[2]],
    ...securityOf(route),
    ...inputsOf(route),
    responses: { "200": { description: "Done as asked.", content }, ...refusals },
  }
}

function pathsOf(routes: Route[], outputs: Map<string, Schema>) {
  const paths: Record<string, Schema> = {}
  for (const route of routes) {
    const operation = operationOf(route, outputs.get(route.on))
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation }
  }
  return paths
}

const responses = Object.fromEntries(
  Object.keys(errorStatus).map((code) => [
    code,
    {
      description: `A problem with the code \`${code}\`.`,
      content: { "application/problem+json": { schema: ref("schemas", "Problem") } },
    },
  ]),
)

/** The document, as a plain object. */
export async function describeApi() {
  Object.assign(process.env, { ...unusedEnv, ...process.env })
  const { routeTable: routes } = await import("../functions/routes.ts")
  const { outputs, components } = outputsOf(routes, await namedSchemas())
  return {
    openapi: "3.1.0",
    info: {
      title: "Portico",
      version: JSON.parse(await readText("package.json")).version as string,
      description:
        "A request that changes something carries the `Origin` of its own host; a body is a JSON object.",
    },
    servers: [
      { url: "https://app.{domain}", variables: { domain: { default: "portico.example" } } },
      {
        url: "https://{company}.{domain}",
        variables: { company: { default: "acme" }, domain: { default: "portico.example" } },
      },
    ],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: pathsOf(routes, outputs),
    components: { schemas: { ...components, Problem: problem }, responses, securitySchemes },
  }
}

const readText = async (file: string) => (await import("node:fs/promises")).readFile(new URL(file, root), "utf8")

if (import.meta.main) console.log(JSON.stringify(await describeApi(), null, 2))
