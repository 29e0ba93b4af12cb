import type { Cloud } from "../cloud.ts"
import { behaviourOf } from "../dns/behaviour.ts"
import { type ConsoleCall, type ConsoleRoute, json } from "./route.ts"

/** A record of the outside world's DNS, as somebody else's name server holds it. */
export type DnsRecord = { name: string; type: string; ttl: number; values: string[] }

export const dnsRoutes: ConsoleRoute[] = [
  { on: "GET /_local/dns/records", run: (cloud) => json(cloud.dns.value) },
  { on: "PUT /_local/dns/records", run: putRecord },
  { on: "DELETE /_local/dns/records", run: removeRecord },
  { on: "GET /_local/dns/behaviour", run: (cloud) => json(cloud.dnsBehaviours) },
  { on: "PUT /_local/dns/behaviour", run: addBehaviour },
  { on: "DELETE /_local/dns/behaviour", run: removeBehaviours },
]

const sameAs = (record: DnsRecord) => (each: DnsRecord) =>
  each.name === record.name && each.type === record.type

const plain = (name: string) => name.toLowerCase().replace(/\.$/, "")
const namesOf = (type: string) => (value: string) =>
  ["CNAME", "NS"].includes(type.toUpperCase()) ? plain(value) : value

function recordOf({ name, type, ttl = 300, values = [] }: DnsRecord): DnsRecord {
  if (!name || !type) throw new Error("a record needs a name and a type")
  return { name: plain(name), type: type.toUpperCase(), ttl, values: values.map(namesOf(type)) }
}

function putRecord(cloud: Cloud, { input }: ConsoleCall) {
  const record = recordOf(input)
  const others = cloud.dns.value.filter((each) => !sameAs(record)(each))
  cloud.dns.value.splice(0, Number.POSITIVE_INFINITY, ...others, record)
  cloud.dns.changed()
  return json(record)
}

function removeRecord(cloud: Cloud, { input }: ConsoleCall) {
  const others = cloud.dns.value.filter((each) => !sameAs(recordOf(input))(each))
  cloud.dns.value.splice(0, Number.POSITIVE_INFINITY, ...others)
  cloud.dns.changed()
  return json(others)
}

function addBehaviour(cloud: Cloud, { input }: ConsoleCall) {
  cloud.dnsBehaviours.push(behaviourOf(input))
  return json(cloud.dnsBehaviours)
}

/** Those of a name, or all. */
function removeBehaviours({ dnsBehaviours }: Cloud, { input }: ConsoleCall) {
  const kept = dnsBehaviours.filter(({ name }) => input.name !== undefined && name !== input.name)
  dnsBehaviours.splice(0, Number.POSITIVE_INFINITY, ...kept)
  return json(dnsBehaviours)
}
