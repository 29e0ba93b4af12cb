import { Duration, Stack } from "aws-cdk-lib"
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront"
import type { Bucket } from "aws-cdk-lib/aws-s3"
import type { Construct } from "constructs"

const contentSecurityPolicy = (files: Bucket) =>
  Object.entries({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "connect-src": `'self' https://${files.bucketRegionalDomainName}`,
    "form-action": "'self' https://checkout.stripe.com",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ")

/** What every answer carries, page, file or API. */
export class SecurityHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, files: Bucket) {
    const override = true
    super(scope, id, {
      responseHeadersPolicyName: `${Stack.of(scope).stackName}-headers`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(files), override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        // Without subdomains: a customer's own domain has others that are not ours to speak for.
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: false,
          override,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: "cross-origin-opener-policy", value: "same-origin", override },
          { header: "cross-origin-resource-policy", value: "same-origin", override },
          {
            header: "permissions-policy",
            value: "camera=(), geolocation=(), microphone=(), payment=()",
            override,
          },
        ],
      },
    })
  }
}
