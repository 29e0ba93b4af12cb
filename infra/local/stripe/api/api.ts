import type { IncomingMessage } from "node:http"
import Stripe from "stripe"
import type { Fault, Faults } from "../faults.ts"
import { check } from "../http/check.ts"
import { type Form, parseForm } from "../http/form.ts"
import { type Answer, headerOf, jsonAnswer, readBody } from "../http/message.ts"
import { asProblem, problemBody, refusal } from "../http/problem.ts"
import { newId } from "../state.ts"
import type { World } from "../world.ts"
import { expand } from "./expand.ts"
import { type Idempotency, startIdempotency } from "./idempotency.ts"
import { masked, noAccess } from "./reads.ts"
import { type Route, routes } from "./routes.ts"

type Api = { world: World; faults: Faults; idempotency: Idempotency }
type Matched = { route: Route; account: string; path: string; id: string; form: Form; key?: string }

/** Answers API requests, refusals included. */
export function startApi(world: World, faults: Faults) {
  const api = { world, faults, idempotency: startIdempotency(world) }
  return async (request: IncomingMessage): Promise<Answer> => {
    const requestId = newId("req", 14)
    try {
      const answer = await respond(api, request, requestId)
      return { ...answer, headers: { "request-id": requestId, ...answer.headers } }
    } catch (error) {
      const problem = asProblem(error)
      return jsonAnswer(problem.status, problemBody(problem), { "request-id": requestId })
    }
  }
}

async function respond(api: Api, request: IncomingMessage, requestId: string) {
  const { world, faults, idempotency } = api
  const matched = await match(world, request)
  const fault = faults.take(matched.route.operation)
  meet(fault)
  const params = check(matched.route.params, matched.form)
  const { route, account, path, id, key } = matched
  const run = () =>
    expand(
      world.state,
      account,
      route.run({ world, account, path, id }, params as never),
      params.expand ?? [],
    )
  const answer = await idempotency.once({ ...matched, requestId, fault }, run)
  world.save()
  if (fault?.mode === "fail-after") throw lostAnswer()
  const echoed = { "stripe-version": Stripe.API_VERSION, ...(key && { "idempotency-key": key }) }
  return jsonAnswer(answer.status, answer.body, { ...echoed, ...answer.headers })
}

async function match(world: World, request: IncomingMessage): Promise<Matched> {
  authenticate(world, headerOf(request, "authorization"))
  checkVersion(headerOf(request, "stripe-version"))
  const { pathname: path, search } = new URL(request.url ?? "/", "http://stripe")
  const method = request.method ?? "GET"
  const route = routes.find((each) => each.method === method && each.pattern.test(path))
  if (!route) throw unknownUrl(method, path)
  const account = accountOf(world, route, headerOf(request, "stripe-account"))
  const body = await readBody(request)
  if (body) checkContentType(headerOf(request, "content-type"))
  const form = parseForm(method === "GET" ? search.slice(1) : body)
  const key = method === "POST" ? headerOf(request, "idempotency-key") : undefined
  return { route, account, path, id: route.pattern.exec(path)?.groups?.id ?? "", form, key }
}

function authenticate({ state }: World, authorization = "") {
  const [scheme = "", credentials = ""] = authorization.split(" ")
  const basic = () => Buffer.from(credentials, "base64").toString().split(":")[0] ?? ""
  const key = scheme.toLowerCase() === "basic" ? basic() : credentials
  if (key === state.apiKey) return
  const message = key
    ? `Invalid API Key provided: ${masked(key)}`
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
  throw refusal({ status: 401, type: "invalid_request_error", message })
}

/** Answers have the shape of one API version, so a request for another cannot be served. */
function checkVersion(version: string | undefined) {
  if (!version || version === Stripe.API_VERSION) return
  const message = `Invalid Stripe API version: ${version}. This server only speaks ${Stripe.API_VERSION}.`
  throw refusal({ status: 400, type: "invalid_request_error", message })
}

function checkContentType(type = "") {
  if (type.startsWith("application/x-www-form-urlencoded")) return
  const message = `Invalid request: the content type of a POST request must be application/x-www-form-urlencoded, not ${type}.`
  throw refusal({ status: 400, type: "invalid_request_error", message })
}

function accountOf({ state }: World, route: Route, header: string | undefined) {
  if (!header || header === state.platform) return state.platform
  const held = Object.hasOwn(state.objects, header) ? state.objects[header] : undefined
  if (held?.object.object !== "account") throw noAccess(state.apiKey, header)
  if (!route.platformOnly) return header
  const message = "This endpoint does not allow impersonation as a Connected Account."
  throw refusal({ status: 400, type: "invalid_request_error", message })
}

const unknownUrl = (method: string, path: string) =>
  refusal({
    status: 404,
    type: "invalid_request_error",
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })

const lostAnswer = () =>
  refusal({ status: 504, type: "api_error", message: "The answer was lost on its way." })

function meet(fault: Fault | undefined) {
  if (fault?.mode === "fail-before")
    throw refusal({ status: 500, type: "api_error", message: "An unknown error occurred" })
  if (fault?.mode === "throttle") {
    const message =
      "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits."
    throw refusal({ status: 429, type: "invalid_request_error", code: "rate_limit", message })
  }
}
