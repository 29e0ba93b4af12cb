/** A refusal in the shape of Stripe's error JSON. */
export type Problem = {
  status: number
  type: "invalid_request_error" | "idempotency_error" | "api_error" | "card_error"
  message: string
  code?: string
  param?: string
  decline_code?: string
  charge?: string
  /** As the failed attempt left it; the SDK shows it on the error. */
  payment_intent?: object
}

/** An error to throw; `asProblem` recognises it on the way out. */
export const refusal = (problem: Problem) => Object.assign(new Error(problem.message), { problem })

/** The everyday refusal: 400 invalid_request_error. */
export const invalid = (message: string, more: { code?: string; param?: string } = {}) =>
  refusal({ status: 400, type: "invalid_request_error", message, ...more })

export const missing = (kind: string, id: string, param = "id") =>
  refusal({
    status: 404,
    type: "invalid_request_error",
    code: "resource_missing",
    param,
    message: `No such ${kind}: '${id}'`,
  })

export function asProblem(error: unknown): Problem {
  if (error instanceof Error && "problem" in error) return error.problem as Problem
  return { status: 500, type: "api_error", message: error instanceof Error ? error.message : String(error) }
}

export const problemBody = ({ status: _, ...error }: Problem) => ({ error })
