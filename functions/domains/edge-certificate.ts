import {
  ACMClient,
  ConflictException,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  SearchCertificatesCommand,
} from "@aws-sdk/client-acm"
import {
  EntityNotFound,
  GetManagedCertificateDetailsCommand,
  type ManagedCertificateStatus,
} from "@aws-sdk/client-cloudfront"
import type { CertificateProblem } from "../../shared/domains.ts"
import { cloudFront, edgeNameOf } from "./edge-tenant.ts"

export type Certificate = {
  arn: string
  state: "pending" | "issued" | "failed"
  problem?: CertificateProblem
}

/** Wherever the product runs, CloudFront's certificates lie here. */
const acm = new ACMClient({ region: "us-east-1" })

const problems: Partial<Record<ManagedCertificateStatus, CertificateProblem>> = {
  "validation-timed-out": "validation_timed_out",
  revoked: "certificate_revoked",
  failed: "certificate_failed",
  // CloudFront renews a certificate while its host leads there; these two are of one that it could not renew.
  expired: "certificate_failed",
  inactive: "certificate_failed",
}

/** The certificate that CloudFront asked for last for a host; undefined where it asked for none. */
export async function certificateOf(host: string): Promise<Certificate | undefined> {
  try {
    const command = new GetManagedCertificateDetailsCommand({ Identifier: edgeNameOf(host) })
    const { CertificateArn: arn, CertificateStatus: status } =
      (await cloudFront.send(command)).ManagedCertificateDetails ?? {}
    if (!arn || !status) return undefined
    if (status === "issued") return { arn, state: "issued" }
    const problem = status === "failed" ? await causeOf(arn) : problems[status]
    return problem ? { arn, state: "failed", problem } : { arn, state: "pending" }
  } catch (error) {
    if (error instanceof EntityNotFound) return undefined
    throw error
  }
}

/** CloudFront tells only that it failed. */
async function causeOf(arn: string): Promise<CertificateProblem> {
  const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn: arn }))
  return Certificate?.FailureReason === "CAA_ERROR" ? "caa_forbids" : "certificate_failed"
}

/**
 * Removes every certificate that CloudFront had for a host, once the host is off the edge. CloudFront asks for them and
 * renews them; they are our account's, and nobody else removes them. To be called until they are gone.
 */
export async function removeCertificate(host: string): Promise<"pending" | "gone"> {
  const { Results = [] } = await acm.send(
    new SearchCertificatesCommand({
      FilterStatement: {
        And: [
          {
            Filter: {
              X509AttributeFilter: {
                SubjectAlternativeName: { DnsName: { Value: host, ComparisonOperator: "EQUALS" } },
              },
            },
          },
          { Filter: { AcmCertificateMetadataFilter: { ManagedBy: "CLOUDFRONT" } } },
        ],
      },
    }),
  )
  const removed = await Promise.all(Results.map(({ CertificateArn }) => remove(CertificateArn)))
  return removed.every(Boolean) ? "gone" : "pending"
}

/** False while the edge still lets go of it, which takes it a while after the host is gone. */
async function remove(CertificateArn: string | undefined): Promise<boolean> {
  try {
    await acm.send(new DeleteCertificateCommand({ CertificateArn }))
    return true
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return true
    if (error instanceof ResourceInUseException || error instanceof ConflictException) return false
    throw error
  }
}
