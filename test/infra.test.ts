import { readFileSync } from "node:fs"
import { App } from "aws-cdk-lib"
import { expect, test } from "vitest"
import { entries } from "../infra/bundle.ts"
import { arnOf, nameOf, propertiesOf, resourcesOf, rolesOf, type Template } from "../infra/policies.ts"
import { makeStacks } from "../infra/stack.ts"
import { stageOf } from "../infra/stages.ts"
import { synthesise } from "./helpers/synth.ts"

/** R65, R16, R61, R66: what the synthesised stacks promise. */

// biome-ignore lint/suspicious/noExplicitAny: the properties are CloudFormation's, whose schema is not ours
type Json = any

const { template } = synthesise()
const global = template.stacks["portico-local-global"] as Template

const every = (type: string, of = template): Json[] =>
  resourcesOf(of, type).map((id) => ({ id, ...propertiesOf(of, id) }))
const only = (type: string, of = template): Json => {
  const [found, ...others] = every(type, of)
  expect([type, others.length]).toEqual([type, 0])
  return found
}

test("every stage has the same shape, and synthesises without an account", () => {
  const counts = ({ stacks }: Template) =>
    Object.values(stacks).map(({ resources }) => {
      const types = Object.values(resources).map(({ Type }) => Type)
      return Object.fromEntries(
        [...new Set(types)].sort().map((type) => [type, types.filter((each) => each === type).length]),
      )
    })
  const context = { stage: "prod", baseDomain: "portico.test", region: "eu-west-1" }
  const prod = synthesise(context).template
  expect(counts(prod)).toEqual(counts(template))
  expect(prod.region).toBe("eu-west-1")
  expect(JSON.stringify(prod.resources)).not.toContain("localhost")
})

test("a zone that exists already is used and not made", () => {
  const { template } = synthesise({
    baseDomain: "portico.test",
    hostedZoneId: "Z0123",
    account: "111122223333",
  })
  expect(
    Object.values(template.stacks).flatMap((each) => resourcesOf(each, "AWS::Route53::HostedZone")),
  ).toEqual([])
  expect(every("AWS::Route53::RecordSet", template).map(({ HostedZoneId }) => HostedZoneId)).toContain(
    "Z0123",
  )
})

test("a stage that is unknown or lacks its domain is refused by name", () => {
  const ask = (context: Record<string, string>) => () => stageOf(new App({ context }).node)
  expect(ask({ stage: "production" })).toThrow("no stage production: local or prod")
  expect(ask({ stage: "prod" })).toThrow("stage prod needs its base domain")
})

test("the table bills by request, survives mistakes and tells of every change", () => {
  const table = only("AWS::DynamoDB::Table")
  expect(table).toMatchObject({
    BillingMode: "PAY_PER_REQUEST",
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    TimeToLiveSpecification: { AttributeName: "expiresAtSeconds", Enabled: true },
  })
  expect(
    table.GlobalSecondaryIndexes.map((index: Json) => [index.IndexName, index.Projection.ProjectionType]),
  ).toEqual([
    ["gsi1", "ALL"],
    ["gsi2", "ALL"],
  ])
})

test("what holds data outlives the stack", () => {
  for (const type of [
    "AWS::DynamoDB::Table",
    "AWS::S3::Bucket",
    "AWS::SecretsManager::Secret",
    "AWS::Logs::LogGroup",
  ])
    for (const id of resourcesOf(template, type))
      expect([id, template.resources[id]?.DeletionPolicy]).toEqual([id, "Retain"])
})

test("buckets are private, encrypted and speak TLS only", () => {
  for (const bucket of every("AWS::S3::Bucket")) {
    expect(bucket.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1)
    const policy = every("AWS::S3::BucketPolicy").find(({ Bucket }) => Bucket === nameOf(template, bucket.id))
    const denials = policy.PolicyDocument.Statement.filter(({ Effect }: Json) => Effect === "Deny")
    expect(JSON.stringify(denials)).toContain('"aws:SecureTransport":"false"')
  }
})

