import { refusal } from "../access/refusal.ts"
import type { Certificates } from "./certificates.ts"
import type { Tenant, TenantInput } from "./state.ts"

/** Until every edge of the world knows a change. */
export const rolloutMs = 15_000

export const invalid = (message: string) => refusal("InvalidArgument", message)

type Request = TenantInput["ManagedCertificateRequest"]

/** What of a tenant may be changed, when it is made and later. */
export function makeChanges(certificates: Certificates, now: () => number) {
  /** CloudFront begins only where it will find the way, because it has to show the proof at the host itself. */
  function request(tenant: Tenant, { ValidationTokenHost, PrimaryDomainName }: Request) {
    const host = PrimaryDomainName ?? tenant.domains[0] ?? ""
    if (ValidationTokenHost !== "cloudfront")
      throw invalid("The local cloud takes the token host cloudfront.")
    if (!tenant.domains.includes(host)) throw invalid("PrimaryDomainName is none of the tenant's domains.")
    if (certificates.find(tenant.managedArn)?.status === "pending-validation")
      throw invalid("A certificate request of this distribution tenant is pending already.")
    if (!certificates.isPointed(host))
      throw invalid(
        "The provided Domain Name is not valid. Could not verify Domain Name ownership. It may not be pointing to a valid CloudFront resource.",
      )
    tenant.managedArn = certificates.request(host)
  }

  function attach(tenant: Tenant, arn: string) {
    const certificate = certificates.find(arn)
    if (certificate?.status !== "issued" || !tenant.domains.every((domain) => domain === certificate.host))
      throw invalid(
        "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
      )
    // One in place of another interrupts nothing.
    Object.assign(tenant, { certificateArn: arn, activeAt: tenant.activeAt ?? now() + rolloutMs })
  }

  return (tenant: Tenant, input: Partial<TenantInput>) => {
    const { Enabled, Customizations, ManagedCertificateRequest } = input
    if (ManagedCertificateRequest) request(tenant, ManagedCertificateRequest)
    if (Customizations?.Certificate) attach(tenant, Customizations.Certificate)
    if (Enabled !== undefined) tenant.enabled = Enabled
  }
}
