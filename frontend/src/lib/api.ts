import { type ErrorCode, errorStatus, type Problem } from "../../../shared/errors.ts"
import { setSignedOut } from "./signed-out.ts"

/** What a call failed with. `offline` and `unreachable` come from here, everything else from the server. */
export class ApiError extends Error {
  readonly code: ErrorCode | "offline" | "unreachable"
  readonly reason: string | undefined
  readonly fields: Record<string, string> | undefined
  readonly requestId: string | undefined
  /** Only of an answer that says to wait. */
  readonly waitSeconds: number | undefined

  constructor(
    problem: Omit<Partial<Problem>, "code"> & { code: ApiError["code"]; waitSeconds?: number | undefined },
  ) {
    super(problem.code)
    this.code = problem.code
    this.reason = problem.reason
    this.fields = problem.fields
    this.requestId = problem.requestId
    this.waitSeconds = problem.waitSeconds
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

const codes = Object.keys(errorStatus) as ErrorCode[]

async function problemOf(response: Response) {
  const waitSeconds = Number(response.headers.get("retry-after")) || undefined
  const problem: Partial<Problem> | null = await response.json().catch(() => null)
  const code = codes.find((each) => each === problem?.code)
  if (code) return new ApiError({ ...problem, code, waitSeconds })
  // Said by what stands before our functions, CloudFront or API Gateway, in words of its own.
  const meant = codes.find((each) => errorStatus[each] === response.status)
  return new ApiError({ code: meant ?? "internal", waitSeconds })
}

/** An answer that nobody reads would hold its connection. */
const dropped = (response: Response) => response.body?.cancel()

let refreshing: Promise<boolean> | undefined

/** One refresh at a time, whoever asks: the others wait for its answer. */
function refresh() {
  refreshing ??= ask("POST", "/api/auth/refresh", {})
    .then(async (response) => {
      await dropped(response)
      return response.ok
    })
    .finally(() => {
      refreshing = undefined
    })
  return refreshing
}

/** Signing in and joining need no session; one's own account does. */
const needsSession = (path: string) =>
  !path.startsWith("/api/auth/") || /^\/api\/auth\/(account|colleagues|switch)\b/.test(path)

let prove: (() => Promise<boolean>) | undefined

/** Who asks a person to prove again who they are; the answer is whether they did. */
export function onStepUp(ask: typeof prove) {
  prove = ask
}

/** What a call fails with when the person would not prove who they are: nothing happened, nothing need be said. */
const declined = () => new ApiError({ code: "forbidden", reason: "declined" })
export const wasDeclined = (error: ApiError) => error.reason === "declined"

/** The answer, once it is a good one; else an `ApiError`. A call that needs a fresh proof asks for it and is then repeated. */
async function answer(method: string, path: string, body?: unknown): Promise<Response> {
  let response = await ask(method, path, body)
  if (response.status === 401 && needsSession(path) && (await refresh())) {
    await dropped(response)
    response = await ask(method, path, body)
  }
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.reason === "step_up" && prove) {
    if (!(await prove())) throw declined()
    return answer(method, path, body)
  }
  // With a reason it is the proof that was wrong, not the session.
  if (problem.code === "unauthenticated" && !problem.reason && needsSession(path)) setSignedOut(true)
  throw problem
}

/** The parsed answer. Throws `ApiError`. A session that has run out is renewed once, unseen. */
export async function send<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<T> {
  return (await answer(method, path, body)).json() as Promise<T>
}

/** A file, and the name that the server gives it. Throws `ApiError`. */
export async function fetchFile(path: string, body?: unknown) {
  const response = await answer(body === undefined ? "GET" : "POST", path, body)
  const [, name = ""] = /filename="([^"]*)"/.exec(response.headers.get("content-disposition") ?? "") ?? []
  return { blob: await response.blob(), name }
}

/** What is asked for, as the end of an address: what is not given is left out. */
export function search(asked: Record<string, string | number | undefined>) {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== "")
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ""
}