test("a browser may upload from whatever host a portal has, and only by a form that we signed", () => {
  const rules = every("AWS::S3::Bucket").flatMap(
    ({ CorsConfiguration }) => CorsConfiguration?.CorsRules ?? [],
  )
  expect(rules).toMatchObject([{ AllowedMethods: ["POST"], AllowedOrigins: ["https://*"] }])
})

test("every queue is encrypted and leads to dead letters, or is where they lie", () => {
  for (const { id, SqsManagedSseEnabled, RedrivePolicy, MessageRetentionPeriod } of every(
    "AWS::SQS::Queue",
  )) {
    expect(SqsManagedSseEnabled).toBe(true)
    const days = MessageRetentionPeriod / 86_400
    expect([id, /deadletters/.test(id) ? days === 14 : RedrivePolicy.maxReceiveCount === 5]).toEqual([
      id,
      true,
    ])
  }
})

const functions = every("AWS::Lambda::Function")
const entryOf = ({ id }: Json) =>
  entries.find((entry) => id.replace(/[0-9A-F]{8}$/, "") === entry.replaceAll("-", ""))

test("there is a function for every entry and none besides", () => {
  expect(functions.map(entryOf).sort()).toEqual([...entries].sort())
})

test("every function has our runtime, its limits, its traces and a log that ends", () => {
  for (const each of functions) {
    expect(each).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      TracingConfig: { Mode: "Active" },
    })
    expect(each.Timeout).toBeLessThanOrEqual(300)
    expect(each.MemorySize).toBeLessThanOrEqual(1769)
    const log = every("AWS::Logs::LogGroup").find(({ id }) => id === each.LoggingConfig.LogGroup)
    expect(log.RetentionInDays).toBe(90)
  }
})

test("no function of the outside world can starve the others, nor outlast what the API waits", () => {
  const anybody = ["auth", "portal", "staff", "documents", "payments", "stripe-webhook"]
  for (const each of functions.filter((one) => anybody.includes(entryOf(one) ?? ""))) {
    expect([each.id, each.ReservedConcurrentExecutions]).toEqual([each.id, 20])
    expect(each.Timeout).toBeLessThan(30)
  }
})

test("every function has a role of its own, without policies that others wrote", () => {
  const roles = rolesOf(template)
  expect(roles.flatMap(({ managedPolicies }) => managedPolicies)).toEqual([])
  expect(new Set(functions.map(({ Role }) => Role)).size).toBe(entries.length)
})

test("rights name what they are for; what cannot is listed here", () => {
  const wide = rolesOf(template).flatMap(({ statements }) =>
    statements
      .filter(({ Effect, Resource }) => Effect === "Allow" && [Resource].flat().includes("*"))
      .flatMap(({ Action }) => Action),
  )
  expect([...new Set(wide)].sort()).toEqual([
    "acm:RequestCertificate",
    "acm:SearchCertificates",
    "cloudfront:CreateDistributionTenant",
    "dynamodb:ListStreams",
    "route53:CreateHostedZone",
    "route53:ListHostedZonesByName",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ])
  const actions = rolesOf(template).flatMap(({ statements }) => statements.flatMap(({ Action }) => Action))
  expect(actions.filter((action) => action.includes("*"))).toEqual([])
})

test("companies' domains are managed by the staff's function, and our own by none", () => {
  const identityOf = (domain: string) => `arn:aws:ses:eu-central-1:000000000000:identity/${domain}`
  const may = (entry: string, domain: string) => {
    const role = rolesOf(template).find(({ logicalId }) => logicalId.startsWith(`${entry}role`))
    const of = (effect: string) =>
      role?.statements
        .filter(
          ({ Effect, Action }) => Effect === effect && [Action].flat().includes("ses:DeleteEmailIdentity"),
        )
        .some(({ Resource }) =>
          [Resource].flat().some((arn) => arn === identityOf(domain) || arn === identityOf("*")),
        )
    return of("Allow") === true && of("Deny") !== true
  }
  expect([may("staff", "acme.ae"), may("staff", "localhost")]).toEqual([true, false])
  expect([may("portal", "acme.ae"), may("mail", "acme.ae")]).toEqual([false, false])
})

