import { request as askSecurely } from "node:https"
import { text as body } from "node:stream/consumers"
import type { TLSSocket } from "node:tls"
import {
  CloudFrontClient,
  CreateDistributionTenantCommand,
  type CreateDistributionTenantCommandInput,
  DeleteDistributionTenantCommand,
  UpdateDistributionTenantCommand,
} from "@aws-sdk/client-cloudfront"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { seedOf } from "./helpers/figures.ts"
import { becomeFunction } from "./helpers/inside.ts"
import { randomFrom } from "./helpers/random.ts"

/** R14, R53: a host's life at the edge, from the first question to the last trace, over the wire. */

const { cloud, visitor } = useCloud({ https: true, overreaches: true })
const routing = "routing.cloudfront.test"

type Ours = typeof import("../functions/domains/edge.ts") &
  typeof import("../functions/domains/edge-certificate.ts") &
  typeof import("../functions/domains/edge-tenant.ts")
let ours: Ours
beforeAll(async () => {
  becomeFunction(cloud(), "domains")
  // What is tried again is what these tests are about: the SDK must not do it first.
  process.env.AWS_MAX_ATTEMPTS = "1"
  ours = {
    ...(await import("../functions/domains/edge.ts")),
    ...(await import("../functions/domains/edge-certificate.ts")),
    ...(await import("../functions/domains/edge-tenant.ts")),
  }
})

let host: string
let made = 0
beforeEach(() => {
  cloud().faults.clear()
  made += 1
  host = `portal.company${made}.example`
})

/** The owner of the domain makes a record; without values they remove it. */
function record(type: string, name: string, ...values: string[]) {
  const others = cloud().dns.value.filter((each) => each.name !== name || each.type !== type)
  const own = values.length > 0 ? [{ name, type, ttl: 60, values }] : []
  cloud().dns.value.splice(0, Number.POSITIVE_INFINITY, ...others, ...own)
}
const point = () => record("CNAME", host, routing)

/** What the function says at each of its looks, a while apart, until it says `last`. */
async function until<T>(last: T, look: () => Promise<T>, wait = "PT20S"): Promise<T[]> {
  const seen: T[] = []
  for (let looks = 0; looks < 20; looks += 1) {
    seen.push(await look())
    if (JSON.stringify(seen.at(-1)) === JSON.stringify(last)) return seen
    await cloud().advance(wait)
  }
  throw new Error(`never ${JSON.stringify(last)}: ${JSON.stringify(seen)}`)
}
const ensured = () => until({ state: "ready" }, () => ours.ensureEdge(host))
const statusAt = async (name: string) => (await visitor(name).call("GET /")).status
const tenantOf = () => cloud().aws.hosts.state.tenants.find(({ domains }) => domains.includes(host))
const certificatesOf = () => cloud().aws.hosts.state.certificates.filter((each) => each.host === host)
/** More than once, because the first such call may be refused anyhow. */
const fault = (operation: string, mode: "fail-before" | "fail-after" | "throttle", service = "cloudfront") =>
  cloud().faults.add({ service, operation, mode, times: service === "acm" ? 5 : 2 })

test("a host that leads here is served within two minutes, and after its release nothing of it is left", async () => {
  point()
  expect(await ours.edgeOf(host)).toEqual({ state: "none" })
  expect(await statusAt(host)).toBe(403)
  const before = cloud().now()
  const look = async () => {
    const view = await ours.ensureEdge(host)
    expect(await statusAt(host)).toBe(view.state === "ready" ? 200 : 403)
    return view
  }
  const seen = await until({ state: "ready" }, look, "PT5S")
  expect(cloud().now() - before).toBeLessThan(120_000)
  expect(new Set(seen.slice(0, -1).map(({ state }) => state))).toEqual(new Set(["pending"]))
  expect(await ours.edgeOf(host)).toEqual({ state: "ready" })
  expect(await statusAt(host)).toBe(200)

  expect(await ours.removeCertificate(host)).toBe("pending")
  expect(await ours.detachEdge(host)).toBe("pending")
  expect(await statusAt(host)).toBe(403)
  expect(await until("gone", () => ours.detachEdge(host))).toContain("pending")
  expect(await until("gone", () => ours.removeCertificate(host))).toContain("pending")
  expect([tenantOf(), ...certificatesOf()]).toEqual([undefined])
  expect([await ours.detachEdge(host), await ours.removeCertificate(host)]).toEqual(["gone", "gone"])
})

