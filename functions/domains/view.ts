import { domainToUnicode } from "node:url"
import type { Domain, DomainView, RecordToMake } from "../../shared/domains.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { addressOf, env } from "../env.ts"
import { proofName, proofValue } from "./proof.ts"
import { stateOf, waitsUntil } from "./state.ts"

/** Short, so that a mistake is mended within minutes. */
const ttlSeconds = 300

/** What the company makes at its own DNS; of a delegated name nothing but the delegation. */
function recordsOf({
  host,
  apex,
  mode,
  token,
  zone,
  ownership,
  routing,
  delegation,
}: Domain): RecordToMake[] {
  const record = (rest: Pick<RecordToMake, "purpose" | "type" | "name" | "values" | "sight">) => ({
    ...rest,
    // Forms of most providers ask for all before the domain that was bought.
    relative: rest.name.slice(0, -apex.length - 1),
    ttlSeconds,
  })
  if (mode === "delegated")
    return zone && delegation
      ? [
          record({
            purpose: "delegation",
            type: "NS",
            name: host,
            values: zone.nameServers,
            sight: delegation,
          }),
        ]
      : []
  return [
    record({
      purpose: "proof",
      type: "TXT",
      name: proofName(host),
      values: [proofValue(token)],
      sight: ownership,
    }),
    record({
      purpose: "routing",
      type: "CNAME",
      name: host,
      values: [env.ROUTING_ENDPOINT],
      sight: routing,
    }),
  ]
}

export function viewOf(domain: Domain, { hosts = [] }: Pick<Tenant, "hosts">, now: string): DomainView {
  const { host } = domain
  return {
    id: domain.id,
    host,
    unicode: domainToUnicode(host),
    url: addressOf(host),
    mode: domain.mode,
    state: stateOf(domain, now),
    isMain: hosts[0]?.host === host,
    records: recordsOf(domain),
    certificate: domain.certificate,
    rival: domain.rival ?? null,
    provider: domain.provider ?? null,
    addedAt: domain.addedAt,
    activeSince: domain.activeSince ?? null,
    brokeAt: domain.brokeAt ?? null,
    checkedAt: domain.checkedAt ?? null,
    nextCheckAt: domain.nextCheckAt ?? null,
    until: waitsUntil(domain) ?? null,
    releasing: domain.releasing ?? null,
  }
}
