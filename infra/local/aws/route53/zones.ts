import { createHash } from "node:crypto"
import type { DnsRecord } from "../../console/dns.ts"
import type { Drawer } from "../../machine/drawer.ts"
import { refusal } from "../access/refusal.ts"

export type RecordSet = {
  name: string
  type: string
  ttl?: number
  values?: string[]
  /** The name that it stands for. */
  alias?: string
}
export type Zone = {
  id: string
  name: string
  reference: string
  nameServers: string[]
  records: RecordSet[]
}
export type Change = { action: string; record: RecordSet }
export type ZonesState = { zones: Zone[]; changes: Record<string, string>; made: number }

export const noZones = (): ZonesState => ({ zones: [], changes: {}, made: 0 })

/** How long Route 53 takes to tell its name servers. */
const spreadMs = 30_000

const plain = (name: string) => name.toLowerCase().replace(/\.$/, "")
const same = (a: RecordSet, b: RecordSet) => a.name === b.name && a.type === b.type

const noSuchZone = (id: string) => refusal("NoSuchHostedZone", `No hosted zone found with ID: ${id}`, 404)
const badBatch = (message: string) => refusal("InvalidChangeBatch", `[${message}]`)

/** Four servers for each zone, by its id: no two zones have the same. */
function nameServersOf(id: string) {
  const number = Number.parseInt(createHash("sha256").update(id).digest("hex").slice(0, 6), 16) % 500
  return ["com", "net", "org", "co.uk"].map(
    (ending, at) => `ns-${number + at * 512}.awsdns-${at}${number % 9}.${ending}`,
  )
}

/** What a zone's records are after one change of a batch. Throws where Route 53 would refuse it. */
function changed(zone: Zone, records: RecordSet[], { action, record }: Change): RecordSet[] {
  if (record.name !== zone.name && !record.name.endsWith(`.${zone.name}`))
    throw badBatch(`RRSet with DNS name ${record.name}. is not permitted in zone ${zone.name}.`)
  if (record.type === "CNAME" && record.name === zone.name)
    throw badBatch(`RRSet of type CNAME with DNS name ${record.name}. is not permitted at apex in zone`)
  const there = records.find((each) => same(each, record))
  if (action === "CREATE" && there)
    throw badBatch("Tried to create resource record set but it already exists")
  if (action === "DELETE" && JSON.stringify(there) !== JSON.stringify(record))
    throw badBatch("Tried to delete resource record set but the values provided do not match")
  const others = records.filter((each) => !same(each, record))
  return action === "DELETE" ? others : [...others, record]
}

/** What Route 53 holds, and when the world's name servers have it. */
export function makeZones(drawer: Drawer<ZonesState>, now: () => number) {
  const { value: state } = drawer

  function get(id: string) {
    const zone = state.zones.find((each) => each.id === id)
    if (!zone) throw noSuchZone(id)
    return zone
  }

  function noteChange() {
    const id = `C${Object.keys(state.changes).length + 1}`
    state.changes[id] = new Date(now() + spreadMs).toISOString()
    drawer.changed()
    return id
  }

  return {
    get,
    noteChange,
    named: (name: string) => state.zones.filter((zone) => zone.name >= plain(name)),

    statusOf(id: string) {
      const at = state.changes[id]
      if (!at) throw refusal("NoSuchChange", `No change found with ID: ${id}`, 404)
      return Date.parse(at) > now() ? "PENDING" : "INSYNC"
    },

    create(name: string, reference: string) {
      if (state.zones.some((zone) => zone.reference === reference))
        throw refusal(
          "HostedZoneAlreadyExists",
          `A hosted zone has already been created with ${reference}`,
          409,
        )
      state.made += 1
      const id = `Z${String(state.made).padStart(13, "0")}`
      const zone = { id, name: plain(name), reference, nameServers: nameServersOf(id), records: [] }
      state.zones.push(zone)
      return zone
    },

    /** All of a batch, or nothing of it. */
    change(id: string, changes: Change[]) {
      const zone = get(id)
      zone.records = changes.reduce<RecordSet[]>(
        (records, change) => changed(zone, records, change),
        zone.records,
      )
      return noteChange()
    },

    remove(id: string) {
      if (get(id).records.length > 0)
        throw refusal(
          "HostedZoneNotEmpty",
          "The specified hosted zone contains non-required resource record sets",
        )
      state.zones = state.zones.filter((zone) => zone.id !== id)
      return noteChange()
    },

    /** What the world's name servers are told of our zones; an alias is what it stands for by then. */
    hosted: (world: DnsRecord[]) =>
      state.zones.map(({ name, nameServers, records }) => ({
        name,
        nameServers,
        records: records.map((record) => inWorld(record, world)),
      })),
  }
}
export type Zones = ReturnType<typeof makeZones>

function inWorld({ name, type, ttl = 60, values = [], alias }: RecordSet, world: DnsRecord[]): DnsRecord {
  const meant = world.filter((each) => each.name === alias && each.type === type)
  const texts = values.map((value) => (type === "TXT" ? value.replaceAll('"', "") : value))
  return { name, type, ttl, values: alias ? meant.flatMap((each) => each.values) : texts }
}
