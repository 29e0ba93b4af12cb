import { afterAll, describe, expect, test } from "vitest"
import { type Behaviour, behaviourOf } from "../infra/local/dns/behaviour.ts"
import type { HostedZone } from "../infra/local/dns/world.ts"
import { startDns } from "../infra/local/dns-server.ts"
import { unusedEnv } from "../infra/openapi.ts"
import { Sight } from "../shared/domains.ts"

type Records = Record<string, string[]>
type History = {
  says: string
  /** `TXT _portico.portal`: names are of the history's own domain, `@` the domain itself. */
  records?: Records
  wrong?: Behaviour[]
  sight: Partial<Sight>
}

const records: { name: string; type: string; ttl: number; values: string[] }[] = []
const hosted: HostedZone[] = []
const behaviours: Behaviour[] = []
const dns = await startDns({ world: () => ({ records, hosted }), behaviours })
afterAll(() => dns.close())

Object.assign(process.env, unusedEnv, { DNS_SERVERS: dns.resolvers })
const { isPublic } = await import("../functions/domains/sight/authority.ts")
const { lookAtCaa } = await import("../functions/domains/sight/caa.ts")
const { lookAtDelegation } = await import("../functions/domains/sight/delegation.ts")
const { lookAtProof } = await import("../functions/domains/sight/proof.ts")
const { proofValue } = await import("../functions/domains/proof.ts")
const { providerOf } = await import("../functions/domains/sight/provider.ts")
const { lookAtRouting } = await import("../functions/domains/sight/routing.ts")

const token = "Qm9vay1rZWVwZXI"
const right = [proofValue(token)]
const endpoint = "d111.routing.example"
const edges = ["198.51.100.7", "198.51.100.8"]
records.push(
  { name: endpoint, type: "A", ttl: 60, values: edges },
  { name: endpoint, type: "AAAA", ttl: 60, values: ["2600:9000::7"] },
)

let companies = 0
/** A domain that nobody else uses, so that all histories may happen at once. */
function newDomain({ records: own = {}, wrong = [] }: Pick<History, "records" | "wrong">) {
  companies += 1
  const domain = `company-${companies}.example`
  const full = (name: string) => {
    if (name === "@") return domain
    return name.endsWith(".") ? name.slice(0, -1) : `${name.replace("{domain}", domain)}.${domain}`
  }
  for (const [key, values] of Object.entries(own)) {
    const [type = "", name = ""] = key.split(" ")
    const isName = type === "CNAME" || type === "NS"
    records.push({ name: full(name), type, ttl: 60, values: isName ? values.map(full) : values })
  }
  for (const each of wrong) behaviours.push(behaviourOf({ ...each, name: full(each.name ?? "@") }))
  return { domain, host: `portal.${domain}` }
}

