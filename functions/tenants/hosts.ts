import type { Tenant } from "../../shared/tenants.ts"
import { addressOf, portalHost } from "../env.ts"

type Hosts = Pick<Tenant, "slug" | "hosts">

/**
 * Where the company's customers find its portal: the first of its own hosts that works, else ours. Links in mails name it,
 * and every other host leads to it.
 */
export function mainHost({ slug, hosts = [] }: Hosts): string {
  return hosts.find(({ works }) => works)?.host ?? portalHost(slug)
}

export const portalAddress = (tenant: Hosts) => addressOf(mainHost(tenant))

/** Whether people may sign in there. Sessions are of one host, and end with it. */
export const servesAt = ({ slug, hosts = [] }: Hosts, host: string) =>
  host === portalHost(slug) || hosts.some((each) => each.host === host)
