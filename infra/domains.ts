import { Stack } from "aws-cdk-lib"
import { CfnConnectionGroup, CfnDistributionTenant } from "aws-cdk-lib/aws-cloudfront"
import { AaaaRecord, ARecord, type IPublicHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53"
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets"
import { Construct } from "constructs"

/** How hosts reach the distribution: one address for all, and the tenant of the wildcard for those below our base. */
export class Domains extends Construct {
  readonly group: CfnConnectionGroup
  /** The tenant of all hosts below our base. */
  readonly wildcardArn: string

  constructor(scope: Construct, id: string, zone: IPublicHostedZone, distributionId: string) {
    super(scope, id)
    const { stackName } = Stack.of(this)
    this.group = new CfnConnectionGroup(this, "group", { name: stackName, enabled: true, ipv6Enabled: true })
    const { attrId: connectionGroupId, attrRoutingEndpoint: dnsName } = this.group
    const wildcard = new CfnDistributionTenant(this, "wildcard", {
      name: stackName,
      distributionId,
      connectionGroupId,
      domains: [`*.${zone.zoneName}`],
      enabled: true,
    })
    this.wildcardArn = wildcard.attrArn
    const target = RecordTarget.fromAlias({
      bind: () => ({ dnsName, hostedZoneId: CloudFrontTarget.CLOUDFRONT_ZONE_ID }),
    })
    const record = { zone, recordName: `*.${zone.zoneName}`, target }
    new ARecord(this, "wildcard-a", record)
    new AaaaRecord(this, "wildcard-aaaa", record)
  }
}