describe("nothing is issued", () => {
  test("to a host that does not lead here, however long it is asked for", async () => {
    record("CNAME", host, "other.cloudfront.example")
    expect(await ours.ensureEdge(host)).toEqual({ state: "pending" })
    expect([tenantOf(), ...certificatesOf()]).toEqual([undefined])
  })

  test("to a host that leads elsewhere again, and after three days it is over", async () => {
    point()
    await ours.ensureEdge(host)
    record("CNAME", host, "other.cloudfront.example")
    await cloud().advance("P2D")
    expect(await ours.ensureEdge(host)).toEqual({ state: "pending" })
    await cloud().advance("P1DT1H")
    expect(await ours.ensureEdge(host)).toEqual({ state: "failed", problem: "validation_timed_out" })
    point()
    expect(await ours.ensureEdge(host)).toEqual({ state: "failed", problem: "validation_timed_out" })
    expect(await ours.ensureEdge(host, { again: true })).toEqual({ state: "pending" })
    await ensured()
  })

  test("where a CAA record, also one further up, names others than Amazon", async () => {
    const parent = host.replace("portal.", "")
    record("CAA", parent, '0 issue "letsencrypt.org"')
    point()
    const forbidden = { state: "failed", problem: "caa_forbids" } as const
    await until(forbidden, () => ours.ensureEdge(host))
    expect(await ours.edgeOf(host)).toEqual(forbidden)
    record("CAA", parent, '0 issue "letsencrypt.org"', '0 issue "amazon.com"')
    expect(await ours.ensureEdge(host, { again: true })).toEqual({ state: "pending" })
    await ensured()
    expect(certificatesOf().map(({ status }) => status)).toEqual(["failed", "issued"])
  })
})

test.each([[undefined], ["CAA"]])("a certificate waits while resolvers fail on %s records", async (type) => {
  point()
  await ours.ensureEdge(host)
  cloud().dnsBehaviours.push({ mode: "servfail", name: host, ...(type && { type }) })
  await cloud().advance("PT2M")
  expect(await ours.ensureEdge(host)).toEqual({ state: "pending" })
  expect(certificatesOf().map(({ status }) => status)).toEqual(["pending-validation"])
  cloud().dnsBehaviours.pop()
  await ensured()
})

test("an alias that is flattened to our addresses will do", async () => {
  record("A", host, "127.0.0.1")
  await ensured()
})

describe("what stands in the way is named", () => {
  const hinder = (input: object) => visitor("app.localhost").ok("PUT /_local/hosts", input)

  test("a name that somebody else has at CloudFront", async () => {
    point()
    await hinder({ taken: [host] })
    expect(await ours.ensureEdge(host)).toEqual({ state: "failed", problem: "alias_taken" })
    await hinder({ taken: [] })
    await ensured()
  })

  test("our quota, which goes on by itself once there is room", async () => {
    point()
    await hinder({ tenantsMax: cloud().aws.hosts.state.tenants.length })
    expect(await ours.ensureEdge(host)).toEqual({ state: "pending", problem: "quota" })
    await hinder({ tenantsMax: 10_000 })
    await ensured()
  })

  test("a certificate that was revoked", async () => {
    point()
    await ensured()
    for (const certificate of certificatesOf()) certificate.status = "revoked"
    expect(await ours.edgeOf(host)).toEqual({ state: "failed", problem: "certificate_revoked" })
  })
})

describe("interrupted at any call", () => {
  const calls = ["GetDistributionTenant", "CreateDistributionTenant", "GetManagedCertificateDetails"]
  test.each([
    ...calls.flatMap((operation) => [
      [operation, "fail-before"],
      [operation, "fail-after"],
    ]),
    ["UpdateDistributionTenant", "fail-before"],
    ["UpdateDistributionTenant", "fail-after"],
    ["CreateDistributionTenant", "throttle"],
  ] as [string, "fail-before" | "fail-after" | "throttle"][])(
    "%s, %s: it goes on where it was",
    async (operation, mode) => {
      point()
      fault(operation, mode)
      let failures = 0
      const look = () =>
        ours.ensureEdge(host).catch(() => {
          failures += 1
          return { state: "thrown" }
        })
      await until({ state: "ready" } as { state: string }, look)
      expect(failures).toBeGreaterThan(0)
      expect(cloud().aws.hosts.state.tenants.filter(({ domains }) => domains.includes(host))).toHaveLength(1)
      expect(certificatesOf()).toHaveLength(1)
    },
  )

  test.each([
    ["UpdateDistributionTenant", "fail-after", "cloudfront"],
    ["DeleteDistributionTenant", "fail-after", "cloudfront"],
    ["DeleteDistributionTenant", "fail-before", "cloudfront"],
    ["DeleteCertificate", "fail-after", "acm"],
    ["SearchCertificates", "throttle", "acm"],
  ] as const)("a release at %s, %s", async (operation, mode, service) => {
    point()
    await ensured()
    fault(operation, mode, service)
    const release = async () =>
      (await ours.detachEdge(host)) === "gone" ? ours.removeCertificate(host) : ("pending" as const)
    const seen = await until<"gone" | "pending" | "thrown">("gone", () =>
      release().catch(() => "thrown" as const),
    )
    expect(seen).toContain("thrown")
    expect([tenantOf(), ...certificatesOf()]).toEqual([undefined])
  })
})

