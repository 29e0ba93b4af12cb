import { readFileSync } from "node:fs"
import type { Cloud } from "../cloud.ts"
import type { HttpAnswer, HttpRequest } from "../lambda/http-api.ts"
import { durationMs } from "../machine/clock.ts"
import { dnsRoutes } from "./dns.ts"
import { hostRoutes } from "./hosts.ts"
import { mailRoutes } from "./mail.ts"
import { type ConsoleCall, type ConsoleRoute, json, problem } from "./route.ts"
import { readRouteTable } from "./route-table.ts"
import { signInRoutes } from "./sign-ins.ts"
import { stripeRoutes } from "./stripe.ts"

const asset =
  (file: string, type: string): ConsoleRoute["run"] =>
  () => ({
    status: 200,
    headers: { "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff" },
    cookies: [],
    body: readFileSync(new URL(`./page/${file}`, import.meta.url)),
  })

const routes: ConsoleRoute[] = [
  { on: "GET /_local", run: asset("console.html", "text/html; charset=utf-8") },
  { on: "GET /_local/console.css", run: asset("console.css", "text/css; charset=utf-8") },
  ...["console.js", "mailbox.js", "page.js", "sign-ins.js"].map((file) => ({
    on: `GET /_local/${file}`,
    run: asset(file, "text/javascript; charset=utf-8"),
  })),
  { on: "GET /_local/clock", run: (cloud) => json(clockOf(cloud)) },
  { on: "POST /_local/clock", run: moveClock },
  { on: "GET /_local/faults", run: (cloud) => json(cloud.faults.list()) },
  { on: "POST /_local/faults", run: addFault },
  { on: "DELETE /_local/faults", run: clearFaults },
  { on: "GET /_local/dead-letters", run: (cloud) => json(cloud.aws.queues.deadLetters()) },
  { on: "GET /_local/stats", run: (cloud) => json({ consumedCapacity: cloud.aws.consumed }) },
  { on: "GET /_local/iam", run: (cloud) => json(cloud.aws.authorizer.observed()) },
  { on: "GET /_local/logs", run: (cloud, { query }) => json(cloud.logs(query.get("function") ?? undefined)) },
  { on: "GET /_local/routes", run: listRoutes },
  { on: "POST /_local/operator", run: askOperator },
  ...dnsRoutes,
  ...hostRoutes,
  ...mailRoutes,
  ...signInRoutes,
  ...stripeRoutes,
]

const compiled = routes.map((route) => {
  const [method = "", path = ""] = route.on.split(" ")
  return { ...route, method, pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`) }
})

/** Everything under `/_local`: what a person or a test may see of this machine's cloud, and change. */
export async function serveConsole(cloud: Cloud, request: HttpRequest): Promise<HttpAnswer> {
  const matching = compiled.filter(({ pattern }) => pattern.test(request.path))
  const route = matching.find(({ method }) => method === request.method)
  if (!route) return problem(matching.length > 0 ? 405 : 404, `there is no ${request.method} ${request.path}`)
  if (request.method !== "GET" && !sameOrigin(request))
    return problem(403, "the console takes changes from its own pages only")
  try {
    const params = route.pattern.exec(request.path)?.groups ?? {}
    const input = request.body.length > 0 && !route.raw ? JSON.parse(request.body.toString()) : {}
    return await route.run(cloud, {
      params,
      input,
      body: request.body,
      query: new URLSearchParams(request.query),
    })
  } catch (error) {
    return problem(400, error instanceof Error ? error.message : String(error))
  }
}

/** Another page in the same browser must not move this machine's clock. */
function sameOrigin({ headers }: HttpRequest) {
  return headers.origin === undefined || new URL(headers.origin).host === headers.host
}

const clockOf = (cloud: Cloud) => ({
  now: new Date(cloud.now()).toISOString(),
  offsetMs: Math.round(cloud.clock.offset()),
})

async function moveClock(cloud: Cloud, { input }: ConsoleCall) {
  const instant =
    input.now === undefined ? cloud.now() + durationMs(String(input.advance)) : Date.parse(input.now)
  if (Number.isNaN(instant)) throw new Error("`now` is not an instant")
  await cloud.setClock(instant)
  return json(clockOf(cloud))
}

function addFault(cloud: Cloud, { input }: ConsoleCall) {
  if (input.service === "stripe") cloud.stripe.fault({ operation: "*", times: 1, ...input })
  else cloud.faults.add(input)
  return json(cloud.faults.list())
}

function clearFaults(cloud: Cloud) {
  cloud.faults.clear()
  cloud.stripe.clearFaults()
  return json([])
}

/** What the operator does with `aws lambda invoke`. */
async function askOperator(cloud: Cloud, { input }: ConsoleCall) {
  const { result, error } = await cloud.invoke("operator", input)
  return error ? problem(500, error.errorMessage) : json(result)
}

async function listRoutes(cloud: Cloud) {
  return json(await readRouteTable(cloud.env("auth")))
}
