import middy from "@middy/core"
import httpHeaderNormalizer from "@middy/http-header-normalizer"
import httpJsonBodyParser from "@middy/http-json-body-parser"
import httpRouter from "@middy/http-router"
import httpSecurityHeaders from "@middy/http-security-headers"
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda"
import type * as z from "zod"
import { type ContactPermission, contactMay, type StaffPermission, staffMay } from "../../shared/access.ts"
import type { ApiScope } from "../../shared/api-keys.ts"
import { forbidden, invalid } from "../../shared/errors.ts"
import type { ContactCtx, PersonCtx, PublicCtx, StaffCtx } from "../context.ts"
import { staffHost } from "../env.ts"
import { deviceCookie, readCookie } from "../sessions/cookies.ts"
import { logDenial } from "./denials.ts"
import { errorResponse } from "./errors.ts"
import { countAgainst, type Limit } from "./limit.ts"
import { inputOf, refuseForeignOrigin, viewerAddress, viewerHost } from "./request.ts"
import { type Asked, contactOf, type Demands, staffOf } from "./session.ts"

export type Method = "GET" | "POST" | "PUT" | "DELETE"
type On = `${Method} /api/${string}`

type File = {
  bytes: Uint8Array
  type: string
  name?: string
  cacheControl?: string
}
const isReply: unique symbol = Symbol("reply")

/** What an action gives when plain JSON is not enough: cookies to set, or a file. */
export type Reply<T> = {
  [isReply]: true
  value: T
  cookies: string[]
  file?: File | undefined
}

export const reply = <T>(value: T, more: { cookies?: string[]; file?: File } = {}): Reply<T> => ({
  [isReply]: true,
  value,
  cookies: more.cookies ?? [],
  file: more.file,
})

export type Common<I extends z.ZodType, O extends z.ZodType> = {
  on: On
  limit: Limit
  input: I
  /** The answer is cut to this schema, so that a row's other attributes never leave (R03). `null` for files. */
  output: O | null
}
export type Run<C, I extends z.ZodType, O extends z.ZodType> = (
  ctx: C,
  input: z.infer<I>,
  event: APIGatewayProxyEventV2,
) => Promise<z.input<O> | Reply<z.input<O>>>

type OpenRoute<I extends z.ZodType, O extends z.ZodType> = Common<I, O> & {
  who: "anyone"
  /** Mail programs post here, from no origin of ours: the token in the address is all the right they need. */
  oneClick?: true
  run: Run<PublicCtx, I, O>
}
type StaffRoute<I extends z.ZodType, O extends z.ZodType> = Common<I, O> & {
  who: "staff"
  needs: StaffPermission
  stepUp?: true
  run: Run<StaffCtx, I, O>
}
type ContactRoute<I extends z.ZodType, O extends z.ZodType> = Common<I, O> & {
  who: "contact"
  needs: ContactPermission
  run: Run<ContactCtx, I, O>
}

type PersonRoute<I extends z.ZodType, O extends z.ZodType> = Common<I, O> & {
  who: "person"
  stepUp?: true
  beforeSecondFactor?: true
  run: Run<PersonCtx, I, O>
}

/** A route as data: who may call it, within which limits, what goes in and what comes out. */
export type Route = {
  on: On
  who: "anyone" | "staff" | "contact" | "person" | "apiKey"
  needs: StaffPermission | ContactPermission | null
  stepUp?: true
  oneClick?: true
  /** What an API key needs. */
  scope?: ApiScope
  limit: Limit
  input: z.ZodType
  output: z.ZodType | null
  run: (asked: Asked, event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>
}

export function parsed<I extends z.ZodType>(schema: I, event: APIGatewayProxyEventV2): z.infer<I> {
  const result = schema.safeParse(inputOf(event))
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const names = issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".")]
    const key = issue.code === "unrecognized_keys" ? "unknown" : issue.message
    for (const name of names) fields[name] ??= /^[a-z_]+$/.test(key) ? key : "invalid"
  }
  throw invalid(fields)
}

