import { Duration, Stack } from "aws-cdk-lib"
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront"
import type { Bucket } from "aws-cdk-lib/aws-s3"
import type { Construct } from "constructs"

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`.trim())
    .join("; ")

/** Of every page of ours: its own files and nothing else. */
const page = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "base-uri": "'none'",
  "object-src": "'none'",
}

export const pagePolicy = (files: Bucket) =>
  policy({
    ...page,
    "manifest-src": "'self'",
    "connect-src": `'self' https://${files.bucketRegionalDomainName}`,
    "form-action": "'self' https://checkout.stripe.com",
    "frame-src": "'self'",
    "frame-ancestors": "'none'",
  })

/** The preview of a brand is looked at inside the settings, and asks nobody anything. */
export const previewPolicy = policy({
  ...page,
  "connect-src": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'self'",
})

/** What the API answers is no page: opened by itself, a picture or document shows itself and does nothing (R56). */
export const answerPolicy = policy({
  "default-src": "'none'",
  "frame-ancestors": "'none'",
  "base-uri": "'none'",
  sandbox: "",
})

/** What an answer allows that others refuse. */
export type Looser = { resourcePolicy?: "same-origin" | "cross-origin"; frameOption?: HeadersFrameOption }

/** What every answer carries, page, file or API. */
export class SecurityHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, contentSecurityPolicy: string, looser: Looser = {}) {
    const { resourcePolicy = "same-origin", frameOption = HeadersFrameOption.DENY } = looser
    const override = true
    super(scope, id, {
      responseHeadersPolicyName: `${Stack.of(scope).stackName}-${id}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override },
        contentTypeOptions: { override },
        frameOptions: { frameOption, override },
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