test("companies' hosts are managed by one function, and what all hosts share by none", () => {
  const [wildcard = ""] = resourcesOf(template, "AWS::CloudFront::DistributionTenant").map((id) =>
    arnOf(template, id),
  )
  const [shared = ""] = resourcesOf(global, "AWS::CertificateManager::Certificate").map((id) =>
    arnOf(global, id),
  )
  for (const [action, ours] of [
    ["cloudfront:UpdateDistributionTenant", wildcard],
    ["cloudfront:DeleteDistributionTenant", wildcard],
    ["acm:DeleteCertificate", shared],
  ]) {
    const told = rolesOf(template).flatMap(({ logicalId, statements }) =>
      statements
        .filter(({ Action }) => [Action].flat().includes(String(action)))
        .map(({ Effect, Resource }) => [logicalId.replace(/role[0-9A-F]{8}$/, ""), Effect, Resource]),
    )
    const theirs = String(ours).replace(/[^/]+$/, "*")
    expect(told).toEqual([
      ["domains", "Allow", theirs],
      ["domains", "Deny", ours],
    ])
  }
})

test("Stripe's secret is for those who speak to Stripe", () => {
  const readers = rolesOf(template).filter(({ statements }) =>
    statements.some(
      ({ Action, Resource }) => Action === "secretsmanager:GetSecretValue" && /stripe/.test(String(Resource)),
    ),
  )
  const names = readers.map(({ logicalId }) => logicalId.replace(/role[0-9A-F]{8}$/, ""))
  expect(names.sort()).toEqual(["payments", "schedule", "stripewebhook"])
})

test("no secret is written down: values are generated, and the edge is given a reference", () => {
  for (const { GenerateSecretString, SecretString } of every("AWS::SecretsManager::Secret")) {
    expect(SecretString).toBeUndefined()
    expect(GenerateSecretString.PasswordLength).toBe(64)
  }
  const { Origins } = only("AWS::CloudFront::Distribution").DistributionConfig
  const [header] = Origins.find(({ Id }: Json) => Id === "api").OriginCustomHeaders
  expect(header.HeaderName).toBe("x-origin-secret")
  expect(header.HeaderValue).toMatch(/^\{\{resolve:secretsmanager:arn:.*:SecretString:originSecret::\}\}$/)
})

test("R12 the API has no address but the one behind our edge", () => {
  expect(only("AWS::ApiGatewayV2::Api").DisableExecuteApiEndpoint).toBe(true)
  const domain = only("AWS::ApiGatewayV2::DomainName")
  expect(domain.DomainName).toBe("api.localhost")
  expect(domain.DomainNameConfigurations[0].SecurityPolicy).toBe("TLS_1_2")
  expect(every("AWS::Lambda::Url")).toEqual([])
})

test("the API is throttled and logs who asked what, without query strings or headers", () => {
  const { DefaultRouteSettings, AccessLogSettings } = only("AWS::ApiGatewayV2::Stage")
  expect(DefaultRouteSettings).toMatchObject({ ThrottlingBurstLimit: 500, ThrottlingRateLimit: 1000 })
  expect(Object.keys(JSON.parse(AccessLogSettings.Format))).toContain("requestId")
  expect(AccessLogSettings.Format).not.toMatch(/query|header|cookie|authorizer/i)
})