const proof = { "TXT _portico.portal": right }
const proofHistories: History[] = [
  { says: "everybody sees it", records: proof, sight: { state: "found", seen: right, problem: undefined } },
  {
    says: "it stands among others, in the quotes of the instructions",
    records: { "TXT _portico.portal": ["v=spf1 -all", `"${right[0]}"`] },
    sight: { state: "found" },
  },
  { says: "the domain does not exist", sight: { state: "missing", problem: "no_such_name" } },
  {
    says: "the domain exists, the name does not",
    records: { "A @": ["198.51.100.1"] },
    sight: { state: "missing", problem: "no_such_name" },
  },
  {
    says: "the name has something else",
    records: { "MX _portico.portal": ["10 mx.example"] },
    sight: { state: "missing", problem: undefined },
  },
  {
    says: "another company's token",
    records: { "TXT _portico.portal": [proofValue("another")] },
    sight: { state: "different", seen: [proofValue("another")] },
  },
  {
    says: "the token in other letters",
    records: { "TXT _portico.portal": [right[0]?.toUpperCase() ?? ""] },
    sight: { state: "different" },
  },
  {
    says: "an alias to where somebody else wrote it",
    records: { "CNAME _portico.portal": ["elsewhere"], "TXT elsewhere": right },
    sight: { state: "different" },
  },
  {
    says: "the form added the domain once more",
    records: { "A @": ["198.51.100.1"], "TXT _portico.portal.{domain}": right },
    sight: { state: "missing", problem: "name_doubled" },
  },
  {
    says: "one resolver lies that it is there",
    records: { "A @": ["198.51.100.1"] },
    wrong: [{ server: "resolver-1", mode: "lie", type: "TXT", values: right }],
    sight: { state: "missing" },
  },
  {
    says: "both resolvers are poisoned",
    records: { "A @": ["198.51.100.1"] },
    wrong: [{ server: "resolver", mode: "lie", type: "TXT", values: right }],
    sight: { state: "missing" },
  },
  {
    says: "one of the domain's own servers lies that it is there",
    records: { "A @": ["198.51.100.1"] },
    wrong: [{ server: "authoritative-2", mode: "lie", type: "TXT", values: right }],
    sight: { state: "missing", problem: "servers_disagree" },
  },
  {
    says: "one resolver and one own server lie together",
    records: { "A @": ["198.51.100.1"] },
    wrong: [
      { server: "resolver-2", mode: "lie", type: "TXT", values: right },
      { server: "authoritative-2", mode: "lie", type: "TXT", values: right },
    ],
    sight: { state: "missing" },
  },
  {
    says: "its own servers and one resolver have it, the other does not yet",
    records: proof,
    wrong: [{ server: "resolver-2", mode: "nxdomain", type: "TXT" }],
    sight: { state: "missing", problem: "not_spread", by: ["127.0.0.2"] },
  },
  {
    says: "one resolver has it, the other does not say",
    records: proof,
    wrong: [{ server: "resolver-2", mode: "refused", type: "TXT" }],
    sight: { state: "unknown", problem: "no_answer" },
  },
  {
    says: "one own server is down",
    records: proof,
    wrong: [{ server: "authoritative-1", mode: "timeout" }],
    sight: { state: "found" },
  },
  {
    says: "one own server has an address that nobody can be at",
    records: { ...proof, "NS @": ["ns1", "ns2"], "A ns1": ["255.255.255.255"] },
    sight: { state: "found" },
  },
  {
    says: "no own server answers for the domain",
    records: proof,
    wrong: [{ server: "authoritative", mode: "refused" }],
    sight: { state: "unknown", problem: "no_answer" },
  },
  {
    says: "nobody answers",
    records: proof,
    wrong: [{ mode: "timeout" }],
    sight: { state: "unknown", problem: "no_answer" },
  },
  {
    says: "one of the two resolvers refuses to find its servers",
    records: proof,
    wrong: [{ server: "resolver-1", mode: "servfail" }],
    sight: { state: "unknown" },
  },
  {
    says: "signatures that do not fit",
    records: proof,
    wrong: [{ server: "resolver", mode: "servfail", type: "TXT" }],
    sight: { state: "missing", problem: "dnssec" },
  },
  {
    says: "slow servers",
    records: proof,
    wrong: [{ server: "authoritative", mode: "slow", milliseconds: 900 }],
    sight: { state: "found" },
  },
  {
    says: "more text than a datagram holds",
    records: { "TXT _portico.portal": ["a".repeat(600), "b".repeat(300), ...right] },
    sight: { state: "found" },
  },
]

/** Also that there is no problem, where none is expected; and as a row takes it. */
const whole = (sight: Sight) => ({ ...Sight.parse(sight), problem: sight.problem })

describe.concurrent("a proof", () => {
  test.each(proofHistories)("$says", async (history) => {
    const { host } = newDomain(history)
    expect(whole(await lookAtProof(host, token))).toMatchObject(history.sight)
  })
})

const alias = { "CNAME portal": [`${endpoint}.`] }
const elsewhere = { "CNAME portal": ["shops.other.example."] }
const chainOf = (aliases: number): Records =>
  Object.fromEntries(
    Array.from({ length: aliases }, (_, at) => [
      `CNAME ${at === 0 ? "portal" : `step-${at}`}`,
      [at === aliases - 1 ? `${endpoint}.` : `step-${at + 1}`],
    ]),
  )
const different = (problem: Sight["problem"]) => ({ state: "different", problem }) as const
const missing = (problem?: Sight["problem"]) => ({ state: "missing", problem }) as const
const unknown = { state: "unknown", problem: "no_answer" } as const

