import { readFileSync } from "node:fs"
import * as z from "zod"
import type { Env } from "../functions/env.ts"
import { contactPermissions, staffPermissions } from "../shared/access.ts"
import {
  describeAnswers,
  operationId,
  problem,
  type Route,
  refusals,
  responses,
  type Schema,
} from "./openapi-answers.ts"

/** `npm run openapi`: the API as an OpenAPI 3.1 document, made from the very table that routes the requests. */

type ObjectSchema = { properties?: Record<string, Schema>; required?: string[] }

/** Functions parse their environment when they are loaded; who only looks at them gives them this. */
export const unusedEnv: Env = {
  STAGE: "unused",
  TABLE_NAME: "unused",
  FILES_BUCKET: "unused",
  MAIL_QUEUE_URL: "unused",
  JOBS_QUEUE_URL: "unused",
  DOMAINS_QUEUE_URL: "unused",
  TENANT_ROLE_ARN: "unused",
  CUSTOMER_ROLE_ARN: "unused",
  DIRECTORY_ROLE_ARN: "unused",
  SESSION_SECRET_ARN: "unused",
  STRIPE_SECRET_ARN: "unused",
  BASE_DOMAIN: "unused",
  PUBLIC_URL: "https://{host}",
  ROUTING_ENDPOINT: "unused",
  PORTAL_DISTRIBUTION_ID: "unused",
  CONNECTION_GROUP_ID: "unused",
  STRIPE_API_URL: "https://unused.invalid",
  MAIL_CONFIGURATION_SET: "unused",
  MAILS_PER_SECOND: "1",
}

const tags = {
  auth: "Signing up and in, links from mails, and the face of a portal. The host decides whether staff or a contact.",
  portal: "What a customer's contact sees and does, on the company's portal host.",
  staff: "What the company's staff see and do, on the staff host.",
  documents: "PDFs.",
  v1: "What programs see and do with an API key, on the staff host. No cookie and no `Origin` is needed.",
  payments: "Paying with Stripe, and connecting the company's account.",
}

const session = (who: string) => ({
  type: "apiKey",
  in: "cookie",
  name: "__Host-session",
  description: `${who} Signing in sets it; POST /api/auth/refresh renews it.`,
})
const securitySchemes = {
  apiKey: {
    type: "http",
    scheme: "bearer",
    description:
      "An API key, on the staff host: `Authorization: Bearer ptc_live_…`. Each may ask 600 times a minute.",
  },
  staff: session("A member of staff, on the staff host."),
  contact: session("A customer's contact, on the host of that company's portal."),
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

function securityOf({ who, needs, scope, limit }: Route) {
  const roles = { ...staffPermissions, ...contactPermissions }
  return {
    security: (who === "person" ? ["staff", "contact"] : who === "anyone" ? [] : [who]).map((scheme) => ({
      [scheme]: [],
    })),
    ...(needs && { description: `Needs \`${needs}\`: ${roles[needs].join(", ")}.` }),
    ...(scope && { description: `Needs a key that may ${scope === "read" ? "read" : "read and write"}.` }),
    ...(limit !== "gateway" && { "x-limit": limit }),
  }
}

const fileTypes: Record<string, string> = { pdf: "application/pdf", csv: "text/csv" }

function operationOf(route: Route, answer: Schema | undefined) {
  const extension = /\.(\w+)$/.exec(route.path)?.[1] ?? ""
  const fileType = fileTypes[extension] ?? "image/png"
  const content = answer ? { "application/json": { schema: answer } } : { [fileType]: {} }
  return {
    operationId: operationId(route),
    tags: [route.path.split("/")[2]],
    ...securityOf(route),
    ...inputsOf(route),
    responses: { "200": { description: "Done as asked.", content }, ...refusals },
  }
}

function pathsOf(routes: Route[], answers: Map<string, Schema>) {
  const paths: Record<string, Schema> = {}
  for (const route of routes) {
    const operation = operationOf(route, answers.get(route.on))
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation }
  }
  return paths
}

/** The document, as a plain object. */
export async function describeApi() {
  Object.assign(process.env, { ...unusedEnv, ...process.env })
  const { routeTable: routes } = await import("../functions/routes.ts")
  const { answers, components } = await describeAnswers(routes)
  return {
    openapi: "3.1.0",
    info: {
      title: "Portico",
      version: JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version,
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
    paths: pathsOf(routes, answers),
    components: { schemas: { ...components, Problem: problem }, responses, securitySchemes },
  }
}

if (import.meta.main) console.log(JSON.stringify(await describeApi(), null, 2))