test("two at once make one place and one certificate", async () => {
  point()
  const both = () => Promise.all([ours.ensureEdge(host), ours.ensureEdge(host)])
  await until([{ state: "ready" }, { state: "ready" }], both)
  expect(certificatesOf()).toHaveLength(1)
})

test("a host that is taken back while it is released is served again", async () => {
  point()
  await ensured()
  await ours.detachEdge(host)
  expect(await ours.edgeOf(host)).toEqual({ state: "none" })
  await ensured()
  expect(await statusAt(host)).toBe(200)
})

const histories = process.env.DEEP ? 120 : 12

test(`${histories} histories with whatever goes wrong end served, and released without a trace`, async () => {
  const { of, below } = randomFrom(seedOf("domain edge"))
  const operations = ["GetDistributionTenant", "CreateDistributionTenant", "UpdateDistributionTenant", "*"]
  const steps: (() => unknown)[] = [
    () => ours.ensureEdge(host),
    () => ours.ensureEdge(host),
    () => ours.ensureEdge(host, { again: true }),
    () => Promise.all([ours.ensureEdge(host), ours.detachEdge(host)]),
    () => ours.detachEdge(host),
    () => ours.removeCertificate(host),
    () => point(),
    () => record("CNAME", host, "elsewhere.example"),
    () => record("CAA", host, ...of([[], ['0 issue "other.example"'], ['0 issue "amazon.com"']])),
    () => fault(of(operations), of(["fail-before", "fail-after", "throttle"]), of(["cloudfront", "acm"])),
    () => cloud().advance(`PT${1 + below(60)}S`),
    () => cloud().advance(`PT${1 + below(60)}S`),
  ]
  for (let history = 0; history < histories; history += 1) {
    host = `history-${history}.company.example`
    for (let step = 0; step < 20; step += 1) {
      // A fault ends the call and nothing else; what is wrong shows in what is left.
      await Promise.resolve(of(steps)()).catch(() => undefined)
      const tenants = cloud().aws.hosts.state.tenants.filter(({ domains }) => domains.includes(host))
      expect(tenants.length).toBeLessThanOrEqual(1)
      if (cloud().aws.hosts.isServed(host))
        expect(certificatesOf().some(({ status }) => status === "issued")).toBe(true)
    }
    cloud().faults.clear()
    point()
    record("CAA", host)
    await until({ state: "ready" }, () => ours.ensureEdge(host, { again: true }))
    await until("gone", () => ours.detachEdge(host))
    await until("gone", () => ours.removeCertificate(host))
    expect([tenantOf(), ...certificatesOf()]).toEqual([undefined])
  }
})

const at = () => ({ region: cloud().stack.region, endpoint: cloud().aws.url, maxAttempts: 1 })
const operator = () => new CloudFrontClient({ ...at(), credentials: cloud().credentials() })
/** As the operator might make one by hand. */
const tenant = (changes: Partial<CreateDistributionTenantCommandInput> = {}) =>
  new CreateDistributionTenantCommand({
    Name: ours.edgeNameOf(host),
    DistributionId: process.env.PORTAL_DISTRIBUTION_ID,
    ConnectionGroupId: process.env.CONNECTION_GROUP_ID,
    Domains: [{ Domain: host }],
    ...changes,
  })

test("a place that CloudFront made without asking for a certificate gets one", async () => {
  point()
  await operator().send(tenant())
  expect(await ours.edgeOf(host)).toEqual({ state: "pending" })
  await ensured()
})