const routeHistories: History[] = [
  {
    says: "an alias to the endpoint",
    records: alias,
    sight: { state: "found", seen: [endpoint], problem: undefined },
  },
  {
    says: "an alias in capitals, with a dot at its end",
    records: { "CNAME portal": [`${endpoint.toUpperCase()}..`] },
    sight: { state: "found" },
  },
  { says: "an alias of an alias of an alias", records: chainOf(3), sight: { state: "found" } },
  { says: "ten aliases", records: chainOf(10), sight: { state: "found" } },
  { says: "eleven aliases", records: chainOf(11), sight: different("alias_loop") },
  {
    says: "aliases that go round",
    records: { "CNAME portal": ["other"], "CNAME other": ["portal"] },
    sight: different("alias_loop"),
  },
  { says: "an alias of itself", records: { "CNAME portal": ["portal"] }, sight: different("alias_loop") },
  {
    says: "flattened by the provider",
    records: { "A portal": edges, "AAAA portal": ["2600:9000::7"] },
    sight: { state: "found", problem: undefined },
  },
  {
    says: "flattened, beside an address from before",
    records: { "A portal": edges, "AAAA portal": ["2001:db8::1"] },
    sight: different("addresses_instead"),
  },
  {
    says: "an address of a server of their own",
    records: { "A portal": ["192.0.2.4"] },
    sight: { ...different("addresses_instead"), seen: ["192.0.2.4"] },
  },
  {
    says: "an alias, and beside it an address from before",
    records: { ...alias, "A portal": ["192.0.2.4"] },
    sight: different("addresses_instead"),
  },
  {
    says: "an orange cloud",
    records: { "A portal": ["104.21.7.9", "172.67.1.1"] },
    sight: different("proxied"),
  },
  {
    says: "an orange cloud by IPv6 alone",
    records: { "AAAA portal": ["2606:4700:3030::1"] },
    sight: different("proxied"),
  },
  {
    says: "an alias to Cloudflare's proxy",
    records: { "CNAME portal": ["portal.acme.ae.cdn.cloudflare.net."] },
    sight: different("proxied"),
  },
  {
    says: "a name just outside Cloudflare's ranges",
    records: { "A portal": ["104.28.0.0"] },
    sight: different("addresses_instead"),
  },
  {
    says: "an alias to somebody else",
    records: elsewhere,
    sight: { ...different("leads_elsewhere"), seen: ["shops.other.example"] },
  },
  {
    says: "an alias to a name that only begins like the endpoint",
    records: { "CNAME portal": [`${endpoint}.evil.example.`] },
    sight: different("leads_elsewhere"),
  },
  { says: "nothing at all", sight: missing("no_such_name") },
  { says: "only a text at the name", records: { "TXT portal": ["hello"] }, sight: missing() },
  {
    says: "the form added the domain once more",
    records: { "A @": ["192.0.2.4"], "CNAME portal.{domain}": [`${endpoint}.`] },
    sight: missing("name_doubled"),
  },
  {
    says: "no own server answers for the domain, the resolvers remember",
    records: alias,
    wrong: [{ server: "authoritative", mode: "refused" }],
    sight: { state: "found" },
  },
  {
    says: "somebody on the way keeps silent",
    records: { "CNAME portal": ["step"], "CNAME step": [`${endpoint}.`] },
    wrong: [{ name: "step", mode: "timeout" }],
    sight: unknown,
  },
  {
    says: "resolvers that answer no question about aliases",
    records: alias,
    wrong: [{ server: "resolver", mode: "servfail", type: "CNAME" }],
    sight: { state: "found" },
  },
  {
    says: "resolvers that answer about aliases alone",
    records: { "A portal": ["192.0.2.4"] },
    wrong: [{ server: "resolver", mode: "timeout", type: "A" }],
    sight: unknown,
  },
  {
    says: "signatures that do not fit",
    records: alias,
    wrong: [{ name: "portal", server: "resolver", mode: "servfail" }],
    sight: missing("dnssec"),
  },
  {
    says: "one resolver lies that it leads to us",
    records: elsewhere,
    wrong: [{ name: "portal", server: "resolver-1", mode: "lie", type: "CNAME", values: [endpoint] }],
    sight: different("leads_elsewhere"),
  },
  {
    says: "one resolver lies that it leads elsewhere",
    records: alias,
    wrong: [{ name: "portal", server: "resolver-2", mode: "lie", type: "CNAME", values: ["evil.example"] }],
    sight: { ...different("not_spread"), by: ["127.0.0.2"] },
  },
  {
    says: "one resolver lies, and the own servers keep silent",
    records: elsewhere,
    wrong: [
      { name: "portal", server: "resolver-1", mode: "lie", type: "CNAME", values: [endpoint] },
      { name: "portal", server: "authoritative", mode: "refused" },
    ],
    sight: unknown,
  },
  {
    says: "the resolvers still have what was there before",
    records: alias,
    wrong: [{ name: "portal", server: "resolver", mode: "lie", type: "CNAME", values: ["old.example"] }],
    sight: different("not_spread"),
  },
  {
    says: "the own servers do not agree",
    records: alias,
    wrong: [{ name: "portal", server: "authoritative-2", mode: "nxdomain" }],
    sight: different("servers_disagree"),
  },
  {
    says: "one resolver keeps silent, the own servers have it",
    records: alias,
    wrong: [{ name: "portal", server: "resolver-1", mode: "refused" }],
    sight: { state: "found", by: ["127.0.0.2"] },
  },
  {
    says: "one resolver has it, and nobody else answers",
    records: alias,
    wrong: [
      { name: "portal", server: "resolver-1", mode: "refused" },
      { name: "portal", server: "authoritative", mode: "refused" },
    ],
    sight: unknown,
  },
]

