import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  GetChangeCommand,
  GetHostedZoneCommand,
  HostedZoneAlreadyExists,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  NoSuchChange,
  NoSuchHostedZone,
  type ResourceRecordSet,
  Route53Client,
} from "@aws-sdk/client-route-53"
import type { Domain, HostedZone } from "../../shared/domains.ts"
import { env } from "../env.ts"
import { proofName, proofValue } from "./proof.ts"
import type { Going } from "./world.ts"

/** Where a company delegates a name to us, we make every record that it needs, and take it away again. */
const route53 = new Route53Client({})

/** Of every alias to CloudFront: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html */
const cloudFrontZoneId = "Z2FDTNDATAQYW2"
const ttlSeconds = 300

const bare = (id = "") => id.slice(id.lastIndexOf("/") + 1)
const plain = (name = "") => name.toLowerCase().replace(/\.$/, "")

function wantedRecords({ host, token }: Pick<Domain, "host" | "token">): ResourceRecordSet[] {
  const AliasTarget = {
    HostedZoneId: cloudFrontZoneId,
    DNSName: env.ROUTING_ENDPOINT,
    EvaluateTargetHealth: false,
  }
  const value = (Type: "TXT" | "CAA", Name: string, Value: string): ResourceRecordSet => ({
    ...{ Name, Type, TTL: ttlSeconds },
    ResourceRecords: [{ Value }],
  })
  return [
    { Name: host, Type: "A", AliasTarget },
    { Name: host, Type: "AAAA", AliasTarget },
    value("TXT", proofName(host), `"${proofValue(token)}"`),
    // The nearest name with such a record decides, so that what the company's own domain forbids does not matter here.
    value("CAA", host, '0 issue "amazon.com"'),
  ]
}

/** What of a record decides whether it is as it should be. */
const essence = ({ Name, Type, TTL, ResourceRecords, AliasTarget }: ResourceRecordSet) =>
  JSON.stringify([
    plain(Name),
    Type,
    AliasTarget ? plain(AliasTarget.DNSName) : [TTL, ResourceRecords?.map(({ Value }) => Value)],
  ])

/** Its own NS and SOA are Route 53's. */
const isOurs = ({ Type }: ResourceRecordSet) => Type !== "NS" && Type !== "SOA"

async function recordsIn(HostedZoneId: string): Promise<ResourceRecordSet[]> {
  const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId }))
  return ResourceRecordSets.filter(isOurs)
}

/** What turns the records that are there into those that should be; all of it is done, or nothing. */
function repairs(there: ResourceRecordSet[], wanted: ResourceRecordSet[]) {
  const known = new Set(there.map(essence))
  const names = new Set(wanted.map(({ Name, Type }) => `${Name} ${Type}`))
  return [
    ...wanted
      .filter((record) => !known.has(essence(record)))
      .map((ResourceRecordSet) => ({ Action: "UPSERT" as const, ResourceRecordSet })),
    ...there
      .filter(({ Name, Type }) => !names.has(`${plain(Name)} ${Type}`))
      .map((ResourceRecordSet) => ({ Action: "DELETE" as const, ResourceRecordSet })),
  ]
}

/** The zone that an earlier call made whose answer was lost: our reference for it is the domain's id. */
async function findZone({ host, id }: Domain) {
  const command = new ListHostedZonesByNameCommand({ DNSName: host, MaxItems: 10 })
  const { HostedZones = [] } = await route53.send(command)
  return HostedZones.find(({ CallerReference }) => CallerReference === id)?.Id
}

async function makeZone(domain: Domain): Promise<HostedZone> {
  const { host, id } = domain
  try {
    const { HostedZone, DelegationSet } = await route53.send(
      new CreateHostedZoneCommand({ Name: host, CallerReference: id }),
    )
    return { id: bare(HostedZone?.Id), nameServers: (DelegationSet?.NameServers ?? []).map(plain) }
  } catch (error) {
    if (!(error instanceof HostedZoneAlreadyExists)) throw error
    const Id = await findZone(domain)
    const { DelegationSet } = await route53.send(new GetHostedZoneCommand({ Id }))
    return { id: bare(Id), nameServers: (DelegationSet?.NameServers ?? []).map(plain) }
  }
}

async function isUnderWay(change: string) {
  try {
    const { ChangeInfo } = await route53.send(new GetChangeCommand({ Id: change }))
    return ChangeInfo?.Status === "PENDING"
  } catch (error) {
    // Route 53 forgets changes after a while; by then they are everywhere.
    if (error instanceof NoSuchChange) return false
    throw error
  }
}

/**
 * The zone of a delegated name with the records in it that it needs: made, waited for, and repaired where somebody
 * changed them. To be called at each look.
 */
export async function ensureZone(domain: Domain): Promise<HostedZone> {
  const zone = domain.zone ?? (await makeZone(domain))
  if (zone.change && (await isUnderWay(zone.change))) return zone
  const { id, nameServers } = zone
  const Changes = repairs(await recordsIn(id), wantedRecords(domain))
  if (Changes.length === 0) return { id, nameServers }
  const { ChangeInfo } = await route53.send(
    new ChangeResourceRecordSetsCommand({ HostedZoneId: id, ChangeBatch: { Changes } }),
  )
  return { id, nameServers, change: bare(ChangeInfo?.Id) }
}

/** Takes the records away and then the zone. To be called until it is gone. */
export async function removeZone(HostedZoneId: string): Promise<Going> {
  try {
    const Changes = repairs(await recordsIn(HostedZoneId), [])
    if (Changes.length > 0) {
      await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }))
      return "pending"
    }
    await route53.send(new DeleteHostedZoneCommand({ Id: HostedZoneId }))
    return "gone"
  } catch (error) {
    if (error instanceof NoSuchHostedZone) return "gone"
    throw error
  }
}
