import type { Answer } from "dns-packet"

export type DnsRecord = { name: string; type: "A" | "AAAA" | "CAA" | "CNAME" | "NS" | "TXT"; value: string }

/** Names are compared without the dot at the end and without regard to case. */
export const plainName = (name: string) => name.toLowerCase().replace(/\.$/, "")
export const sameName = (one: string, other: string) => plainName(one) === plainName(other)

const textOf = (parts: unknown) =>
  Buffer.concat([parts].flat().map((part) => Buffer.from(part as Buffer))).toString()

/** The records of a packet that we know how to read. */
export const recordsOf = (answers: Answer[]): DnsRecord[] => answers.flatMap(recordOf)

function recordOf(answer: Answer): DnsRecord[] {
  const at = { name: plainName(answer.name) }
  switch (answer.type) {
    case "A":
    case "AAAA":
      return [{ ...at, type: answer.type, value: answer.data }]
    case "CNAME":
    case "NS":
      return [{ ...at, type: answer.type, value: plainName(answer.data) }]
    case "TXT":
      return [{ ...at, type: "TXT", value: textOf(answer.data) }]
    case "CAA": {
      const { flags = 0, tag, value } = answer.data
      return [{ ...at, type: "CAA", value: `${flags} ${tag} "${value}"` }]
    }
    default:
      return []
  }
}

/** What a name has of a type itself: what an alias of it leads to has another name. */
export const valuesAt = (records: DnsRecord[], name: string, type: DnsRecord["type"]) =>
  records.filter((each) => each.type === type && sameName(each.name, name)).map(({ value }) => value)
