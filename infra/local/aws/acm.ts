import type { Authorizer } from "./access/authorizer.ts"
import { refusal } from "./access/refusal.ts"
import type { Certificates, ManagedCertificate } from "./cloudfront/certificates.ts"
import type { Tenants } from "./cloudfront/tenants.ts"
import { type Json, jsonService, type Service } from "./service.ts"

type AcmOptions = {
  authorizer: Authorizer
  certificates: Certificates
  tenants: Tenants
  changed: () => void
}

const statusOf = ({ status }: ManagedCertificate) => status.replaceAll("-", "_").toUpperCase()

/** The one search that is needed: CloudFront's certificates for a host. Anything else is refused, not guessed. */
function hostIn({ FilterStatement }: Json): string {
  const filters: Json[] = (FilterStatement?.And ?? []).map(({ Filter }: Json) => Filter ?? {})
  const name = filters.find(({ X509AttributeFilter }) => X509AttributeFilter)?.X509AttributeFilter
    .SubjectAlternativeName?.DnsName
  const manager = filters.find((each) => each.AcmCertificateMetadataFilter)?.AcmCertificateMetadataFilter
    .ManagedBy
  if (filters.length !== 2 || name?.ComparisonOperator !== "EQUALS" || manager !== "CLOUDFRONT")
    throw refusal("ValidationException", "The local cloud finds CloudFront's certificates by their host.")
  return name.Value
}

/** ACM, as far as it holds the certificates that CloudFront asked for. */
export function acmService({ authorizer, certificates, tenants, changed }: AcmOptions): Service {
  function known(arn: string) {
    const certificate = certificates.find(arn)
    if (!certificate)
      throw refusal("ResourceNotFoundException", `Could not find certificate ${arn} in this account.`)
    return certificate
  }

  return jsonService({
    async DescribeCertificate({ CertificateArn: arn }, principal) {
      await authorizer.require(principal, { action: "acm:DescribeCertificate", resource: arn })
      const certificate = known(arn)
      const { host: DomainName, failureReason: FailureReason } = certificate
      const Status = statusOf(certificate)
      return {
        Certificate: { CertificateArn: arn, DomainName, Status, FailureReason, ManagedBy: "CLOUDFRONT" },
      }
    },
    async SearchCertificates(input, principal) {
      await authorizer.require(principal, { action: "acm:SearchCertificates", resource: "*" })
      return { Results: certificates.of(hostIn(input)).map(({ arn }) => ({ CertificateArn: arn })) }
    },
    async DeleteCertificate({ CertificateArn: arn }, principal) {
      await authorizer.require(principal, { action: "acm:DeleteCertificate", resource: arn })
      if (tenants.serveWith(arn) || !certificates.isLetGo(known(arn)))
        throw refusal("ResourceInUseException", `Certificate ${arn} is in use.`)
      certificates.remove(arn)
      changed()
      return {}
    },
  })
}
