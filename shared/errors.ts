export const errorStatus = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  internal: 500,
} as const

export type ErrorCode = keyof typeof errorStatus

/** What a caller can cause. `reason` and `fields` hold keys that the apps translate, never sentences. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason: string | undefined
  readonly fields: Record<string, string> | undefined
  /** How long to wait before asking again. */
  readonly seconds: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    details: { reason?: string; fields?: Record<string, string>; seconds?: number } = {},
  ) {
    super(message)
    this.code = code
    this.reason = details.reason
    this.fields = details.fields
    this.seconds = details.seconds
  }
}

/** One wording for "does not exist" and "not yours", so the answer never tells them apart. */
export const notFound = () => new AppError("not_found", "not found")

export const conflict = (reason: string, message = reason) => new AppError("conflict", message, { reason })

export const invalid = (fields: Record<string, string>) =>
  new AppError("invalid_input", "invalid input", { fields })

export const forbidden = (reason: string) => new AppError("forbidden", "not allowed", { reason })

/** The body of every error answer (RFC 9457). */
export type Problem = {
  type: string
  title: string
  status: number
  code: ErrorCode
  reason?: string
  fields?: Record<string, string>
  requestId: string
}
