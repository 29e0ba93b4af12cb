import type { Authorizer } from "../access/authorizer.ts"
import type { Principal } from "../access/principals.ts"
import { refusal } from "../access/refusal.ts"
import type { SignedRequest } from "../access/signature.ts"
import { type Answer, type Call, type Service, tag } from "../service.ts"
import { fields, flag, list, readXml, text } from "../xml.ts"
import type { ManagedCertificate } from "./certificates.ts"
import type { Tenant, TenantInput } from "./state.ts"
import type { Tenants } from "./tenants.ts"

type CloudFrontOptions = { accountId: string; authorizer: Authorizer; tenants: Tenants; changed: () => void }

const version = "/2020-05-31"
const namespace = `http://cloudfront.amazonaws.com/doc${version}/`

/** By method and the first part of the path. */
const operations: Record<string, string> = {
  "POST distribution-tenant": "CreateDistributionTenant",
  "GET distribution-tenant": "GetDistributionTenant",
  "PUT distribution-tenant": "UpdateDistributionTenant",
  "DELETE distribution-tenant": "DeleteDistributionTenant",
  "GET managed-certificate": "GetManagedCertificateDetails",
}

const partsOf = ({ path }: SignedRequest) => path.replace(`${version}/`, "").split("/")

const read = fields<TenantInput>({
  Name: text,
  DistributionId: text,
  ConnectionGroupId: text,
  Domains: (element) => list(fields({ Domain: text }))(element).map(({ Domain = "" }) => Domain),
  Enabled: flag,
  Customizations: fields({ Certificate: (element) => fields({ Arn: text })(element).Arn }),
  ManagedCertificateRequest: fields({ ValidationTokenHost: text, PrimaryDomainName: text }),
})

/** What of ACM the caller has to be allowed, because CloudFront does it in their name. */
const inTheirName = ({ ManagedCertificateRequest, Customizations }: Partial<TenantInput>) => [
  ...(ManagedCertificateRequest ? [{ action: "acm:RequestCertificate", resource: "*" }] : []),
  ...(Customizations?.Certificate
    ? [{ action: "acm:DescribeCertificate", resource: Customizations.Certificate }]
    : []),
]

/** CloudFront's API, as far as it is about distribution tenants. */
export function cloudFrontService({ accountId, authorizer, tenants, changed }: CloudFrontOptions): Service {
  const arnOf = (id: string) => `arn:aws:cloudfront::${accountId}:distribution-tenant/${id}`

  async function require(principal: Principal, operation: string, id: string, input: Partial<TenantInput>) {
    // Making one is a right on nothing in particular.
    const resource = operation === "CreateDistributionTenant" ? "*" : arnOf(id)
    await authorizer.require(principal, { action: `cloudfront:${operation}`, resource })
    for (const access of inTheirName(input)) await authorizer.require(principal, access)
  }

  const view = (tenant: Tenant) => {
    const status = tenants.isActive(tenant) ? "active" : "inactive"
    const domains = tenant.domains.map(
      (domain) => `<member>${tag("Domain", domain)}${tag("Status", status)}</member>`,
    )
    const certificate =
      tenant.certificateArn && `<Certificate>${tag("Arn", tenant.certificateArn)}</Certificate>`
    return [
      `<DistributionTenant xmlns="${namespace}">`,
      tag("Id", tenant.id),
      tag("DistributionId", tenant.distributionId),
      tag("Name", tenant.name),
      tag("Arn", arnOf(tenant.id)),
      `<Domains>${domains.join("")}</Domains>`,
      `<Customizations>${certificate ?? ""}</Customizations>`,
      tag("ConnectionGroupId", tenant.connectionGroupId),
      tag("CreatedTime", new Date(tenant.createdAt).toISOString()),
      tag("LastModifiedTime", new Date(tenant.modifiedAt).toISOString()),
      tag("Enabled", String(tenant.enabled)),
      tag("Status", tenants.isDeployed(tenant) ? "Deployed" : "InProgress"),
      "</DistributionTenant>",
    ].join("")
  }

  const answerWith = (tenant: Tenant, status = 200): Answer => ({
    status,
    headers: { "content-type": "text/xml", etag: tenant.etag },
    body: view(tenant),
  })

  function perform(operation: string, id: string, ifMatch: string | undefined, input: Partial<TenantInput>) {
    switch (operation) {
      case "CreateDistributionTenant":
        return answerWith(tenants.create(input), 201)
      case "GetDistributionTenant":
        return answerWith(tenants.find(id))
      case "UpdateDistributionTenant":
        return answerWith(tenants.update(id, ifMatch, input))
      case "DeleteDistributionTenant":
        tenants.delete(id, ifMatch)
        return { status: 204 }
      case "GetManagedCertificateDetails":
        return detailsOf(tenants.certificate(id))
      default:
        throw refusal("UnknownOperationException", "The local cloud does not offer this operation.")
    }
  }

  return {
    operationOf: (request) => operations[`${request.method} ${partsOf(request)[0]}`] ?? "",
    async run({ principal, operation, request }: Call) {
      const id = decodeURIComponent(partsOf(request)[1] ?? "")
      const input = request.body.length > 0 ? read(readXml(request.body.toString())) : {}
      await require(principal, operation, id, input)
      const answer = perform(operation, id, request.headers["if-match"], input)
      changed()
      return answer
    },
    refuse: ({ code, message, status }) => ({
      status,
      headers: { "content-type": "text/xml" },
      body: `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type>${tag("Code", codeOf(code))}${tag("Message", message)}</Error></ErrorResponse>`,
    }),
  }
}

const codeOf = (code: string) =>
  ({ AccessDeniedException: "AccessDenied", ThrottlingException: "Throttling" })[code] ?? code

const detailsOf = ({ arn, status }: ManagedCertificate): Answer => ({
  status: 200,
  headers: { "content-type": "text/xml" },
  body: `<ManagedCertificateDetails xmlns="${namespace}">${tag("CertificateArn", arn)}${tag("CertificateStatus", status)}${tag("ValidationTokenHost", "cloudfront")}</ManagedCertificateDetails>`,
})
