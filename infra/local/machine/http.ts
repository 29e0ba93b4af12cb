import type { IncomingMessage, RequestListener, Server } from "node:http"

/** The whole body of a request. */
export async function body(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

type Listening = Pick<Server, "listen" | "once" | "off" | "address">

/** Binds to loopback only; port 0 takes a free one. */
export function listen(server: Listening, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject)
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : port)
    })
  })
}

export type { RequestListener }