describe.concurrent("a route", () => {
  test.each(routeHistories)("$says", async (history) => {
    const { host } = newDomain(history)
    expect(whole(await lookAtRouting(host, endpoint))).toMatchObject(history.sight)
  })
})

type CaaHistory = Omit<History, "sight"> & { allows: boolean; seen?: string[] }
const amazon = ['0 issue "amazon.com"']
const other = ['0 issue "letsencrypt.org"']
const caaHistories: CaaHistory[] = [
  { says: "none", records: alias, allows: true, seen: [] },
  { says: "Amazon, at the host", records: { "CAA portal": amazon }, allows: true },
  { says: "another, at the host", records: { "CAA portal": other }, allows: false, seen: other },
  { says: "another, at the domain", records: { "CAA @": other }, allows: false, seen: other },
  {
    says: "Amazon at the host, another above",
    records: { "CAA portal": amazon, "CAA @": other },
    allows: true,
  },
  {
    says: "another at the host, Amazon above",
    records: { "CAA portal": other, "CAA @": amazon },
    allows: false,
  },
  { says: "several, one of them Amazon", records: { "CAA @": [...other, ...amazon] }, allows: true },
  { says: "nobody may", records: { "CAA @": ['0 issue ";"'] }, allows: false },
  { says: "only who may issue for all names below", records: { "CAA @": ['0 issuewild ";"'] }, allows: true },
  { says: "only where to complain", records: { "CAA @": ['0 iodef "mailto:it@acme.ae"'] }, allows: true },
  {
    says: "in capitals, with parameters",
    records: { "CAA @": ['0 ISSUE "AmazonTrust.com; validationmethods=dns-01"'] },
    allows: true,
  },
  {
    says: "a name that only ends like Amazon's",
    records: { "CAA @": ['0 issue "notamazon.com"'] },
    allows: false,
  },
  {
    says: "something critical that nobody knows",
    records: { "CAA @": [...amazon, '128 future "x"'] },
    allows: false,
  },
  {
    says: "where the host's alias leads to",
    records: { "CNAME portal": ["other"], "CAA other": other, "CAA @": amazon },
    allows: false,
  },
  {
    says: "a refusal to answer",
    records: { "CAA @": other },
    wrong: [{ mode: "servfail", type: "CAA" }],
    allows: true,
  },
  {
    says: "a refusal at the host, which may hide another",
    records: { "CAA @": other },
    wrong: [{ name: "portal", mode: "servfail", type: "CAA" }],
    allows: true,
  },
  {
    says: "one resolver lies that another alone may issue",
    records: alias,
    wrong: [{ mode: "lie", type: "CAA", values: other, server: "resolver-1" }],
    allows: true,
  },
]

