import type { ErrorCode, Problem } from "../../../shared/errors.ts"

/** What a call failed with. `offline` and `unreachable` come from here, everything else from the server. */
export class ApiError extends Error {
  readonly code: ErrorCode | "offline" | "unreachable"
  readonly reason: string | undefined
  readonly fields: Record<string, string> | undefined
  readonly requestId: string | undefined

  constructor(problem: Omit<Partial<Problem>, "code"> & { code: ApiError["code"] }) {
    super(problem.code)
    this.code = problem.code
    this.reason = problem.reason
    this.fields = problem.fields
    this.requestId = problem.requestId
  }
}

async function ask(method: string, path: string, body: unknown): Promise<Response> {
  const init: RequestInit = { method, headers: { accept: "application/json" }, credentials: "same-origin" }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...init.headers, "content-type": "application/json" }
  }
  try {
    return await fetch(path, init)
  } catch {
    throw new ApiError({ code: navigator.onLine === false ? "offline" : "unreachable" })
  }
}

async function problemOf(response: Response) {
  try {
    return new ApiError((await response.json()) as Problem)
  } catch {
    return new ApiError({ code: response.status === 403 ? "forbidden" : "internal" })
  }
}

let refreshing: Promise<boolean> | undefined

/** One refresh at a time, whoever asks: the others wait for its answer. */
function refresh() {
  refreshing ??= ask("POST", "/api/auth/refresh", {})
    .then((response) => response.ok)
    .finally(() => {
      refreshing = undefined
    })
  return refreshing
}

const isOpen = (path: string) => path.startsWith("/api/auth/")

/** The parsed answer. Throws `ApiError`. A session that has run out is renewed once, unseen. */
export async function send<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<T> {
  let response = await ask(method, path, body)
  if (response.status === 401 && !isOpen(path) && (await refresh())) response = await ask(method, path, body)
  if (!response.ok) throw await problemOf(response)
  return response.json() as Promise<T>
}