test("every HTTP function is reached by its own path", () => {
  const routes = every("AWS::ApiGatewayV2::Route").map(({ RouteKey }) => RouteKey)
  expect(routes.sort()).toEqual([
    "ANY /api/auth/{proxy+}",
    "ANY /api/documents/{proxy+}",
    "ANY /api/payments/{proxy+}",
    "ANY /api/portal/attachments",
    "ANY /api/portal/attachments/{proxy+}",
    "ANY /api/portal/{proxy+}",
    "ANY /api/staff/attachments",
    "ANY /api/staff/attachments/{proxy+}",
    "ANY /api/staff/customers/{customerId}/attachments",
    "ANY /api/staff/customers/{customerId}/attachments/{proxy+}",
    "ANY /api/staff/{proxy+}",
    "ANY /api/v1/{proxy+}",
    "POST /api/stripe/{proxy+}",
    "PUT /api/staff/branding/logo",
  ])
})

test("event rows reach their function in order, with retries, bisection and dead letters", () => {
  const sources = every("AWS::Lambda::EventSourceMapping")
  const stream = sources.find(({ StartingPosition }) => StartingPosition)
  expect(stream).toMatchObject({
    StartingPosition: "TRIM_HORIZON",
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 5,
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
  })
  expect(stream.DestinationConfig.OnFailure.Destination).toContain("oneventdeadletters")
})

test("queue workers report each message by itself, and no message comes back while it is worked on", () => {
  const sources = every("AWS::Lambda::EventSourceMapping").filter(({ StartingPosition }) => !StartingPosition)
  expect(sources.map(({ BatchSize, FunctionResponseTypes }) => [BatchSize, FunctionResponseTypes])).toEqual([
    [10, ["ReportBatchItemFailures"]],
    [1, ["ReportBatchItemFailures"]],
    [25, ["ReportBatchItemFailures"]],
    [1, ["ReportBatchItemFailures"]],
  ])
  for (const { EventSourceArn, FunctionName } of sources) {
    const queue = every("AWS::SQS::Queue").find(({ id }) => EventSourceArn.endsWith(id))
    const worker = functions.find(({ id }) => id === FunctionName)
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker.Timeout)
  }
})

test("the clock calls hourly and daily, and what it gives up lies somewhere", () => {
  const schedules = every("AWS::Scheduler::Schedule")
  expect(
    schedules.map(({ ScheduleExpression, Target }) => [ScheduleExpression, JSON.parse(Target.Input)]),
  ).toEqual([
    ["rate(1 hour)", { job: "hourly" }],
    ["cron(15 3 * * ? *)", { job: "daily" }],
  ])
  const worker = functions.find((each) => entryOf(each) === "schedule")
  expect(worker.DeadLetterConfig.TargetArn).toBe(schedules[0].Target.DeadLetterConfig.Arn)
})

const { DistributionConfig: edge } = only("AWS::CloudFront::Distribution")

test("the distribution serves tenants only, over modern TLS, behind the firewall", () => {
  expect(edge.ConnectionMode).toBe("tenant-only")
  expect(edge.ViewerCertificate.MinimumProtocolVersion).toBe("TLSv1.2_2021")
  expect(edge.WebACLId).toContain("firewall")
  expect(only("AWS::CloudFront::DistributionTenant").Domains).toEqual(["*.localhost"])
  const records = every("AWS::Route53::RecordSet").filter(({ Name }) => Name === "*.localhost.")
  expect(records.map(({ Type }) => Type).sort()).toEqual(["A", "AAAA"])
})

test("an API's 404 stays a 404: there are no error pages", () => {
  expect(edge).not.toHaveProperty("CustomErrorResponses")
})

const preview = "/brand-preview.html"
const toApi = edge.CacheBehaviors.filter(({ PathPattern }: Json) => PathPattern !== preview)

test("R16 the API is never cached, and nothing is kept against its will", () => {
  const managedCachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  // The first that fits is taken, so the narrower one has to come first.
  expect(edge.CacheBehaviors.map(({ PathPattern }: Json) => PathPattern)).toEqual([
    "/api/v1/*",
    "/api/auth/logo",
    "/api/*",
    preview,
  ])
  for (const behaviour of toApi)
    expect(behaviour).toMatchObject({ TargetOriginId: "api", CachePolicyId: managedCachingDisabled })
  expect(edge.DefaultCacheBehavior).toMatchObject({ TargetOriginId: "site", AllowedMethods: ["GET", "HEAD"] })
  const { MinTTL, DefaultTTL } = only("AWS::CloudFront::CachePolicy").CachePolicyConfig
  expect({ MinTTL, DefaultTTL }).toEqual({ MinTTL: 0, DefaultTTL: 0 })
})

