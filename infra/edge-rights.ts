import { Stack } from "aws-cdk-lib"
import { accept, spelt } from "./accepted.ts"
import type { Handler } from "./handler.ts"

type Ours = {
  /** The tenant of everybody's hosts, and the certificate that they share. */
  wildcardArn: string
  certificateArn: string
}

const changes = ["cloudfront:UpdateDistributionTenant", "cloudfront:DeleteDistributionTenant"]

/** Companies bring hosts of their own to the edge, with certificates of their own; ours are no business of theirs. */
export function grantEdge(handler: Handler, { wildcardArn, certificateArn }: Ours) {
  const { partition, account } = Stack.of(handler)
  const tenants = `arn:${partition}:cloudfront::${account}:distribution-tenant/*`
  // Wherever the product runs, CloudFront's certificates lie in this region.
  const certificates = `arn:${partition}:acm:us-east-1:${account}:certificate/*`
  const reads = ["cloudfront:GetDistributionTenant", "cloudfront:GetManagedCertificateDetails"]
  handler.allow([...reads, ...changes], [tenants])
  // CloudFront asks for certificates and puts them on in the caller's name.
  handler.allow(["acm:DescribeCertificate", "acm:DeleteCertificate"], [certificates])
  // Of what is not there yet, or only searched for, IAM knows no resource.
  handler.allow(
    ["cloudfront:CreateDistributionTenant", "acm:RequestCertificate", "acm:SearchCertificates"],
    ["*"],
  )
  handler.deny(changes, [wildcardArn])
  handler.deny(["acm:DeleteCertificate"], [certificateArn])
  const whose = spelt(account, "AWS::AccountId")
  if (!handler.role) return
  accept(handler.role, "companysHosts", `arn:<AWS::Partition>:cloudfront::${whose}:distribution-tenant/*`)
  accept(handler.role, "companysHosts", `arn:<AWS::Partition>:acm:us-east-1:${whose}:certificate/*`)
}
