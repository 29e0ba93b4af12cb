import { expect, test } from "vitest"
import { expectedRecords, judged, proofOf, standingOf } from "../../functions/sender-domain/records.ts"
import type { SenderRecord } from "../../shared/sender-domain.ts"

const sender = {
  address: "billing@acme.ae",
  domain: "acme.ae",
  state: "pending",
  tokens: ["one", "two", "three"],
  addedAt: "2026-11-01T00:00:00.000Z",
} as const
const proof = proofOf("t1", "acme.ae")
const records = expectedRecords({ ...sender, tokens: [...sender.tokens] }, "eu-central-1", proof)
const of = (purpose: string) => {
  const found = records.find((record) => record.purpose === purpose)
  if (!found) throw new Error(purpose)
  return found
}

test("the records are spelt whole, and as a provider's form wants them", () => {
  expect(records.map(({ type, name, host, value }) => [type, name, host, value])).toEqual([
    ["TXT", "_portico.acme.ae", "_portico", proof],
    ["CNAME", "one._domainkey.acme.ae", "one._domainkey", "one.dkim.amazonses.com"],
    ["CNAME", "two._domainkey.acme.ae", "two._domainkey", "two.dkim.amazonses.com"],
    ["CNAME", "three._domainkey.acme.ae", "three._domainkey", "three.dkim.amazonses.com"],
    ["MX", "portico.acme.ae", "portico", "10 feedback-smtp.eu-central-1.amazonses.com"],
    ["TXT", "portico.acme.ae", "portico", "v=spf1 include:amazonses.com ~all"],
    ["TXT", "_dmarc.acme.ae", "_dmarc", "v=DMARC1; p=none;"],
  ])
})

test.each<[string, string[] | undefined, string]>([
  ["dkim", ["ONE.dkim.amazonses.com."], "found"],
  ["dkim", ["one.dkim.amazonses.com.acme.ae"], "different"],
  ["dkim", [], "missing"],
  ["dkim", undefined, "unknown"],
  ["mailFromMx", ["10 feedback-smtp.eu-central-1.amazonses.com"], "found"],
  ["mailFromMx", ["20 feedback-smtp.eu-central-1.amazonses.com"], "different"],
  ["mailFromMx", ["10 feedback-smtp.eu-central-1.amazonses.com", "0 mx.acme.ae"], "different"],
  ["mailFromSpf", ["google-site-verification=1", "v=spf1 include:amazonses.com ~all"], "found"],
  ["mailFromSpf", ["v=spf1 -all"], "different"],
  ["mailFromSpf", ["v=spf1 include:amazonses.com ~all", "v=spf1 -all"], "different"],
  ["dmarc", ["v=DMARC1; p=reject; rua=mailto:d@acme.ae"], "found"],
  ["dmarc", ["hello"], "missing"],
  ["proof", [proof], "found"],
  ["proof", [proofOf("t2", "acme.ae"), proof], "found"],
  ["proof", [proofOf("t2", "acme.ae")], "missing"],
  ["proof", [proofOf("t1", "acme.com")], "missing"],
])("%s with %j in the DNS is %s", (purpose, seen, state) => {
  expect(judged(of(purpose), seen).state).toBe(state)
})

const dkim = (state: SenderRecord["state"]) =>
  [judged(of("dkim"), undefined)].map((each) => ({ ...each, state }))

test("SES and the world's DNS have to agree, and name servers that do not answer prove nothing", () => {
  expect(standingOf("pending", false, dkim("found"))).toBe("pending")
  expect(standingOf("pending", true, dkim("found"))).toBe("verified")
  expect(standingOf("verified", true, dkim("unknown"))).toBe("verified")
  expect(standingOf("verified", true, dkim("missing"))).toBe("broken")
  expect(standingOf("verified", false, dkim("found"))).toBe("broken")
  expect(standingOf("broken", true, dkim("found"))).toBe("verified")
})