test("R12 the API sees only headers that we list, the viewer's address by CloudFront's word, and no Host", () => {
  const needed = ["x-portico-host", "cloudfront-viewer-address"]
  const apps = ["origin", "sec-fetch-site", "stripe-signature"]
  const programs = ["x-portico-authorization"]
  for (const [pattern, own, others, cookies] of [
    ["/api/*", apps, programs, "all"],
    ["/api/v1/*", programs, apps, "none"],
  ] as const) {
    const { HeadersConfig, CookiesConfig } = requestPolicyOf(pattern)
    expect(HeadersConfig.HeaderBehavior).toBe("whitelist")
    const names = HeadersConfig.Headers.map((name: string) => name.toLowerCase())
    expect(names).toEqual(expect.arrayContaining([...needed, ...own]))
    expect(names.length).toBeLessThanOrEqual(10)
    // CloudFront refuses a policy that names `Authorization`.
    for (const name of [
      ...others,
      "host",
      "x-forwarded-host",
      "forwarded",
      "x-origin-secret",
      "authorization",
    ])
      expect(names).not.toContain(name)
    expect(CookiesConfig.CookieBehavior).toBe(cookies)
  }
})

/** What a behaviour lets through to the API. */
function requestPolicyOf(pattern: string) {
  const behaviour = edge.CacheBehaviors.find(({ PathPattern }: Json) => PathPattern === pattern)
  const policy = every("AWS::CloudFront::OriginRequestPolicy").find(({ id }) =>
    String(behaviour.OriginRequestPolicyId).includes(id),
  )
  return policy?.OriginRequestPolicyConfig
}

const policyOf = ({ ResponseHeadersPolicyId }: Json) =>
  every("AWS::CloudFront::ResponseHeadersPolicy").find(({ id }) =>
    String(ResponseHeadersPolicyId).includes(id),
  ) as Json

test("R61 every answer carries the security headers", () => {
  const answers = toApi.map(policyOf)
  for (const { ResponseHeadersPolicyConfig } of answers) {
    const { ContentSecurityPolicy, ...others } = ResponseHeadersPolicyConfig.SecurityHeadersConfig
    expect(ContentSecurityPolicy.ContentSecurityPolicy).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
    )
    const { ContentSecurityPolicy: _, ...ofPages } = policyOf(edge.DefaultCacheBehavior)
      .ResponseHeadersPolicyConfig.SecurityHeadersConfig
    expect(others).toEqual(ofPages)
  }
  const { ResponseHeadersPolicyConfig } = policyOf(edge.DefaultCacheBehavior)
  const { ContentSecurityPolicy, StrictTransportSecurity, FrameOptions } =
    ResponseHeadersPolicyConfig.SecurityHeadersConfig
  const directives = ContentSecurityPolicy.ContentSecurityPolicy.split("; ")
  expect(directives).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "frame-ancestors 'none'",
      "frame-src 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self' https://checkout.stripe.com",
    ]),
  )
  expect(directives.find((each: string) => each.startsWith("connect-src"))).toMatch(
    /^connect-src 'self' https:\/\/files\S+$/,
  )
  expect(ContentSecurityPolicy.ContentSecurityPolicy).not.toContain("unsafe")
  expect(StrictTransportSecurity).toMatchObject({
    AccessControlMaxAgeSec: 31_536_000,
    IncludeSubdomains: false,
  })
  expect(FrameOptions.FrameOption).toBe("DENY")
})

