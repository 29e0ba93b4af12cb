/** An answer other than success, in the words of the AWS service that gives it. */
export type Refusal = Error & { code: string; status: number }

export const refusal = (code: string, message: string, status = 400): Refusal =>
  Object.assign(new Error(message), { code, status })

export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && "code" in error && "status" in error
