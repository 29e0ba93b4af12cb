import type { Question, Told } from "../../dns/world.ts"

/** How Amazon's own resolver is answered; undefined where nobody answers in time. */
export type LookUp = (question: Question) => Told | undefined

const valuesOf = (told: Told | undefined, type: string) =>
  (told?.answers ?? []).filter((each) => each.type === type).flatMap(({ values }) => values)

const lower = (name: string) => name.toLowerCase().replace(/\.$/, "")

/** Whether who asks for `name` ends up at `target`: along aliases, or by none but its addresses. */
export function leadsTo(lookUp: LookUp, name: string, target: string): boolean {
  const told = lookUp({ name, type: "A" })
  if (told?.rcode !== 0) return false
  if (valuesOf(told, "CNAME").map(lower).includes(target)) return true
  const [theirs, ours] = [valuesOf(told, "A"), valuesOf(lookUp({ name: target, type: "A" }), "A")]
  return theirs.length > 0 && theirs.every((address) => ours.includes(address))
}

const amazons = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"]
const serverFailure = 2

/** RFC 8659: the nearest name with such records, from the asked one upwards, decides; undefined where one is kept back. */
export function mayAmazonIssue(lookUp: LookUp, name: string): boolean | undefined {
  const labels = name.split(".")
  for (const [at] of labels.entries()) {
    const told = lookUp({ name: labels.slice(at).join("."), type: "CAA" })
    if (!told || told.rcode === serverFailure) return undefined
    const values = valuesOf(told, "CAA")
    if (values.length > 0) return letsAmazon(values)
  }
  return true
}

function letsAmazon(values: string[]): boolean {
  const issuers = values.flatMap((value) => /^\d+\s+issue\s+"?([^";\s]*)/i.exec(value)?.[1] ?? [])
  return issuers.length === 0 || issuers.some((issuer) => amazons.includes(issuer.toLowerCase()))
}
