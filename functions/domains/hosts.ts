import type { Domain } from "../../shared/domains.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Serving } from "./desk.ts"

/** Where the company's portal is served once a domain is as it is now: a new one comes last, and so is not the main one. */
export function hostsAfter(
  { hosts = [] }: Pick<Tenant, "hosts">,
  host: string,
  domain: Pick<Domain, "activeSince" | "brokeAt" | "releasing"> | undefined,
  serves: Serving,
): Tenant["hosts"] {
  const isServed = domain?.activeSince !== undefined && !domain.releasing && serves === "portal"
  if (!isServed) return hosts.filter((each) => each.host !== host)
  const now = { host, works: domain.brokeAt === undefined }
  return hosts.some((each) => each.host === host)
    ? hosts.map((each) => (each.host === host ? now : each))
    : [...hosts, now]
}
