import { request } from "node:http"

const timeoutMilliseconds = 10_000

/** node:http because an endpoint behind the local edge is told apart by a Host header, which `fetch` will not set. */
export function post(url: string, body: string, headers: Record<string, string>, signal: AbortSignal) {
  return new Promise<{ status?: number; error?: string }>((resolve) => {
    const sending = request(url, {
      method: "POST",
      timeout: timeoutMilliseconds,
      signal,
      agent: false,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        ...headers,
      },
    })
    sending.on("response", (response) => {
      response.resume()
      response.on("close", () => resolve({ status: response.statusCode }))
    })
    sending.on("timeout", () => sending.destroy(new Error("no answer in time")))
    sending.on("error", (error) => resolve({ error: error.message || error.name }))
    sending.end(body)
  })
}
