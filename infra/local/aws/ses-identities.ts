import { createHash } from "node:crypto"
import type { DnsRecord } from "../console/dns.ts"
import type { Drawer } from "../machine/drawer.ts"
import type { Authorizer } from "./access/authorizer.ts"
import type { Principal } from "./access/principals.ts"
import { refusal } from "./access/refusal.ts"
import type { SignedRequest } from "./access/signature.ts"
import type { Call, Json, Service } from "./service.ts"

/** Domains that were made here, beside those of the template: with the domain that their bounces go to. */
export type Identities = Record<string, { mailFrom?: string }>

type IdentitiesOptions = {
  authorizer: Authorizer
  identities: Drawer<Identities>
  /** Of the template: they are verified by CloudFormation. */
  made: Record<string, string>
  records: () => DnsRecord[]
  arnOf: (identity: string) => string
}

const tokensOf = (domain: string) =>
  [1, 2, 3].map((at) => createHash("sha256").update(`${domain} ${at}`).digest("hex").slice(0, 32))

const base = "/v2/email/identities"
const action: Record<string, string> = {
  POST: "CreateEmailIdentity",
  GET: "GetEmailIdentity",
  DELETE: "DeleteEmailIdentity",
  PUT: "PutEmailIdentityMailFromAttributes",
}

/** SES's second API, as far as it is about identities: a domain is verified while its three keys are in the world's DNS. */
export function identityService({ authorizer, identities, made, records, arnOf }: IdentitiesOptions) {
  const has = (type: string, name: string, value: string) =>
    records().some((each) => each.type === type && each.name === name && each.values.includes(value))
  const isVerified = (domain: string) =>
    domain in identities.value &&
    tokensOf(domain).every((token) =>
      has("CNAME", `${token}._domainkey.${domain}`, `${token}.dkim.amazonses.com`),
    )

  function known(domain: string) {
    const identity = identities.value[domain]
    if (!identity) throw refusal("NotFoundException", `Email identity ${domain} does not exist.`, 404)
    return identity
  }

  const view = (domain: string) => ({
    IdentityType: "DOMAIN",
    VerifiedForSendingStatus: isVerified(domain),
    DkimAttributes: {
      SigningEnabled: true,
      Status: isVerified(domain) ? "SUCCESS" : "PENDING",
      Tokens: tokensOf(domain),
    },
    MailFromAttributes: {
      MailFromDomain: known(domain).mailFrom,
      MailFromDomainStatus: "PENDING",
      BehaviorOnMxFailure: "USE_DEFAULT_VALUE",
    },
  })

  const operations: Record<string, (domain: string, input: Json) => object> = {
    CreateEmailIdentity(domain) {
      if (domain in identities.value || domain in made)
        throw refusal("AlreadyExistsException", `Email identity ${domain} already exist.`)
      identities.value[domain] = {}
      return { IdentityType: "DOMAIN", DkimAttributes: view(domain).DkimAttributes }
    },
    GetEmailIdentity: (domain) => known(domain) && view(domain),
    DeleteEmailIdentity(domain) {
      known(domain)
      delete identities.value[domain]
      return {}
    },
    PutEmailIdentityMailFromAttributes(domain, { MailFromDomain }) {
      known(domain).mailFrom = MailFromDomain
      return {}
    },
  }

  const operationOf = ({ method }: SignedRequest) => action[method] ?? ""

  async function require(principal: Principal, operation: string, domain: string, input: Json) {
    await authorizer.require(principal, { action: `ses:${operation}`, resource: arnOf(domain) })
    const set = input.ConfigurationSetName
    if (operation === "CreateEmailIdentity" && set) {
      const resource = arnOf(set).replace(":identity/", ":configuration-set/")
      await authorizer.require(principal, { action: `ses:${operation}`, resource })
    }
  }

  const service: Service = {
    operationOf,
    async run({ principal, operation, request }: Call) {
      const input = JSON.parse(request.body.toString() || "{}")
      const [, inPath = ""] = request.path.slice(base.length).split("/")
      const domain = input.EmailIdentity ?? decodeURIComponent(inPath)
      await require(principal, operation, domain, input)
      const result = operations[operation]?.(domain, input)
      if (!result)
        throw refusal("UnknownOperationException", "The local cloud does not offer this operation.")
      identities.changed()
      return {
        status: 200,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(result),
      }
    },
    refuse: ({ code, message, status }) => ({
      status,
      headers: { "content-type": "application/json", "x-amzn-errortype": code },
      body: JSON.stringify({ message }),
    }),
  }

  return { service, isVerified, takes: ({ path }: SignedRequest) => path.startsWith(base) }
}
