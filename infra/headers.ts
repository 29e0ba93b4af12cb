import { Duration, Stack } from "aws-cdk-lib"
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront"
import type { Bucket } from "aws-cdk-lib/aws-s3"
import type { Construct } from "constructs"

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`.trim())
    .join("; ")

export const pagePolicy = (files: Bucket) =>
  policy({
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

/** What the API answers is no page: opened by itself, a picture or document shows itself and does nothing (R56). */
export const answerPolicy = policy({
  "default-src": "'none'",
  "frame-ancestors": "'none'",
  "base-uri": "'none'",
  sandbox: "",
})

/** What every answer carries, page, file or API. */
export class SecurityHeaders extends ResponseHeadersPolicy {
  constructor(
    scope: Construct,
    id: string,
    contentSecurityPolicy: string,
    resourcePolicy: "same-origin" | "cross-origin" = "same-origin",
  ) {
    const override = true
    super(scope, id, {
      responseHeadersPolicyName: `${Stack.of(scope).stackName}-${id}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override },
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
          { header: "cross-origin-resource-policy", value: resourcePolicy, override },
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
