import { getDomain } from "tldts"
import type { DnsRecord } from "../console/dns.ts"

/** A zone that Portico keeps for somebody. It counts where the zone above hands the name to its servers. */
export type HostedZone = { name: string; nameServers: string[]; records: DnsRecord[] }
/** `records`: everybody's, in whatever zone they fall. */
export type World = { records: DnsRecord[]; hosted: HostedZone[] }
export type Question = { name: string; type: string }
export type Told = {
  rcode: number
  answers: DnsRecord[]
  /** Who knows more, where a name is handed on. */
  handedOn: DnsRecord[]
  /** The server answers for the zone itself. */
  isOwn: boolean
}

export const SERVFAIL = 2
const NXDOMAIN = 3
const REFUSED = 5
const aliasesMax = 10

/** Each server has an address of its own, so that a test can let one of them lie. */
export const roles = {
  "resolver-1": "127.0.0.1",
  "resolver-2": "127.0.0.2",
  "authoritative-1": "127.0.0.3",
  "authoritative-2": "127.0.0.4",
  "hosted-1": "127.0.0.5",
  "hosted-2": "127.0.0.6",
} as const
export type Role = keyof typeof roles

const isAtOrBelow = (name: string, above: string) => name === above || name.endsWith(`.${above}`)
const record = (name: string, type: string, values: string[]): DnsRecord => ({ name, type, ttl: 300, values })

/** What somebody who follows every delegation finds. */
export function resolved(world: World, { name, type }: Question): Told {
  const answers: DnsRecord[] = []
  for (let at: string | undefined = name, hops = 0; at !== undefined; hops += 1) {
    const told = holderOf(world, at)({ name: at, type })
    answers.push(...told.answers)
    const alias: DnsRecord | undefined = told.answers.find((each) => each.type === "CNAME")
    at = type === "CNAME" ? undefined : alias?.values[0]
    if (at === undefined || told.rcode === SERVFAIL) return { ...told, answers, isOwn: false }
    if (hops === aliasesMax) break
  }
  return { rcode: SERVFAIL, answers: [], handedOn: [], isOwn: false }
}

/** What a server says of what it holds itself. */
export function toldBy(role: Role, world: World, question: Question): Told {
  if (role.startsWith("resolver")) return resolved(world, question)
  if (role.startsWith("hosted")) {
    const zone = nearestZone(world.hosted, question.name)
    return zone ? inZone(zone, question) : { rcode: REFUSED, answers: [], handedOn: [], isOwn: false }
  }
  const delegation = delegationOf(world, question.name)
  return delegation && isToHosted(world, delegation)
    ? { rcode: 0, answers: [], handedOn: [delegation], isOwn: false }
    : outside(world, question)
}

function holderOf(world: World, name: string): (question: Question) => Told {
  const delegation = delegationOf(world, name)
  if (!delegation || !isToHosted(world, delegation)) {
    const whole = nearestZone(world.hosted, name)
    // A whole domain of ours needs nobody to hand it on here.
    const isWhole = whole !== undefined && whole.name === getDomain(name) && !delegation
    return isWhole ? (question) => inZone(whole, question) : (question) => outside(world, question)
  }
  const zone = world.hosted.find(
    (each) =>
      each.name === delegation.name && each.nameServers.some((server) => delegation.values.includes(server)),
  )
  if (zone) return (question) => inZone(zone, question)
  return () => ({ rcode: SERVFAIL, answers: [], handedOn: [], isOwn: false })
}

function nearestZone(zones: HostedZone[], name: string) {
  const above = zones.filter((zone) => isAtOrBelow(name, zone.name))
  return above.sort((one, other) => other.name.length - one.name.length)[0]
}

/** The nearest NS record at or above a name. */
function delegationOf({ records }: World, name: string): DnsRecord | undefined {
  const above = records.filter((each) => each.type === "NS" && isAtOrBelow(name, each.name))
  return above.sort((one, other) => other.name.length - one.name.length)[0]
}

/** Whether names are handed on to servers of ours. */
const isToHosted = ({ hosted }: World, { values }: DnsRecord) =>
  values.some((server) => hosted.some(({ nameServers }) => nameServers.includes(server)))

const matching = (records: DnsRecord[], { name, type }: Question) =>
  // An alias answers whatever is asked of its name.
  records.filter((each) => each.name === name && (each.type === type || each.type === "CNAME"))

const isKnown = (records: DnsRecord[], name: string) => records.some((each) => isAtOrBelow(each.name, name))

const startOf = (zone: string, nameServers: string[]) => [
  record(zone, "NS", nameServers),
  record(zone, "SOA", [nameServers[0] ?? zone]),
]

function inZone(zone: HostedZone, question: Question): Told {
  const records = [...startOf(zone.name, zone.nameServers), ...zone.records]
  return told(records, question)
}

function told(records: DnsRecord[], question: Question): Told {
  const rcode = isKnown(records, question.name) ? 0 : NXDOMAIN
  return { rcode, answers: matching(records, question), handedOn: [], isOwn: true }
}

function outside({ records, hosted }: World, question: Question): Told {
  const zone = getDomain(question.name)
  if (!zone || !isKnown([...records, ...serverAddresses({ records, hosted })], zone))
    return told(records, question)
  const own = records.find(({ name, type }) => name === zone && type === "NS")
  const start = own ? [record(zone, "SOA", [zone])] : startOf(zone, [`ns1.${zone}`, `ns2.${zone}`])
  const world = { records: [...records, ...start], hosted }
  return told([...world.records, ...serverAddresses(world)], question)
}

/** Name servers that nobody gave an address lead to this machine's: all others answer for everybody's zones. */
function serverAddresses({ records, hosted }: World): DnsRecord[] {
  const given = new Set(records.filter(({ type }) => type === "A").map(({ name }) => name))
  const named = [
    ...hosted.map(({ nameServers }) => ({ nameServers, by: "hosted" as const })),
    ...records
      .filter(({ type }) => type === "NS")
      .map(({ values }) => ({ nameServers: values, by: "authoritative" as const })),
  ]
  const addresses = new Map<string, string>()
  for (const { nameServers, by } of named)
    nameServers.forEach((server, at) => {
      const address = roles[at % 2 === 0 ? (`${by}-1` as const) : (`${by}-2` as const)]
      if (!given.has(server) && !addresses.has(server)) addresses.set(server, address)
    })
  return [...addresses].map(([name, address]) => record(name, "A", [address]))
}