test("R61 one page may stand in a frame of its own host, and reaches nobody", () => {
  const headersOf = (behaviour: Json) =>
    policyOf(behaviour).ResponseHeadersPolicyConfig.SecurityHeadersConfig as Json
  const ancestorsOf = (behaviour: Json) => {
    const { ContentSecurityPolicy, FrameOptions } = headersOf(behaviour)
    const [, allowed] = /frame-ancestors ([^;]+)/.exec(ContentSecurityPolicy.ContentSecurityPolicy) ?? []
    return [behaviour.PathPattern, allowed, FrameOptions.FrameOption]
  }
  const framed = [...edge.CacheBehaviors, edge.DefaultCacheBehavior]
    .map(ancestorsOf)
    .filter(([, allowed, option]) => allowed !== "'none'" || option !== "DENY")
  expect(framed).toEqual([[preview, "'self'", "SAMEORIGIN"]])
  const behaviour = edge.CacheBehaviors.find(({ PathPattern }: Json) => PathPattern === preview)
  const { ContentSecurityPolicy, FrameOptions: _, ...others } = headersOf(behaviour)
  expect(ContentSecurityPolicy.ContentSecurityPolicy.split("; ")).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ]),
  )
  const { ContentSecurityPolicy: __, FrameOptions: ___, ...ofPages } = headersOf(edge.DefaultCacheBehavior)
  expect(others).toEqual(ofPages)
  expect(behaviour).toMatchObject({ TargetOriginId: "site", AllowedMethods: ["GET", "HEAD"] })
})

test("the firewall knows common attacks and counts requests", () => {
  const { Scope, Rules } = only("AWS::WAFv2::WebACL", global)
  expect(Scope).toBe("CLOUDFRONT")
  expect(Rules.map(({ Name }: Json) => Name)).toEqual([
    "sign-in-rate",
    "rate",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
  ])
  expect(global.region).toBe("us-east-1")
})

test("mail is signed, encrypted on its way, and its bounces come back", () => {
  const { EmailIdentity, ConfigurationSetAttributes, MailFromAttributes } = only("AWS::SES::EmailIdentity")
  expect(EmailIdentity).toBe("localhost")
  expect(MailFromAttributes.MailFromDomain).toBe("mail.localhost")
  const configuration = only("AWS::SES::ConfigurationSet")
  expect(ConfigurationSetAttributes.ConfigurationSetName).toBe(configuration.id)
  expect(configuration.DeliveryOptions.TlsPolicy).toBe("REQUIRE")
  const { EventDestination } = only("AWS::SES::ConfigurationSetEventDestination")
  expect(EventDestination.MatchingEventTypes).toEqual(["send", "delivery", "bounce", "complaint", "reject"])
  const names = every("AWS::Route53::RecordSet").map(({ Name }) => Name)
  expect(names.filter((name) => /DkimDNS/.test(name))).toHaveLength(3)
  expect(names).toContain("_dmarc.localhost.")
})

test("answers by mail are looked over, laid beside the tenants' files for a month, and told to one function", () => {
  const { Rule } = only("AWS::SES::ReceiptRule")
  expect(Rule).toMatchObject({ Enabled: true, ScanEnabled: true, Recipients: ["reply.localhost"] })
  const [{ S3Action }, { LambdaAction }] = Rule.Actions
  const bucket = every("AWS::S3::Bucket").find(({ id }) => id.startsWith("files"))
  expect(S3Action).toEqual({ BucketName: nameOf(template, bucket.id), ObjectKeyPrefix: "inbound/" })
  expect(LambdaAction).toMatchObject({ InvocationType: "Event" })
  const mx = every("AWS::Route53::RecordSet").find(({ Name }) => Name === "reply.localhost.")
  expect(mx).toMatchObject({ Type: "MX", ResourceRecords: ["10 inbound-smtp.eu-central-1.amazonaws.com"] })
  const rules = bucket.LifecycleConfiguration.Rules.filter(({ Prefix }: Json) => Prefix === "inbound/")
  expect(rules).toMatchObject([{ ExpirationInDays: 30, Status: "Enabled" }])
})