export function answer(output: z.ZodType | null, given: unknown): APIGatewayProxyStructuredResultV2 {
  const { value, cookies, file } = (given as Reply<unknown>)?.[isReply]
    ? (given as Reply<unknown>)
    : reply(given)
  if (file)
    return {
      statusCode: 200,
      headers: {
        "content-type": file.type,
        "cache-control": file.cacheControl ?? "no-store",
        ...(file.name && {
          "content-disposition": `attachment; filename="${file.name}"`,
        }),
      },
      body: Buffer.from(file.bytes).toString("base64"),
      isBase64Encoded: true,
    }
  return {
    statusCode: 200,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
    },
    cookies,
    body: JSON.stringify(output ? output.parse(value) : null),
  }
}

const publicCtx = (asked: Asked, event: APIGatewayProxyEventV2): PublicCtx => ({
  ...asked,
  userAgent: event.headers["user-agent"]?.slice(0, 300),
  device: readCookie(event.cookies, deviceCookie),
})

const reads = ({ on }: { on: On }) => on.startsWith("GET ")

/** For callers nobody knows yet. */
export const openRoute = <I extends z.ZodType, O extends z.ZodType>(
  route: Omit<OpenRoute<I, O>, "who">,
): Route => ({
  ...route,
  who: "anyone",
  needs: null,
  run: async (asked, event) =>
    answer(route.output, await route.run(publicCtx(asked, event), parsed(route.input, event), event)),
})

export const staffRoute = <I extends z.ZodType, O extends z.ZodType>(
  route: Omit<StaffRoute<I, O>, "who">,
): Route => ({
  ...route,
  who: "staff",
  run: async (asked, event) => {
    const ctx = await staffOf(event, asked, { stepUp: route.stepUp, reads: reads(route) })
    if (!staffMay(ctx.staff.role, route.needs)) throw forbidden("role")
    return answer(route.output, await route.run(ctx, parsed(route.input, event), event))
  },
})

export const contactRoute = <I extends z.ZodType, O extends z.ZodType>(
  route: Omit<ContactRoute<I, O>, "who">,
): Route => ({
  ...route,
  who: "contact",
  run: async (asked, event) => {
    const ctx = await contactOf(event, asked, { reads: reads(route) })
    if (!contactMay(ctx.contact.role, route.needs)) throw forbidden("role")
    return answer(route.output, await route.run(ctx, parsed(route.input, event), event))
  },
})

/** For anybody who signed in, about their own access: staff on the staff host, contacts on a portal's. */
export const personRoute = <I extends z.ZodType, O extends z.ZodType>(
  route: Omit<PersonRoute<I, O>, "who">,
): Route => ({
  ...route,
  who: "person",
  needs: null,
  run: async (asked, event) => {
    const { stepUp, beforeSecondFactor } = route
    const demands: Demands = { stepUp, beforeSecondFactor, inPerson: true, reads: reads(route) }
    const ctx = await (asked.host === staffHost ? staffOf : contactOf)(event, asked, demands)
    return answer(route.output, await route.run(ctx, parsed(route.input, event), event))
  },
})

/** Order at the edge: through our edge, from this site, within limits; then the route asks who and what. */
const handle = (route: Route) => async (event: APIGatewayProxyEventV2) => {
  const ip = viewerAddress(event)
  const now = new Date().toISOString()
  const asked: Asked = { now, requestId: event.requestContext.requestId, host: "", ip, seen: {} }
  try {
    asked.host = await viewerHost(event)
    // A key is no ambient authority: no browser adds it to what another site asks.
    if (route.who !== "apiKey" && !route.oneClick) refuseForeignOrigin(event, asked.host)
    await countAgainst(route.limit, route.on, ip, now)
    return await route.run(asked, event)
  } catch (error) {
    logDenial(error, { ...asked, on: route.on })
    throw error
  }
}

/** A Lambda that serves these routes. `challenge`: how a 401 says what to come with (RFC 9110). */
export function serve(routes: Route[], { challenge }: { challenge?: string } = {}) {
  const table = routes.map((route) => {
    const [method, path] = route.on.split(" ") as [Method, string]
    return { method, path, handler: handle(route) as never }
  })
  return (
    middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
      .use(httpSecurityHeaders())
      .use(httpHeaderNormalizer())
      .use(httpJsonBodyParser({ disableContentTypeError: true }))
      // Last, so that it runs first on the way out and the header middleware still sees an answer.
      .use(errorResponse(challenge))
      .handler(httpRouter(table) as never)
  )
}
