import { readFileSync } from "node:fs"
import { Duration } from "aws-cdk-lib"
import {
  CachePolicy,
  CfnDistribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionRuntime,
  HeadersFrameOption,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
} from "aws-cdk-lib/aws-cloudfront"
import type { Bucket } from "aws-cdk-lib/aws-s3"
import { Construct } from "constructs"
import { accept } from "./accepted.ts"
import { answerPolicy, type Looser, pagePolicy, previewPolicy, SecurityHeaders } from "./headers.ts"
import type { Site } from "./site.ts"

type PortalProps = {
  baseDomain: string
  site: Site
  files: Bucket
  apiDomain: string
  originSecret: string
  certificateArn: string
  firewallArn: string
}

/** Ten is CloudFront's limit. What is not here, and whatever else a viewer makes up, never reaches the API. */
const headersToApi = [
  "Accept",
  "Accept-Language",
  "CloudFront-Viewer-Address",
  "Content-Type",
  "If-None-Match",
  "Origin",
  "Sec-Fetch-Site",
  "Stripe-Signature",
  "User-Agent",
  "X-Portico-Host",
]

/** Of programs: their key, and nothing that a browser brings by itself. */
const headersFromPrograms = [
  "Accept",
  "CloudFront-Viewer-Address",
  "Content-Type",
  "User-Agent",
  "X-Portico-Authorization",
  "X-Portico-Host",
]

/** One distribution for every tenant's host. It has no domains itself: distribution tenants bring them. */
export class Portal extends Construct {
  readonly distribution: CfnDistribution

  constructor(scope: Construct, id: string, props: PortalProps) {
    super(scope, id)
    this.distribution = new CfnDistribution(this, "distribution", {
      distributionConfig: {
        enabled: true,
        connectionMode: "tenant-only",
        httpVersion: "http2and3",
        webAclId: props.firewallArn,
        viewerCertificate: {
          acmCertificateArn: props.certificateArn,
          sslSupportMethod: "sni-only",
          minimumProtocolVersion: "TLSv1.2_2021",
        },
        origins: [props.site.origin(), apiOrigin(props)],
        ...this.#behaviours(props),
        // No custom error responses: they hold for every behaviour, so an API's 404 would become a page.
      },
    })
    props.site.letRead(this.distribution.attrId)
    accept(this.distribution, "everyCountry")
    accept(this.distribution, "noEdgeLog")
  }

  #behaviours({ baseDomain, files }: PortalProps) {
    const headersOf = (...given: [id: string, policy: string, looser?: Looser]) =>
      new SecurityHeaders(this, ...given).responseHeadersPolicyId
    const common = {
      viewerProtocolPolicy: "redirect-to-https",
      compress: true,
      functionAssociations: [{ eventType: "viewer-request", functionArn: this.#edge(baseDomain) }],
      responseHeadersPolicyId: headersOf("headers", pagePolicy(files)),
    }
    const toApi = {
      ...common,
      responseHeadersPolicyId: headersOf("answer-headers", answerPolicy),
      targetOriginId: "api",
      allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
      cachePolicyId: CachePolicy.CACHING_DISABLED.cachePolicyId,
    }
    const fromApps = this.#fromApps()
    const toSite = {
      ...common,
      targetOriginId: "site",
      allowedMethods: ["GET", "HEAD"],
      cachePolicyId: this.#siteCache().cachePolicyId,
    }
    const framed = { frameOption: HeadersFrameOption.SAMEORIGIN }
    return {
      defaultCacheBehavior: toSite,
      // The first that fits is taken.
      cacheBehaviors: [
        { ...toApi, pathPattern: "/api/v1/*", originRequestPolicyId: this.#fromPrograms() },
        // Mails show it, and a mail program in a browser is another origin.
        {
          ...toApi,
          pathPattern: "/api/auth/logo",
          originRequestPolicyId: fromApps,
          responseHeadersPolicyId: headersOf("logo-headers", answerPolicy, {
            resourcePolicy: "cross-origin",
          }),
        },
        { ...toApi, pathPattern: "/api/*", originRequestPolicyId: fromApps },
        // The one page that may stand in a frame; the edge function gives it to the staff's host only.
        {
          ...toSite,
          pathPattern: "/brand-preview.html",
          responseHeadersPolicyId: headersOf("preview-headers", previewPolicy, framed),
        },
      ],
    }
  }

  /** Files are the same for all hosts, and the edge function has named the page by then, so the path is the whole key. */
  #siteCache() {
    return new CachePolicy(this, "site-cache", {
      // Anything above zero would make CloudFront ignore `no-store`.
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    })
  }

  #fromApps() {
    return new OriginRequestPolicy(this, "to-api", {
      headerBehavior: OriginRequestHeaderBehavior.allowList(...headersToApi),
      cookieBehavior: OriginRequestCookieBehavior.all(),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    }).originRequestPolicyId
  }

  #fromPrograms() {
    return new OriginRequestPolicy(this, "from-programs", {
      headerBehavior: OriginRequestHeaderBehavior.allowList(...headersFromPrograms),
      cookieBehavior: OriginRequestCookieBehavior.none(),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    }).originRequestPolicyId
  }

  #edge(baseDomain: string) {
    const source = readFileSync(new URL("edge.js", import.meta.url), "utf8")
    const code = FunctionCode.fromInline(source.replace("app.BASE_DOMAIN", `app.${baseDomain}`))
    return new EdgeFunction(this, "edge", { runtime: FunctionRuntime.JS_2_0, code }).functionArn
  }
}

const apiOrigin = ({ apiDomain, originSecret }: PortalProps): CfnDistribution.OriginProperty => ({
  id: "api",
  domainName: apiDomain,
  originCustomHeaders: [{ headerName: "x-origin-secret", headerValue: originSecret }],
  customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
})
