import type { Authorizer } from "../access/authorizer.ts"
import type { Principal } from "../access/principals.ts"
import { refusal } from "../access/refusal.ts"
import type { SignedRequest } from "../access/signature.ts"
import { type Answer, type Call, type Service, tag } from "../service.ts"
import { type Element, fields, flag, list, readXml, text } from "../xml.ts"
import type { Change, RecordSet, Zone, Zones } from "./zones.ts"

const version = "/2013-04-01"
const namespace = `https://route53.amazonaws.com/doc${version}/`

/** By method and shape of the path. */
const operations: [pattern: RegExp, operation: string][] = [
  [/^POST hostedzone$/, "CreateHostedZone"],
  [/^GET hostedzonesbyname$/, "ListHostedZonesByName"],
  [/^GET hostedzone\/[^/]+$/, "GetHostedZone"],
  [/^DELETE hostedzone\/[^/]+$/, "DeleteHostedZone"],
  [/^POST hostedzone\/[^/]+\/rrset\/?$/, "ChangeResourceRecordSets"],
  [/^GET hostedzone\/[^/]+\/rrset$/, "ListResourceRecordSets"],
  [/^GET change\/[^/]+$/, "GetChange"],
]

const partsOf = ({ path }: SignedRequest) => path.replace(`${version}/`, "").split("/")
const plain = (name = "") => name.toLowerCase().replace(/\.$/, "")

const readValues = (records: Element) => list(fields({ Value: text }))(records).map(({ Value = "" }) => Value)

function readRecord(element: Element): RecordSet {
  const read = fields({
    Name: text,
    Type: text,
    TTL: text,
    ResourceRecords: readValues,
    AliasTarget: fields({ HostedZoneId: text, DNSName: text, EvaluateTargetHealth: flag }),
  })(element)
  const { Name, Type: type = "", TTL, ResourceRecords: values, AliasTarget } = read
  const name = plain(Name)
  if (AliasTarget) return { name, type, alias: plain(AliasTarget.DNSName) }
  return { name, type, ttl: Number(TTL), ...(values && { values }) }
}

function readChange(element: Element): Change {
  const read = fields({ Action: text, ResourceRecordSet: readRecord })(element)
  const { Action: action = "", ResourceRecordSet: record } = read
  if (!record) throw refusal("InvalidInput", "A change without a record set")
  return { action, record }
}

const readBatch = fields({ ChangeBatch: fields({ Comment: text, Changes: list(readChange) }) })
const readZone = fields({ Name: text, CallerReference: text })

const valuesXml = (values: string[]) =>
  values.map((value) => `<ResourceRecord>${tag("Value", value)}</ResourceRecord>`).join("")

function recordXml({ name, type, ttl, values = [], alias }: RecordSet) {
  const inner = alias
    ? `<AliasTarget>${tag("HostedZoneId", "Z2FDTNDATAQYW2")}${tag("DNSName", `${alias}.`)}${tag("EvaluateTargetHealth", "false")}</AliasTarget>`
    : `${tag("TTL", ttl ?? 300)}<ResourceRecords>${valuesXml(values)}</ResourceRecords>`
  return `<ResourceRecordSet>${tag("Name", `${name}.`)}${tag("Type", type)}${inner}</ResourceRecordSet>`
}

const zoneXml = ({ id, name, reference }: Zone) =>
  `<HostedZone>${tag("Id", `/hostedzone/${id}`)}${tag("Name", `${name}.`)}${tag("CallerReference", reference)}</HostedZone>`
const serversXml = ({ nameServers }: Zone) =>
  `<DelegationSet><NameServers>${nameServers.map((server) => tag("NameServer", server)).join("")}</NameServers></DelegationSet>`
const whole = tag("IsTruncated", "false")

/** Every zone's own, which nobody changes. */
const ownRecords = ({ name, nameServers }: Zone): RecordSet[] => [
  { name, type: "NS", values: nameServers },
  {
    name,
    type: "SOA",
    values: [`${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`],
  },
]

type Route53Options = { authorizer: Authorizer; zones: Zones; now: () => number }

/** Route 53, as far as a zone of ours needs it. */
export function route53Service({ authorizer, zones, now }: Route53Options): Service {
  const changeXml = (id: string) =>
    `<ChangeInfo>${tag("Id", `/change/${id}`)}${tag("Status", zones.statusOf(id))}${tag("SubmittedAt", new Date(now()).toISOString())}</ChangeInfo>`

  const performs: Record<string, (id: string, request: SignedRequest) => string> = {
    CreateHostedZone(_id, { body }) {
      const { Name = "", CallerReference = "" } = readZone(readXml(body.toString()))
      const zone = zones.create(Name, CallerReference)
      return zoneXml(zone) + changeXml(zones.noteChange()) + serversXml(zone)
    },
    ListHostedZonesByName(_id, { query }) {
      const found = zones.named(new URLSearchParams(query).get("dnsname") ?? "")
      return `<HostedZones>${found.map(zoneXml).join("")}</HostedZones>${whole}${tag("MaxItems", "10")}`
    },
    GetHostedZone: (id) => zoneXml(zones.get(id)) + serversXml(zones.get(id)),
    DeleteHostedZone: (id) => changeXml(zones.remove(id)),
    ChangeResourceRecordSets: (id, { body }) =>
      changeXml(zones.change(id, readBatch(readXml(body.toString())).ChangeBatch?.Changes ?? [])),
    ListResourceRecordSets(id) {
      const zone = zones.get(id)
      const records = [...ownRecords(zone), ...zone.records].map(recordXml).join("")
      return `<ResourceRecordSets>${records}</ResourceRecordSets>${whole}${tag("MaxItems", "300")}`
    },
    GetChange: changeXml,
  }

  function resourceOf(operation: string, id: string) {
    if (operation === "GetChange") return `arn:aws:route53:::change/${id}`
    return id ? `arn:aws:route53:::hostedzone/${id}` : "*"
  }
  const require = (principal: Principal, operation: string, id: string) =>
    authorizer.require(principal, { action: `route53:${operation}`, resource: resourceOf(operation, id) })

  return {
    operationOf(request) {
      const asked = `${request.method} ${partsOf(request).join("/")}`
      return operations.find(([pattern]) => pattern.test(asked))?.[1] ?? ""
    },
    async run({ principal, operation, request }: Call): Promise<Answer> {
      const perform = performs[operation]
      if (!perform)
        throw refusal("UnknownOperationException", "The local cloud does not offer this operation.")
      const id = decodeURIComponent(partsOf(request)[1] ?? "")
      await require(principal, operation, id)
      return {
        status: operation === "CreateHostedZone" ? 201 : 200,
        headers: { "content-type": "text/xml" },
        body: `<${operation}Response xmlns="${namespace}">${perform(id, request)}</${operation}Response>`,
      }
    },
    refuse: ({ code, message, status }) => ({
      status,
      headers: { "content-type": "text/xml" },
      body: `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type>${tag("Code", code.replace(/^(AccessDenied|Throttling)Exception$/, "$1"))}${tag("Message", message)}</Error></ErrorResponse>`,
    }),
  }
}