test("only SES, for this account alone, may lay mails there and call the function", () => {
  const allowed = every("AWS::S3::BucketPolicy").flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.filter(
      ({ Effect, Principal }: Json) => Effect === "Allow" && /ses/.test(Principal.Service),
    ),
  )
  expect(allowed).toMatchObject([
    { Action: "s3:PutObject", Condition: { StringEquals: { "aws:SourceAccount": template.account } } },
  ])
  expect(allowed[0].Resource).toMatch(/^arn:aws:s3:::files[^/]+\/inbound\/\*$/)
  const permissions = every("AWS::Lambda::Permission").filter(
    ({ Principal }) => Principal === "ses.amazonaws.com",
  )
  expect(permissions).toMatchObject([{ SourceAccount: template.account, Action: "lambda:InvokeFunction" }])
  expect(permissions[0].FunctionName).toMatch(/inbound/)
})

const alarms = every("AWS::CloudWatch::Alarm")

test("every queue of dead letters calls somebody", () => {
  const watched = alarms.map(
    ({ MetricName, Dimensions }) =>
      MetricName === "ApproximateNumberOfMessagesVisible" && Dimensions[0].Value,
  )
  for (const { id } of every("AWS::SQS::Queue").filter(({ id }) => /deadletters/.test(id)))
    expect(watched).toContain(id)
})

test("the ledger, tenancy, bounces, errors and latency call somebody", () => {
  const metrics = alarms.map(({ MetricName }) => MetricName)
  expect(metrics).toEqual(
    expect.arrayContaining([
      "ledger_invariant",
      "cross_tenant_denial",
      "Reputation.BounceRate",
      "Reputation.ComplaintRate",
      "Latency",
    ]),
  )
  expect(alarms.some(({ Metrics }) => /errors/.test(JSON.stringify(Metrics ?? "")))).toBe(true)
  for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1)
})

test("a record that names an alarm is found in the log of every function", () => {
  const filters = every("AWS::Logs::MetricFilter")
  for (const name of ["ledger_invariant", "cross_tenant_denial"]) {
    const ours = filters.filter(({ MetricTransformations }) => MetricTransformations[0].MetricName === name)
    expect(ours.map(({ LogGroupName }) => LogGroupName).sort()).toEqual(
      functions.map(({ LoggingConfig }) => LoggingConfig.LogGroup).sort(),
    )
    const phrase = JSON.parse(ours[0].FilterPattern)
    expect(`2026-01-01\tid\tERROR\t${JSON.stringify({ level: "error", alarm: name })}`).toContain(phrase)
  }
})

test("every alarm says where its runbook is, and there it is", () => {
  const anchors = readFileSync("README.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("#"))
    .map((line) =>
      line
        .replace(/^#+ /, "")
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    )
  for (const { AlarmDescription } of alarms) {
    const [, anchor] = AlarmDescription.match(/README\.md#([a-z-]+)$/) ?? []
    expect(anchors).toContain(anchor)
  }
})

test("R66 nothing local and nothing of development is in what ships", () => {
  for (const entry of entries) {
    const { inputs } = JSON.parse(readFileSync(`dist/functions/${entry}/meta.json`, "utf8"))
    const strays = Object.keys(inputs).filter((file) =>
      /^(infra|test|frontend)\/|iam-simulate|dynoxide|selfsigned/.test(file),
    )
    expect([entry, strays]).toEqual([entry, []])
  }
  for (const { Environment } of every("AWS::Lambda::Function"))
    for (const onlyLocal of ["DNS_SERVERS", "EVEN_STEP_MILLISECONDS"])
      expect(Environment?.Variables ?? {}).not.toHaveProperty(onlyLocal)
})

test("two stages can live in one account", () => {
  const app = new App()
  makeStacks(app, { ...stageOf(app.node), name: "one" })
  expect(() => makeStacks(app, { ...stageOf(app.node), name: "two" })).not.toThrow()
})