describe.concurrent("who may issue a certificate", () => {
  test.each(caaHistories)("$says", async ({ records: own, wrong, allows, seen = expect.anything() }) => {
    const { host } = newDomain({ records: own, wrong })
    expect(await lookAtCaa(host)).toEqual({ allows, seen })
  })
})

const ours = ["ns-7.awsdns-01.example.", "ns-9.awsdns-02.example."]
const handedOn = { "A @": ["192.0.2.4"], "NS portal": ours }
const delegationHistories: History[] = [
  {
    says: "to our servers, in whatever order",
    records: { ...handedOn, "NS portal": ours.toReversed() },
    sight: { state: "found", problem: undefined },
  },
  { says: "to none", records: { "A @": ["192.0.2.4"] }, sight: missing("no_such_name") },
  {
    says: "to some of them",
    records: { ...handedOn, "NS portal": ours.slice(1) },
    sight: different("delegated_elsewhere"),
  },
  {
    says: "to more than them",
    records: { ...handedOn, "NS portal": [...ours, "ns1.old.example."] },
    sight: different("delegated_elsewhere"),
  },
  {
    says: "by one resolver's word alone",
    records: { "A @": ["192.0.2.4"] },
    wrong: [{ name: "portal", server: "resolver-1", mode: "lie", type: "NS", values: ours }],
    sight: { state: "missing" },
  },
  {
    says: "with a signature of the zone that was there before",
    records: handedOn,
    wrong: [{ name: "portal", server: "resolver", mode: "servfail" }],
    sight: missing("dnssec"),
  },
]

describe.concurrent("a delegation", () => {
  test.each(delegationHistories)("$says", async (history) => {
    const { host } = newDomain(history)
    const nameServers = ours.map((name) => name.slice(0, -1))
    hosted.push({ name: host, nameServers, records: [] })
    expect(whole(await lookAtDelegation(host, nameServers))).toMatchObject(history.sight)
  })
})

test("a resolver that flaps delays a proof and makes none", async () => {
  const flapping = [{ server: "resolver-1", mode: "flap", type: "TXT" }] as const
  const { host } = newDomain({ records: proof, wrong: [...flapping] })
  expect(await lookAtProof(host, token)).toMatchObject({ state: "missing", problem: "not_spread" })
  expect(await lookAtProof(host, "another")).toMatchObject({ state: "different" })
})

test("what stands in a zone that was handed to us is seen by everybody", async () => {
  const { host } = newDomain({ records: handedOn })
  const nameServers = ours.map((name) => name.slice(0, -1))
  const zone = [
    { name: `_portico.${host}`, type: "TXT", ttl: 60, values: right },
    { name: host, type: "A", ttl: 60, values: edges },
  ]
  hosted.push({ name: host, nameServers, records: zone })
  expect(await lookAtProof(host, token)).toMatchObject({ state: "found" })
  expect(await lookAtRouting(host, endpoint)).toMatchObject({ state: "found" })
})

test.each([
  ["cloudflare", "kim.ns.cloudflare.com"],
  ["godaddy", "ns07.domaincontrol.com"],
  ["route53", "ns-1536.awsdns-00.co.uk"],
  ["azure", "ns2-03.azure-dns.net"],
  ["etisalat", "ns1.emirates.net.ae"],
  [undefined, "ns1.cloudflare.com.example"],
  [undefined, undefined],
])("the provider is %s by the server %s", async (provider, server) => {
  const own = { "A @": ["192.0.2.4"], ...(server && { "NS @": [`${server}.`, "ns9.other.example."] }) }
  expect(await providerOf(newDomain({ records: own }).host)).toBe(provider)
})

test("a name server inside a private network is never asked", () => {
  for (const address of [
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "172.31.255.255",
    "192.168.0.1",
    "100.64.0.1",
  ])
    expect(isPublic(address), address).toBe(false)
  for (const address of ["1.1.1.1", "172.32.0.1", "100.128.0.1", "223.255.255.255"])
    expect(isPublic(address), address).toBe(true)
})
