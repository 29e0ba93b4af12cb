import { BlockList } from "node:net"
import { getDomain } from "tldts"
import { ask, type Server } from "./ask.ts"
import { valuesAt } from "./record.ts"
import { isLocalWorld, ownServerPort, publicResolvers } from "./servers.ts"

/** The zone that a name is in, and those of its servers that can be asked. */
export type Authority = { zone: string; names: string[]; servers: Server[] }

const serversMax = 4

/** The name and those above it, up to what somebody can register. */
export function namesUpwards(name: string): string[] {
  const top = getDomain(name) ?? name.split(".").slice(-2).join(".")
  const names = [name]
  for (let at = name; at !== top && at.includes("."); names.push(at)) at = at.slice(at.indexOf(".") + 1)
  return names
}

/** Who answers for a name: the servers of the nearest zone above it. */
export async function authorityOf(name: string): Promise<Authority | undefined> {
  const zones = await Promise.all(
    namesUpwards(name).map(async (zone) => ({ zone, names: await fromResolvers(zone, "NS") })),
  )
  const nearest = zones.find(({ names }) => names.length > 0)
  if (!nearest) return undefined
  const servers = await Promise.all(nearest.names.slice(0, serversMax).map(serverOf))
  return { ...nearest, servers: servers.flat() }
}

async function serverOf(name: string): Promise<Server[]> {
  const addresses = await fromResolvers(name, "A")
  const address = addresses.find(isAskable)
  return address ? [{ name, address, port: ownServerPort, own: true }] : []
}

/** What either resolver says; what both say comes first. */
export async function fromResolvers(name: string, type: "A" | "AAAA" | "NS"): Promise<string[]> {
  const replies = await Promise.all(publicResolvers.map((resolver) => ask(resolver, { name, type })))
  const told = replies.map(({ records }) => valuesAt(records, name, type).sort())
  const said = (value: string) => told.filter((values) => values.includes(value)).length
  return [...new Set(told.flat())].sort((one, other) => said(other) - said(one))
}

/** Networks that no name server of the public Internet is in (IANA's special-purpose registry). */
const unreachable = new BlockList()
for (const network of [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]) {
  const [address = "", bits] = network.split("/")
  unreachable.addSubnet(address, Number(bits))
}

/** Whoever holds a domain chooses where its servers are: never inside our own network. */
export const isPublic = (address: string) => !unreachable.check(address)
const isAskable = (address: string) => isLocalWorld || isPublic(address)
