import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setImmediate as nextTurn } from "node:timers/promises"
import { makeZones, noZones } from "./aws/route53/zones.ts"
import { makeReceiving } from "./aws/ses-receiving.ts"
import { operator, sessionOf, startAws } from "./aws/start.ts"
import { serveConsole } from "./console/console.ts"
import type { DnsRecord } from "./console/dns.ts"
import { type Behaviour, makeLookUp } from "./dns/behaviour.ts"
import { startDns } from "./dns-server.ts"
import { makeEdge } from "./edge/edge.ts"
import { openFront } from "./edge/front.ts"
import { makeHosts } from "./edge/hosts.ts"
import { makeSite } from "./edge/site.ts"
import { startLambda } from "./lambda/start.ts"
import { makeWork } from "./lambda/work.ts"
import { durationMs, makeClock } from "./machine/clock.ts"
import { openDrawer } from "./machine/drawer.ts"
import { makeFaults } from "./machine/faults.ts"
import { keepObserved } from "./machine/observed.ts"
import { startOutside } from "./outside.ts"
import { readLocalStack } from "./stack/read.ts"
import type { Stack } from "./stack/types.ts"
import type { Demo } from "./start.ts"

type CloudOptions = {
  /** Port of the HTTP listener; 0 takes a free one. */
  port?: number
  https?: boolean
  /** Where state is kept. Without it nothing outlives the process. */
  state?: string
  /** A folder for what functions print, a file each; `cloud.logs()` has it in any case. */
  logs?: string
  /** Starts from nothing, whatever the state folder holds. */
  fresh?: boolean
  cdkOut?: string
  dist?: string
  /** What every function is told beside what the template says. */
  environment?: Record<string, string>
}

export type Cloud = Awaited<ReturnType<typeof startCloud>>
type Parts = Awaited<ReturnType<typeof startParts>>

/** Starts the whole product on this machine from its synthesised template. */
export async function startCloud(options: CloudOptions = {}) {
  const parts = await startParts(options)
  const cloud = {
    /** The demo company, once it is loaded. */
    demo: undefined as Demo | undefined,
    port: parts.front.port,
    urls: urlsOf(parts),
    stack: parts.stack,
    clock: parts.clock,
    aws: parts.aws,
    faults: parts.faults,
    stripe: parts.outside.stripe,
    dns: parts.dns,
    /** What the outside world's name servers do wrong. */
    dnsBehaviours: parts.behaviours,
    zones: parts.zones,
    /** Where the outside world's DNS is asked. */
    nameServer: parts.nameServer.address,
    ...timeOf(parts),
    ...functionsOf(parts),
    /** What SES does with a mail from outside. */
    receiveMail: makeReceiving({
      aws: parts.aws,
      rules: parts.stack.receiptRules,
      functions: parts.lambda.functions,
      work: parts.work,
      now: parts.clock.now,
    }),
    /** Newest first. */
    mails: () => parts.aws.mailbox.value.mails,
    /** Keys for a session of a role with tags, or for the operator, who may do everything. */
    credentials: (roleArn?: string, tags?: Record<string, string>) =>
      parts.aws.keyring.issue(roleArn ? sessionOf(roleArn, "test", tags) : operator),
    close: parts.close,
  }
  parts.front.open((request) => {
    const isConsole = request.path === "/_local" || request.path.startsWith("/_local/")
    return isConsole ? serveConsole(cloud, request) : parts.edge(request)
  }, parts.hosts)
  parts.lambda.poke()
  return cloud
}