describe("the local CloudFront is as strict as AWS's", () => {
  const refusals: [string, Partial<CreateDistributionTenantCommandInput>, string][] = [
    ["a name that is none", { Name: "No Name" }, "InvalidArgument"],
    ["an unknown distribution", { DistributionId: "EUNKNOWN" }, "EntityNotFound"],
    ["an unknown connection group", { ConnectionGroupId: "cg_unknown" }, "EntityNotFound"],
    ["no domain", { Domains: [] }, "InvalidArgument"],
    ["a domain that is none", { Domains: [{ Domain: "portal..example/" }] }, "InvalidArgument"],
    [
      "a certificate that nobody has",
      { Customizations: { Certificate: { Arn: "arn:aws:acm:us-east-1:000000000000:certificate/none" } } },
      "InvalidArgument",
    ],
    [
      "a certificate for a name that leads elsewhere",
      { ManagedCertificateRequest: { ValidationTokenHost: "cloudfront" } },
      "InvalidArgument",
    ],
  ]
  test.each(refusals)("it refuses %s", async (_what, changes, name) => {
    await expect(operator().send(tenant(changes))).rejects.toMatchObject({ name })
    expect(tenantOf()).toBeUndefined()
  })

  test("one name and one domain once, one version at a time, and nothing is deleted that is still out", async () => {
    const { DistributionTenant, ETag } = await operator().send(tenant())
    const { Id } = DistributionTenant ?? {}
    await expect(operator().send(tenant())).rejects.toMatchObject({ name: "EntityAlreadyExists" })
    await expect(operator().send(tenant({ Name: "other" }))).rejects.toMatchObject({
      name: "CNAMEAlreadyExists",
    })
    const update = (IfMatch: string) =>
      operator().send(new UpdateDistributionTenantCommand({ Id, IfMatch, Enabled: false }))
    await expect(update("")).rejects.toMatchObject({ name: "InvalidIfMatchVersion" })
    await expect(update("EOLD")).rejects.toMatchObject({ name: "PreconditionFailed" })
    const remove = (IfMatch = "") => operator().send(new DeleteDistributionTenantCommand({ Id, IfMatch }))
    await expect(remove(ETag)).rejects.toMatchObject({ name: "ResourceNotDisabled" })
    const { ETag: disabled } = await update(ETag ?? "")
    await expect(remove(ETag)).rejects.toMatchObject({ name: "PreconditionFailed" })
    await expect(remove(disabled)).rejects.toMatchObject({ name: "ResourceNotDisabled" })
    await cloud().advance("PT15S")
    await remove(disabled)
    await expect(remove(disabled)).rejects.toMatchObject({ name: "EntityNotFound" })
  })

  test("no other function may touch the edge", async () => {
    for (const entry of ["staff", "portal", "auth"]) {
      const roleArn = cloud().stack.functions.find(({ name }) => name === entry)?.roleArn
      const asked = new CloudFrontClient({ ...at(), credentials: cloud().credentials(roleArn) }).send(
        tenant(),
      )
      await expect(asked).rejects.toMatchObject({ name: "AccessDenied" })
    }
  })
})

describe("the edge", () => {
  const securely = (name: string) =>
    new Promise<{ status: number; names: string; page: string }>((resolve, reject) => {
      const { port } = new URL(String(cloud().urls.https))
      const options = { host: "127.0.0.1", port, servername: name, rejectUnauthorized: false, agent: false }
      const asked = askSecurely({ ...options, headers: { host: `${name}:${port}` } }, async (response) => {
        const names = (response.socket as TLSSocket).getPeerCertificate().subjectaltname ?? ""
        resolve({ status: response.statusCode ?? 0, names, page: await body(response) })
      })
      asked.on("error", reject)
      asked.end()
    })

  test("serves the portal on the host, with a certificate of that host", async () => {
    point()
    await ensured()
    const secure = await securely(host)
    const plain = await visitor(host).call("GET /")
    expect(secure).toEqual({ status: 200, names: `DNS:${host}`, page: plain.bytes.toString() })
    expect(secure.page).toBe((await visitor("company.localhost").call("GET /")).bytes.toString())
  })

  test("leads a browser on to HTTPS, where its cookies are kept, and nobody else", async () => {
    point()
    await ensured()
    const browser = { "upgrade-insecure-requests": "1" }
    const led = await visitor(host).call("GET /invoices?page=2", undefined, browser)
    const { port } = new URL(String(cloud().urls.https))
    expect([led.status, led.headers.location]).toEqual([307, `https://${host}:${port}/invoices?page=2`])
    for (const name of ["company.localhost", "unknown.example"])
      expect((await visitor(name).call("GET /", undefined, browser)).status).not.toBe(307)
  })

  test.each(["unknown.example", "localhost.example", "evil-localhost", "127.0.0.1.example"])(
    "refuses %s",
    async (name) => {
      expect(await statusAt(name)).toBe(403)
      expect((await securely(name)).status).toBe(403)
    },
  )

  test.each(["app.localhost", "APP.localhost.", "anything.localhost", "127.0.0.1", "localhost"])(
    "still serves %s",
    async (name) => {
      expect(await statusAt(name)).toBe(200)
    },
  )
})
