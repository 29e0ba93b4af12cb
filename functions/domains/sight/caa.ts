import { ask, type Server } from "./ask.ts"
import { publicResolvers } from "./servers.ts"

/** Whom a CAA record names to let Amazon issue: https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html */
const amazon = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"]
/** What a certificate authority understands; an unknown property that is marked critical forbids everything. */
const knownTags = ["issue", "issuewild", "iodef", "contactemail", "contactphone", "issuemail", "issuevmc"]

export type Caa = { allows: boolean; seen: string[] }

/**
 * Whether the name's CAA records let Amazon issue a certificate. It is forbidden only where every resolver read a record
 * that forbids it: nothing is concluded from silence, nor from one resolver alone.
 */
export async function lookAtCaa(host: string): Promise<Caa> {
  const sets = await Promise.all(publicResolvers.map((resolver) => nearestCaa(resolver, host)))
  const heard = sets.filter((set) => set !== undefined)
  return {
    allows: heard.length < sets.length || heard.some(letsAmazonIssue),
    seen: [...new Set(heard.flat())].slice(0, 8),
  }
}

/** RFC 8659: the records of the nearest name at or above that has any; `undefined`: a server kept them to itself. */
async function nearestCaa(resolver: Server, host: string): Promise<string[] | undefined> {
  const labels = host.split(".")
  const names = labels.map((_, at) => labels.slice(at).join("."))
  const replies = await Promise.all(names.map((name) => ask(resolver, { name, type: "CAA" })))
  for (const { outcome, records } of replies) {
    if (outcome === "failed" || outcome === "silent") return undefined
    // The resolver follows aliases, and the records that it finds there count as the name's own.
    const found = records.filter(({ type }) => type === "CAA").map(({ value }) => value)
    if (found.length > 0) return found
  }
  return []
}

const parts = (record: string) => /^(\d+) (\S+) "(.*)"$/s.exec(record)?.slice(1) ?? []

export function letsAmazonIssue(records: string[]): boolean {
  const properties = records.map(parts)
  const isCritical = (flags = "0") => (Number(flags) & 128) !== 0
  if (properties.some(([flags, tag = ""]) => isCritical(flags) && !knownTags.includes(tag.toLowerCase())))
    return false
  const issuers = properties
    .filter(([, tag = ""]) => tag.toLowerCase() === "issue")
    .map(([, , value = ""]) => value.split(";")[0]?.trim().toLowerCase() ?? "")
  return issuers.length === 0 || issuers.some((issuer) => amazon.includes(issuer))
}
