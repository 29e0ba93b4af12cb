import type { HttpAnswer, HttpRequest } from "../lambda/http-api.ts"
import { hostContexts, localCertificate } from "./certificate.ts"
import type { Hosts } from "./hosts.ts"
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
  let hasCertificate = (_host: string) => false
  const plain = await startServer(async (request) => upgraded(request) ?? answer(request), port)
  const secure = certificateFolder && (await openSecure(certificateFolder, (request) => answer(request)))

  async function openSecure(folder: string, serve: typeof answer) {
    const certificate = await localCertificate(folder)
    const contextFor = hostContexts(folder)
    return startServer(
      async (request) => plainAgain(await serve(asPlain(request))),
      port === 0 ? 0 : port + portsApart,
      { certificate, contextOf: (host) => (hasCertificate(host) ? contextFor(host) : undefined) },
    )
  }

  /**
   * CloudFront leads everybody to HTTPS. Here only browsers, which keep no cookie of a plain host but localhost; who
   * asks by hand may do so without a certificate that nobody trusts.
   */
  function upgraded({ headers, path, query }: HttpRequest): HttpAnswer | undefined {
    const host = headers.host?.replace(/:\d+$/, "") ?? ""
    if (headers["upgrade-insecure-requests"] !== "1" || !hasCertificate(host) || !secure) return undefined
    const location = `https://${host}:${secure.port}${path}${query && `?${query}`}`
    return { status: 307, headers: { location }, cookies: [], body: Buffer.alloc(0) }
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
    open(serve: typeof answer, hosts: Hosts) {
      answer = serve
      hasCertificate = hosts.hasCertificate
    },
    close() {
      plain.close()
      if (secure) secure.close()
    },
  }
}
