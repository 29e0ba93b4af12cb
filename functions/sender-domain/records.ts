import { createHash } from "node:crypto"
import type { Sender, SenderRecord, SenderState } from "../../shared/sender-domain.ts"

type Expected = Omit<SenderRecord, "state" | "seen">

/** A name of its own below the domain, so that nothing that is there already changes. */
export const mailFromOf = (domain: string) => `portico.${domain}`

const proofPrefix = "portico-domain="

/**
 * What stands in the domain's DNS only if its owner means this company: SES's keys are the same for everybody who names
 * the domain, so that whoever came second would otherwise be believed because of the first one's records.
 */
export const proofOf = (tenantId: string, domain: string) =>
  proofPrefix + createHash("sha256").update(`sender ${tenantId} ${domain}`).digest("hex").slice(0, 32)

/** Everything that the owner of the domain is asked to make. */
export function expectedRecords({ domain, tokens }: Sender, region: string, proof: string): Expected[] {
  const record = (
    purpose: Expected["purpose"],
    type: Expected["type"],
    host: string,
    value: string,
    required = false,
  ): Expected => ({ purpose, type, host, name: `${host}.${domain}`, value, required })
  const mailFrom = "portico"
  return [
    record("proof", "TXT", "_portico", proof, true),
    ...tokens.map((token) =>
      record("dkim", "CNAME", `${token}._domainkey`, `${token}.dkim.amazonses.com`, true),
    ),
    record("mailFromMx", "MX", mailFrom, `10 feedback-smtp.${region}.amazonses.com`),
    record("mailFromSpf", "TXT", mailFrom, "v=spf1 include:amazonses.com ~all"),
    record("dmarc", "TXT", "_dmarc", "v=DMARC1; p=none;"),
  ]
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\.$/, "").replace(/\s+/g, " ")

/** Any DMARC policy will do: what stands there is the owner's own decision. */
function satisfies({ purpose, value }: Expected, seen: string) {
  if (purpose === "dmarc") return /^v=dmarc1\s*;/i.test(seen.trim())
  return plain(seen) === plain(value)
}

/** Other texts at a name are nobody's mistake: only those that mean the same thing are compared. */
function isRival({ purpose }: Expected, seen: string) {
  if (purpose === "dmarc") return /^v=dmarc1/i.test(seen)
  // Several companies may be meant by one owner.
  if (purpose === "proof") return false
  return purpose === "mailFromSpf" ? /^v=spf1/i.test(seen) : true
}

/** Compares what is there with what should be; `undefined`: nobody knows what is there. */
export function judged(expected: Expected, answer: string[] | undefined): SenderRecord {
  if (!answer) return { ...expected, state: "unknown", seen: [] }
  const seen = answer.filter((each) => satisfies(expected, each) || isRival(expected, each))
  if (seen.length === 0) return { ...expected, state: "missing", seen: [] }
  const right = seen.filter((each) => satisfies(expected, each))
  // Two mail servers or two policies at one name count as none.
  const found = right.length > 0 && seen.length === 1
  return { ...expected, state: found ? "found" : "different", seen: seen.slice(0, 5) }
}

/** Whether the domain's owner means this company. */
export const isProven = (records: SenderRecord[]) =>
  records.some(({ purpose, state }) => purpose === "proof" && state === "found")

/** SES notices only after days that a key is gone, and signs until then with what nobody can check. */
export function standingOf(before: SenderState, verified: boolean, records: SenderRecord[]): SenderState {
  const isGone = records.some(({ required, state }) => required && state !== "found" && state !== "unknown")
  if (verified && !isGone) return "verified"
  return before === "pending" ? "pending" : "broken"
}
