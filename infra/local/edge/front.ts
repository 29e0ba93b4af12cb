import type { HttpAnswer, HttpRequest } from "../lambda/http-api.ts"
import { localCertificate } from "./certificate.ts"
import { startServer } from "./server.ts"

const portsApart = 363

const starting = async (): Promise<HttpAnswer> => ({
  status: 503,
  headers: { "content-type": "text/plain", "retry-after": "1" },
  cookies: [],
  body: Buffer.from("The local cloud is starting."),
})

/** The ports people open. They are bound before anything else, so that everything can be told its address. */
export async function openFront(port: number, certificateFolder: string | undefined) {
  let answer: (request: HttpRequest) => Promise<HttpAnswer> = starting
  const plain = await startServer((request) => answer(request), port)
  const secure = certificateFolder && (await openSecure(certificateFolder, (request) => answer(request)))

  function openSecure(folder: string, serve: typeof answer) {
    return localCertificate(folder).then((certificate) =>
      startServer(
        async (request) => plainAgain(await serve(asPlain(request))),
        port === 0 ? 0 : port + portsApart,
        certificate,
      ),
    )
  }

  /** The product knows one public address; a browser on the other one acts for the same site. */
  function asPlain(request: HttpRequest): HttpRequest {
    const { origin, host } = request.headers
    if (origin !== `https://${host}`) return request
    return {
      ...request,
      headers: { ...request.headers, origin: `http://${host?.replace(/:\d+$/, "")}:${plain.port}` },
    }
  }

  /** A browser that keeps to HTTPS for this host would never find the plain port again. */
  function plainAgain({
    headers: { "strict-transport-security": _kept, ...headers },
    ...answer
  }: HttpAnswer) {
    return { ...answer, headers }
  }

  return {
    port: plain.port,
    securePort: secure ? secure.port : undefined,
    open(serve: typeof answer) {
      answer = serve
    },
    close() {
      plain.close()
      if (secure) secure.close()
    },
  }
}
