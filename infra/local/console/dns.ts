import type { Cloud } from "../cloud.ts"
import { type ConsoleCall, type ConsoleRoute, json } from "./route.ts"

/** A record of the outside world's DNS, as somebody else's name server holds it. */
export type DnsRecord = { name: string; type: string; ttl: number; values: string[] }

export const dnsRoutes: ConsoleRoute[] = [
  { on: "GET /_local/dns/records", run: (cloud) => json(cloud.dns.value) },
  { on: "PUT /_local/dns/records", run: putRecord },
  { on: "DELETE /_local/dns/records", run: removeRecord },
]

const sameAs = (record: DnsRecord) => (each: DnsRecord) =>
  each.name === record.name && each.type === record.type

function recordOf({ name, type, ttl = 300, values = [] }: DnsRecord): DnsRecord {
  if (!name || !type) throw new Error("a record needs a name and a type")
  return { name: name.toLowerCase().replace(/\.$/, ""), type: type.toUpperCase(), ttl, values }
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
