import { request } from "node:http"

export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  /** Parsed where the answer is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what a route answers is its own business
  body: any
  bytes: Buffer
}

export type Visitor = ReturnType<typeof visitor>

function send(
  port: number,
  host: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | undefined,
  from: string | undefined,
) {
  return new Promise<{ status: number; headers: Answer["headers"]; bytes: Buffer }>((resolve, reject) => {
    const asked = request({
      host: "127.0.0.1",
      port,
      method,
      path,
      headers: { host: `${host}:${port}`, ...headers },
      localAddress: from,
    })
    asked.on("response", async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) })
    })
    asked.on("error", reject)
    asked.end(body)
  })
}

function keep(jar: Map<string, string>, given: string | string[] | undefined) {
  for (const cookie of [given ?? []].flat()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (value === "") jar.delete(name)
    else jar.set(name, value)
  }
}

/**
 * Somebody at one of our hosts, with a cookie jar, over real HTTP: for the demo, tests and benches. `from` is another
 * of this machine's loopback addresses, for who is somewhere else.
 */
export function visitor(port: number, host: string, from?: string) {
  const cookies = new Map<string, string>()
  const origin = `http://${host}:${port}`

  async function call(on: string, input?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const [method = "GET", path = "/"] = on.split(" ")
    const body = input === undefined ? undefined : JSON.stringify(input)
    const answer = await send(
      port,
      host,
      method,
      path,
      {
        origin,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body !== undefined && {
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(body)),
        }),
        ...headers,
      },
      body,
      from,
    )
    keep(cookies, answer.headers["set-cookie"])
    const isJson = /json/.test(String(answer.headers["content-type"] ?? ""))
    return {
      ...answer,
      body: isJson && answer.bytes.length > 0 ? JSON.parse(answer.bytes.toString()) : undefined,
    }
  }

  /** The body of an answer that must be a success; anything else is an error that says what came. */
  async function ok(on: string, input?: unknown) {
    const answer = await call(on, input)
    if (answer.status !== 200) throw new Error(`${on} answered ${answer.status}: ${answer.bytes.toString()}`)
    return answer.body
  }

  return { host, cookies, call, ok }
}
