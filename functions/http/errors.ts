import type { MiddlewareObj } from "@middy/core"
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from "aws-lambda"
import { AppError, type ErrorCode, errorStatus, type Problem } from "../../shared/errors.ts"
import { log } from "../log.ts"

const titles: Record<ErrorCode, string> = {
  invalid_input: "The request is not well-formed",
  unauthenticated: "Sign in first",
  forbidden: "Your role may not do this",
  not_found: "Not found",
  conflict: "Not possible in the present state",
  rate_limited: "Too many requests",
  internal: "Something went wrong on our side",
}

/** middy's router and body parser throw their own errors with a `statusCode`. */
function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode
  if (status === 404 || status === 405) return "not_found"
  if (status === 400 || status === 415 || status === 422) return "invalid_input"
  return "internal"
}

function problemAnswer(error: unknown, requestId: string) {
  const code = codeOf(error)
  const known = error instanceof AppError ? error : undefined
  const problem: Problem = {
    type: `https://portico.example/problems/${code.replace("_", "-")}`,
    title: titles[code],
    status: errorStatus[code],
    code,
    ...(known?.reason && { reason: known.reason }),
    ...(known?.fields && { fields: known.fields }),
    requestId,
  }
  return {
    statusCode: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(code === "rate_limited" && { "retry-after": String(known?.seconds ?? 60) }),
    },
    body: JSON.stringify(problem),
  }
}

/** The one place where an error becomes an answer. Bugs are logged with the request id and say nothing else. */
export const errorResponse = (
  challenge?: string,
): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyResultV2> => ({
  onError: (request) => {
    const { requestId } = request.event.requestContext
    if (codeOf(request.error) === "internal")
      log("error", {
        message: "request failed",
        requestId,
        error: request.error,
        path: request.event.rawPath,
      })
    const { headers, ...answer } = problemAnswer(request.error, requestId)
    const asks = challenge && answer.statusCode === 401
    request.response = { ...answer, headers: { ...headers, ...(asks && { "www-authenticate": challenge }) } }
  },
})
