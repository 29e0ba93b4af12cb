import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setImmediate as nextTurn } from "node:timers/promises"
import { operator, sessionOf, startAws } from "./aws/start.ts"
import { durationMs, makeClock } from "./clock.ts"
import { serveConsole } from "./console/console.ts"
import { openDrawer } from "./drawer.ts"
import { localCertificate } from "./edge/certificate.ts"
import { makeEdge } from "./edge/edge.ts"
import { startServer } from "./edge/server.ts"
import { makeSite } from "./edge/site.ts"
import { makeFaults } from "./faults.ts"
import type { HttpAnswer, HttpRequest } from "./lambda/http-api.ts"
import { startLambda } from "./lambda/start.ts"
import { makeWork } from "./lambda/work.ts"
import { startOutside } from "./outside.ts"
import { readLocalStack } from "./stack/read.ts"

export type CloudOptions = {
  /** Port of the HTTP listener; 0 takes a free one. */
  port?: number
  https?: boolean
  /** Where state is kept. Without it nothing outlives the process. */
  state?: string
  fresh?: boolean
  cdkOut?: string
  dist?: string
}

export type Cloud = Awaited<ReturnType<typeof startCloud>>

/** Starts the whole product on this machine from its synthesised template. */
export async function startCloud({
  port = 0,
  https = false,
  state,
  fresh = false,
  cdkOut = "cdk.out",
  dist = "dist",
}: CloudOptions = {}) {
  const folder = state ?? mkdtempSync(join(tmpdir(), "portico-"))
  const inMemory = state === undefined
  if (fresh) rmSync(folder, { recursive: true, force: true })
  const stack = readLocalStack(cdkOut, join(dist, "functions"))
  const time = openDrawer(folder, "clock", () => ({ offsetMs: 0 }))
  const clock = makeClock(time.value.offsetMs)
  const faults = makeFaults()
  const work = makeWork()

  // The port is needed before anything can be told its own address, so it is bound first.
  const front: { serve: (request: HttpRequest) => Promise<HttpAnswer> } = { serve: starting }
  const serve = (request: HttpRequest) => front.serve(request)
  const http = await startServer(serve, port)
  const secure = https
    ? await startServer(serve, port === 0 ? 0 : port + 363, await localCertificate(join(folder, "https")))
    : undefined

  const aws = await startAws({ stack, clock, faults, folder, inMemory, onWrite: () => lambda.poke() })
  const outside = await startOutside({ clock, folder, faults, port: http.port, secrets: aws.secrets, stack })
  const overrides = { PUBLIC_URL: `http://{host}:${http.port}`, ...outside.overrides }
  const lambda = startLambda({ stack, aws, clock, work, folder, inMemory, overrides })
  const localise = (text: string) => text.replace(/https:\/\/[\w-]+\.s3\.[\w-]+\.amazonaws\.com/g, aws.url)
  const edge =
    stack.edge &&
    makeEdge({
      definition: stack.edge,
      secrets: aws.secrets,
      api: lambda.api,
      site: makeSite(join(dist, "site")),
      localise,
    })
  const base = lambda.functions.values().next().value?.environment.BASE_DOMAIN ?? "localhost"
  const urlOf = (host: string) => `http://${host}:${http.port}`

  /** Moves the clock and waits for everything that fell due. */
  async function setClock(instant: number) {
    clock.set(instant)
    time.value.offsetMs = clock.offset()
    time.changed()
    await aws.sweep()
    await idle()
  }

  /** Waits until no event, message or schedule is being worked on. */
  async function idle() {
    do {
      await nextTurn()
      await work.idle()
    } while (work.busy())
  }

  const cloud = {
    port: http.port,
    stack,
    clock,
    aws,
    lambda,
    faults,
    stripe: outside.stripe,
    urls: {
      staff: urlOf(`app.${base}`),
      portal: (slug: string) => urlOf(`${slug}.${base}`),
      console: `${urlOf(`app.${base}`)}/_local`,
      https: secure && `https://app.${base}:${secure.port}`,
    },
    now: clock.now,
    setClock,
    /** Moves the clock forward by an ISO 8601 duration such as `P1D`. */
    advance: (duration: string) => setClock(clock.now() + durationMs(duration)),
    idle,
    /** Newest first. */
    mails: () => aws.mailbox.value.mails,
    logs: (name?: string) => lambda.logs.filter((line) => name === undefined || line.function === name),
    /** The environment a function of this name runs with. */
    env: (name: string) => lambda.functions.get(functionName(name))?.environment ?? {},
    invoke: (name: string, event: unknown) => lambda.functions.get(functionName(name))?.invoke(event),
    /** Keys for a session of a role with tags, or for the operator, who may do everything. */
    credentials: (roleArn?: string, tags?: Record<string, string>) =>
      aws.keyring.issue(roleArn ? sessionOf(roleArn, "test", tags) : operator),
    async close() {
      http.close()
      secure?.close()
      clock.stop()
      await lambda.close()
      await outside.close()
      await aws.close()
      time.close()
      if (inMemory) rmSync(folder, { recursive: true, force: true })
    },
  }

  /** Functions are called by their entry: `auth` for `portico-local-auth`. */
  function functionName(name: string) {
    const known = stack.functions.find(
      (each) => each.name === name || each.entry.endsWith(`/${name}/index.mjs`),
    )
    return known?.name ?? name
  }

  front.serve = async (request) => {
    if (request.path === "/_local" || request.path.startsWith("/_local/")) return serveConsole(cloud, request)
    return edge ? edge(request) : lambda.api(request)
  }
  lambda.poke()
  return cloud
}

const starting = async (): Promise<HttpAnswer> => ({
  status: 503,
  headers: { "content-type": "text/plain", "retry-after": "1" },
  cookies: [],
  body: Buffer.from("The local cloud is starting."),
})
