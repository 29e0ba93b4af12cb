import { Stack, type StackProps } from "aws-cdk-lib"
import { Certificate, CertificateValidation, type ICertificate } from "aws-cdk-lib/aws-certificatemanager"
import { type IPublicHostedZone, PublicHostedZone } from "aws-cdk-lib/aws-route53"
import type { Construct } from "constructs"
import { Firewall } from "./firewall.ts"
import type { Stage } from "./stages.ts"

/**
 * What CloudFront takes from us-east-1 only, wherever the product runs: the wildcard certificate and the
 * firewall. The zone is here too, because the certificate is validated in it.
 */
export class GlobalStack extends Stack {
  readonly zone: IPublicHostedZone
  readonly certificate: ICertificate
  readonly firewallArn: string

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, { ...props, env: { account: stage.account, region: "us-east-1" } })
    this.zone = zoneOf(this, stage)
    this.certificate = new Certificate(this, "certificate", {
      domainName: `*.${stage.baseDomain}`,
      validation: CertificateValidation.fromDns(this.zone),
    })
    this.firewallArn = new Firewall(this, "firewall").attrArn
  }
}

const zoneOf = (scope: Construct, { baseDomain: zoneName, hostedZoneId }: Stage): IPublicHostedZone =>
  hostedZoneId
    ? PublicHostedZone.fromPublicHostedZoneAttributes(scope, "zone", { zoneName, hostedZoneId })
    : new PublicHostedZone(scope, "zone", { zoneName })