async function startParts(options: CloudOptions) {
  const { port = 0, https = false, state, logs, fresh = false, cdkOut = "cdk.out", dist = "dist" } = options
  for (const kept of [state, logs]) if (kept && fresh) rmSync(kept, { recursive: true, force: true })
  const folder = state ?? mkdtempSync(join(tmpdir(), "portico-"))
  const stack = readLocalStack(cdkOut)
  const dns = openDrawer<DnsRecord[]>(state, "dns", () => [])
  const time = openDrawer(state, "clock", () => ({ offsetMs: 0 }))
  const clock = makeClock(time.value.offsetMs)
  const [faults, work] = [makeFaults(), makeWork()]
  const front = await openFront(port, https ? join(folder, "https") : undefined)
  const records = () => [...dns.value, ...edgeRecords(stack)]
  const zonesDrawer = openDrawer(state, "route53", noZones)
  const zones = makeZones(zonesDrawer, clock.now)
  const behaviours: Behaviour[] = []
  const world = () => ({ records: records(), hosted: zones.hosted(records()) })
  const nameServer = await startDns({ world, behaviours })
  const lookUp = makeLookUp(world, behaviours)
  const onWrite = () => lambda.poke()
  const aws = await startAws({ stack, clock, faults, folder, state, onWrite, records, lookUp, zones })
  const outside = await startOutside({
    now: clock.now,
    folder: state,
    port: front.port,
    secrets: aws.secrets,
    stack,
  })
  const environment = {
    PUBLIC_URL: `http://{host}:${front.port}`,
    DNS_SERVERS: nameServer.resolvers,
    ...outside.environment,
    ...options.environment,
  }
  const lambda = startLambda({ stack, aws, clock, work, faults, state, logFolder: logs, environment })
  const hosts = makeHosts({ domains: stack.edge?.domains ?? [], isServed: aws.hosts.isServed })
  const edge = makeEdge({
    definition: stack.edge,
    hosts,
    secrets: aws.secrets,
    api: lambda.api,
    site: makeSite(join(dist, "site")),
    localise: (text) => text.replace(/https:\/\/[\w-]+\.s3\.[\w-]+\.amazonaws\.com/g, aws.url),
  })

  async function close() {
    work.close()
    front.close()
    nameServer.close()
    clock.stop()
    await Promise.all([lambda.close(), outside.stripe.close()])
    keepObserved(aws.authorizer.observed())
    aws.close()
    for (const drawer of [time, dns, zonesDrawer]) drawer.close()
    if (!state) rmSync(folder, { recursive: true, force: true })
  }

  return {
    stack,
    dns,
    behaviours,
    zones,
    nameServer,
    time,
    clock,
    faults,
    work,
    front,
    aws,
    outside,
    lambda,
    hosts,
    edge,
    close,
  }
}

/** Where the edge is, for whoever follows an alias to it: on this machine. */
const edgeRecords = ({ edge }: Stack): DnsRecord[] =>
  edge ? [{ name: edge.routingEndpoint, type: "A", ttl: 60, values: ["127.0.0.1"] }] : []

function urlsOf({ front, lambda }: Parts) {
  const base = lambda.functions.values().next().value?.environment.BASE_DOMAIN ?? "localhost"
  const urlOf = (host: string) => `http://${host}:${front.port}`
  return {
    staff: urlOf(`app.${base}`),
    portal: (slug: string) => urlOf(`${slug}.${base}`),
    console: `${urlOf(`app.${base}`)}/_local`,
    https: front.securePort && `https://app.${base}:${front.securePort}`,
  }
}

function timeOf({ clock, time, aws, work, outside, lambda }: Parts) {
  /** Waits until no event, message, schedule or webhook is being worked on. */
  async function idle() {
    // Rows that a test wrote straight into the engine went by no service that would have said so.
    lambda.poke()
    do {
      await nextTurn()
      await work.idle()
      await outside.stripe.idle()
    } while (work.busy())
  }

  /** Moves the clock and waits for everything that fell due. */
  async function setClock(instant: number) {
    clock.set(instant)
    time.value.offsetMs = clock.offset()
    time.changed()
    await aws.sweep()
    await idle()
  }

  return {
    now: clock.now,
    idle,
    setClock,
    hold: () => clock.hold(),
    /** Moves the clock forward by an ISO 8601 duration such as `P1D`. */
    advance: (duration: string) => setClock(clock.now() + durationMs(duration)),
  }
}

function functionsOf({ lambda }: Parts) {
  function find(entry: string) {
    const found = lambda.functions.get(entry)
    if (!found) throw new Error(`there is no function ${entry}`)
    return found
  }

  return {
    /** The environment a function runs with. */
    env: (entry: string) => find(entry).environment,
    invoke: (entry: string, event: unknown) => find(entry).invoke(event),
    logs: (entry?: string) => lambda.logs.filter((line) => entry === undefined || line.function === entry),
  }
}
