import { randomBytes } from "node:crypto"
import { refusal } from "../access/refusal.ts"
import type { Certificates, ManagedCertificate } from "./certificates.ts"
import { invalid, makeChanges, rolloutMs } from "./changes.ts"
import type { CloudFrontState, Tenant, TenantInput } from "./state.ts"

type TenantsOptions = {
  state: CloudFrontState
  certificates: Certificates
  now: () => number
  distributionId: string
  connectionGroupId: string
}

const unknown = (what: string) => refusal("EntityNotFound", `The ${what} was not found.`, 404)
const newEtag = () => `E${randomBytes(7).toString("hex").toUpperCase().slice(0, 13)}`
const isDomain = (domain: string) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)

export type Tenants = ReturnType<typeof makeTenants>

/** What CloudFront does with tenants, as strict as it is. */
export function makeTenants({ state, certificates, now, distributionId, connectionGroupId }: TenantsOptions) {
  const change = makeChanges(certificates, now)
  const isDeployed = ({ modifiedAt }: Tenant) => now() >= modifiedAt + rolloutMs
  const isActive = ({ activeAt }: Tenant) => activeAt !== undefined && now() >= activeAt

  function find(identifier: string): Tenant {
    const found = state.tenants.find(({ id, name }) => identifier === id || identifier === name)
    if (!found) throw unknown("distribution tenant")
    return found
  }

  function checkDomains(domains: string[]) {
    if (domains.length === 0 || !domains.every(isDomain))
      throw invalid("The provided domain names are not valid.")
    const taken = [...state.tenants.flatMap((each) => each.domains), ...state.taken]
    if (domains.some((domain) => taken.includes(domain)))
      throw refusal("CNAMEAlreadyExists", "The CNAME specified is already defined for CloudFront.", 409)
  }

  function apply(tenant: Tenant, input: Partial<TenantInput>) {
    change(tenant, input)
    Object.assign(tenant, { modifiedAt: now(), etag: newEtag() })
  }

  /** The tenant as long as it is the version that the caller has read. */
  function checked(id: string, ifMatch: string | undefined): Tenant {
    const tenant = state.tenants.find((each) => each.id === id)
    if (!tenant) throw unknown("distribution tenant")
    if (!ifMatch) throw refusal("InvalidIfMatchVersion", "The If-Match version is missing or not valid.")
    if (ifMatch !== tenant.etag)
      throw refusal("PreconditionFailed", "The precondition given in the request evaluated to false.", 412)
    return tenant
  }

  function check({ Name, DistributionId, ConnectionGroupId, Domains }: Partial<TenantInput>) {
    if (!/^[a-z0-9][a-z0-9.-]{1,126}[a-z0-9]$/.test(Name ?? "")) throw invalid("The name is not valid.")
    if (DistributionId !== distributionId) throw unknown("distribution")
    if (ConnectionGroupId !== connectionGroupId) throw unknown("connection group")
    if (state.tenants.some(({ name }) => name === Name))
      throw refusal("EntityAlreadyExists", "The entity already exists.", 409)
    checkDomains(Domains ?? [])
    if (state.tenants.length >= state.tenantsMax)
      throw refusal("EntityLimitExceeded", "The entity limit has been exceeded.")
  }

  return {
    find,
    isDeployed,
    isActive,
    create(input: Partial<TenantInput>): Tenant {
      check(input)
      const tenant: Tenant = {
        id: `dt_${randomBytes(14).toString("hex").slice(0, 27)}`,
        name: input.Name ?? "",
        distributionId,
        connectionGroupId,
        domains: input.Domains ?? [],
        enabled: true,
        etag: newEtag(),
        createdAt: now(),
        modifiedAt: now(),
      }
      apply(tenant, input)
      state.tenants.push(tenant)
      return tenant
    },
    update(id: string, ifMatch: string | undefined, input: Partial<TenantInput>): Tenant {
      const tenant = checked(id, ifMatch)
      if (input.Domains ?? input.DistributionId ?? input.ConnectionGroupId)
        throw invalid("The local cloud changes neither domains nor where they are served.")
      apply(tenant, input)
      return tenant
    },
    delete(id: string, ifMatch: string | undefined) {
      const tenant = checked(id, ifMatch)
      if (tenant.enabled || !isDeployed(tenant))
        throw refusal("ResourceNotDisabled", "The specified resource has not been disabled yet.", 409)
      state.tenants.splice(state.tenants.indexOf(tenant), 1)
      certificates.letGo(tenant.certificateArn)
    },
    /** A certificate that came to something changes the version of its tenant. */
    certificate(identifier: string): ManagedCertificate {
      const tenant = find(identifier)
      const certificate = certificates.find(tenant.managedArn)
      if (!certificate) throw unknown("managed certificate")
      if (certificates.settle(certificate)) tenant.etag = newEtag()
      return certificate
    },
    serveWith: (arn: string) => state.tenants.some((each) => each.certificateArn === arn),
    /** The tenant that serves a host now. */
    serving: (host: string) =>
      state.tenants.find((each) => each.enabled && each.domains.includes(host) && isActive(each)),
  }
}
