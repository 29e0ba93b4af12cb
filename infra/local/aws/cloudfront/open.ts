import type { Drawer } from "../../machine/drawer.ts"
import type { Stack } from "../../stack/types.ts"
import type { Authorizer } from "../access/authorizer.ts"
import { acmService } from "../acm.ts"
import { makeCertificates } from "./certificates.ts"
import type { LookUp } from "./dns.ts"
import { cloudFrontService } from "./service.ts"
import type { CloudFrontState } from "./state.ts"
import { makeTenants } from "./tenants.ts"

type HostsOptions = {
  stack: Stack
  authorizer: Authorizer
  now: () => number
  lookUp: LookUp
  drawer: Drawer<CloudFrontState>
}

/** As many tenants as CloudFront gives an account that asked for no more. */
export const emptyState = (): CloudFrontState => ({
  tenants: [],
  certificates: [],
  taken: [],
  tenantsMax: 10_000,
})

/** CloudFront's tenants, and the certificates that it has for them. */
export function openHosts({ stack: { accountId, edge }, authorizer, now, lookUp, drawer }: HostsOptions) {
  const { routingEndpoint = "", distributionId = "", connectionGroupId = "" } = edge ?? {}
  const { value: state, changed } = drawer
  const certificates = makeCertificates({
    accountId,
    now,
    lookUp,
    routingEndpoint,
    held: state.certificates,
  })
  const tenants = makeTenants({ state, certificates, now, distributionId, connectionGroupId })
  return {
    cloudFront: cloudFrontService({ accountId, authorizer, tenants, changed }),
    acm: acmService({ authorizer, certificates, tenants, changed }),
    isServed: (host: string) => tenants.serving(host) !== undefined,
  }
}
