import { propertiesOf, resolve, type Template } from "../../policies.ts"
import type { Json } from "../aws/service.ts"
import { each } from "./resources.ts"
import type { Behaviour, EdgeDefinition, EdgeFunctions, Origin } from "./types.ts"

/** The CloudFront distribution: behaviours in their order, the default one last. */
export function readEdge(template: Template): EdgeDefinition | undefined {
  const [distribution] = each(template, "AWS::CloudFront::Distribution")
  if (!distribution) return undefined
  const tenants = each(template, "AWS::CloudFront::DistributionTenant")
  const [group] = each(template, "AWS::CloudFront::ConnectionGroup")
  const attributeOf = (id = "", name: string) => String(resolve(template, { "Fn::GetAtt": [id, name] }))
  const { Origins, CacheBehaviors = [], DefaultCacheBehavior } = distribution.properties.DistributionConfig
  const ordered: Json[] = [...CacheBehaviors, { ...DefaultCacheBehavior, PathPattern: "*" }]
  return {
    behaviours: ordered.map((behaviour) => readBehaviour(template, behaviour)),
    origins: Object.fromEntries((Origins as Json[]).map((origin) => [origin.Id, readOrigin(origin)])),
    distributionId: attributeOf(distribution.id, "Id"),
    connectionGroupId: group ? attributeOf(group.id, "Id") : "",
    routingEndpoint: group ? attributeOf(group.id, "RoutingEndpoint") : "",
    domains: tenants.flatMap(({ properties }) => properties.Domains as string[]),
  }
}

function readOrigin(origin: Json): Origin {
  const headers: Json[] = origin.OriginCustomHeaders ?? []
  return {
    kind: origin.CustomOriginConfig ? "api" : "site",
    path: origin.OriginPath ?? "",
    headers: Object.fromEntries(
      headers.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue]),
    ),
  }
}

function readBehaviour(template: Template, behaviour: Json): Behaviour {
  return {
    ...readFunctions(template, behaviour.FunctionAssociations ?? []),
    pathPattern: behaviour.PathPattern,
    origin: behaviour.TargetOriginId,
    methods: behaviour.AllowedMethods ?? ["GET", "HEAD"],
    headers: readHeaders(template, behaviour.ResponseHeadersPolicyId),
    compress: behaviour.Compress ?? false,
  }
}

function readFunctions(template: Template, associations: Json[]): EdgeFunctions {
  const codes = new Map(
    each(template, "AWS::CloudFront::Function").map(({ id, properties }) => [id, properties.FunctionCode]),
  )
  const codeOf = (event: string) => {
    const found = associations.find(({ EventType }) => EventType === event)
    // The ARN of an edge function is an attribute of it, so it names the logical id.
    return found && [...codes].find(([id]) => String(found.FunctionARN).includes(id))?.[1]
  }
  return { viewerRequest: codeOf("viewer-request"), viewerResponse: codeOf("viewer-response") }
}

type Headers = Record<string, string>

/** What a response headers policy adds to every answer. */
function readHeaders(template: Template, policyId: string | undefined): Headers {
  const id = Object.keys(template.resources).find((each) => policyId && String(policyId).includes(each))
  if (!id) return {}
  const { SecurityHeadersConfig: security = {}, CustomHeadersConfig } = (propertiesOf(template, id) as Json)
    .ResponseHeadersPolicyConfig
  const custom: Json[] = CustomHeadersConfig?.Items ?? []
  const hsts = security.StrictTransportSecurity
  return {
    ...(security.ContentSecurityPolicy && {
      "content-security-policy": security.ContentSecurityPolicy.ContentSecurityPolicy,
    }),
    ...(security.ContentTypeOptions && { "x-content-type-options": "nosniff" }),
    ...(security.FrameOptions && { "x-frame-options": security.FrameOptions.FrameOption }),
    ...(security.ReferrerPolicy && { "referrer-policy": security.ReferrerPolicy.ReferrerPolicy }),
    ...(hsts && { "strict-transport-security": transportSecurity(hsts) }),
    ...Object.fromEntries(custom.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  }
}

const transportSecurity = ({ AccessControlMaxAgeSec, IncludeSubdomains, Preload }: Json) =>
  [
    `max-age=${AccessControlMaxAgeSec}`,
    ...(IncludeSubdomains ? ["includeSubDomains"] : []),
    ...(Preload ? ["preload"] : []),
  ].join("; ")
