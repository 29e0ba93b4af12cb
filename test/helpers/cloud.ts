import { request as httpRequest, type IncomingHttpHeaders } from "node:http"
import { afterAll, beforeAll } from "vitest"
import { type Cloud, startCloud } from "../../infra/local/cloud.ts"

export type Answer = {
  status: number
  headers: IncomingHttpHeaders
  /** Whole `Set-Cookie` lines. */
  cookies: string[]
  body: Buffer
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  json: any
}
type Cookies = Record<string, string>
type Call = {
  host: string
  method?: string
  path: string
  body?: unknown
  cookies?: Cookies
  headers?: Record<string, string>
}

/** One request to the edge of a cloud, as a browser on `host` sends it. */
export function send(
  port: number,
  { host, method = "GET", path, body, cookies = {}, headers = {} }: Call,
): Promise<Answer> {
  const payload =
    body === undefined || Buffer.isBuffer(body) || typeof body === "string" ? body : JSON.stringify(body)
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ")
  const sent = {
    host: `${host}:${port}`,
    ...(!["GET", "HEAD"].includes(method) && { origin: `http://${host}:${port}` }),
    ...(payload !== undefined && {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(payload)),
    }),
    ...(cookie && { cookie }),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: "127.0.0.1", port, method, path, headers: sent, agent: false },
      async (incoming) => {
        const chunks: Buffer[] = []
        for await (const chunk of incoming) chunks.push(chunk)
        resolve(answerOf(incoming.statusCode ?? 0, incoming.headers, Buffer.concat(chunks)))
      },
    )
    outgoing.on("error", reject)
    outgoing.end(payload)
  })
}

function answerOf(status: number, headers: IncomingHttpHeaders, body: Buffer): Answer {
  const isJson = /json/.test(headers["content-type"] ?? "")
  const text = body.toString()
  return {
    status,
    headers,
    cookies: headers["set-cookie"] ?? [],
    body,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  }
}

/** Names and values out of `Set-Cookie` lines; a cleared cookie is gone. */
export function keepCookies(cookies: Cookies, lines: string[]): Cookies {
  const kept = { ...cookies }
  for (const line of lines) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === "" || /max-age=0/i.test(line)) delete kept[name]
    else kept[name] = value
  }
  return kept
}

/** A browser on one host: keeps its cookies from answer to answer. */
export function browserOn(http: (call: Call) => Promise<Answer>, host: string) {
  let cookies: Cookies = {}
  return {
    host,
    cookies: () => cookies,
    async call(
      method: string,
      path: string,
      body?: unknown,
      headers?: Record<string, string>,
    ): Promise<Answer> {
      const answer = await http({ host, method, path, body, cookies, headers })
      cookies = keepCookies(cookies, answer.cookies)
      return answer
    },
  }
}

/** A local cloud of its own for a test file, from `beforeAll` to `afterAll`. */
export function useCloud() {
  let running: Cloud | undefined
  const cloud = (): Cloud => {
    if (!running) throw new Error("the cloud runs only while tests run")
    return running
  }
  const http = (call: Call) => send(cloud().port, call)

  beforeAll(async () => {
    running = await startCloud()
  })
  afterAll(() => running?.close())

  return {
    cloud,
    http,
    browser: (host: string) => browserOn(http, host),
    /** Mails to an address, newest first, once everything under way has been done. */
    async mails(to: string) {
      await cloud().idle()
      return cloud()
        .mails()
        .filter((mail) => mail.to.includes(to))
    },
    idle: () => cloud().idle(),
    advance: (duration: string) => cloud().advance(duration),
    now: () => cloud().now(),
  }
}
