import { Stack } from "aws-cdk-lib"
import { type CfnDistribution, CfnOriginAccessControl } from "aws-cdk-lib/aws-cloudfront"
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { PrivateBucket } from "./files.ts"

/** The files of the portal and of the staff application, which CloudFront alone may read. */
export class Site extends PrivateBucket {
  origin(): CfnDistribution.OriginProperty {
    const access = new CfnOriginAccessControl(this, "access", {
      originAccessControlConfig: {
        name: `${Stack.of(this).stackName}-site`,
        originAccessControlOriginType: "s3",
        signingBehavior: "always",
        signingProtocol: "sigv4",
      },
    })
    return {
      id: "site",
      domainName: this.bucketRegionalDomainName,
      originAccessControlId: access.attrId,
      // CloudFormation wants it there and empty when an access control is used.
      s3OriginConfig: { originAccessIdentity: "" },
    }
  }

  letRead(distributionId: string) {
    const distribution = `arn:aws:cloudfront::${Stack.of(this).account}:distribution/${distributionId}`
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
        actions: ["s3:GetObject"],
        resources: [this.arnForObjects("*")],
        conditions: { StringEquals: { "aws:SourceArn": distribution } },
      }),
    )
  }
}
