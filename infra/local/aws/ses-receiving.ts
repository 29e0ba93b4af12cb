import { randomUUID } from "node:crypto"
import PostalMime, { type Email } from "postal-mime"
import { invokeLater } from "../lambda/asynchronous.ts"
import type { LocalFunction } from "../lambda/functions.ts"
import type { Work } from "../lambda/work.ts"
import type { ReceiptRule } from "../stack/types.ts"
import { addressOf } from "./ses.ts"
import type { Aws } from "./start.ts"

type ReceivingOptions = {
  aws: Aws
  rules: ReceiptRule[]
  functions: Map<string, LocalFunction>
  work: Work
  now: () => number
}

/** What may be said of a mail that its headers do not tell: envelope and verdicts. */
export type Said = { to?: string[]; source?: string | undefined; verdicts?: Record<string, string> }

const verdictNames = ["spam", "virus", "spf", "dkim", "dmarc"] as const
const bytesMax = 40 * 1024 * 1024

const headersOf = (mail: Email, name: string) =>
  mail.headers.filter(({ key }) => key === name).map(({ value }) => value)

/** What a mail server said about the sender, in SES's words; nothing against a mail that none has looked at. */
function verdictOf(mail: Email, method: string, said: Record<string, string> = {}) {
  const given = said[method]
  if (given) return given.toUpperCase()
  const results = headersOf(mail, "authentication-results").join(";").toLowerCase()
  const result = new RegExp(`\\b${method}=(\\w+)`).exec(results)?.[1]
  if (result === undefined || result === "pass") return "PASS"
  return result === "fail" || result === "softfail" ? "FAIL" : "GRAY"
}

const recipientsOf = (mail: Email) =>
  [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(({ address }) => (address ? [address] : []))

/** A rule takes an address, or all of a domain. */
const takes = ({ recipients }: ReceiptRule, address: string) =>
  recipients.some((one) => one === address || one === address.split("@").at(-1))

/** SES as it receives: looks for the rule of an address, lays the mail into the bucket and tells the function. */
export function makeReceiving({ aws, rules, functions, work, now }: ReceivingOptions) {
  return async function receive(raw: Buffer, { to, source, verdicts }: Said = {}) {
    if (raw.length > bytesMax) throw new Error("552 the message is larger than 40 MB")
    const mail = await PostalMime.parse(raw)
    const addresses = (to?.length ? to : recipientsOf(mail)).map((each) => each.trim().toLowerCase())
    const rule = rules.find((each) => addresses.some((address) => takes(each, address)))
    const target = rule && functions.get(rule.functionName)
    if (!rule || !target) throw new Error(`550 no rule receives mail for ${addresses.join(", ") || "nobody"}`)
    const messageId = randomUUID().replaceAll("-", "")
    await aws.objects.put(rule.bucket, rule.prefix + messageId, raw, { "content-type": "message/rfc822" })
    const path = headersOf(mail, "return-path")[0]
    const envelope =
      source ?? (path === undefined ? (mail.from?.address ?? "") : addressOf(path.replace("<>", "")))
    const timestamp = new Date(now()).toISOString()
    const judged = verdictNames.map((name) => [`${name}Verdict`, { status: verdictOf(mail, name, verdicts) }])
    const ses = {
      mail: { timestamp, messageId, source: envelope, destination: addresses },
      receipt: {
        timestamp,
        recipients: addresses.filter((address) => takes(rule, address)),
        ...Object.fromEntries(judged),
        action: { type: "Lambda", functionArn: target.definition.arn, invocationType: "Event" },
      },
    }
    const event = { Records: [{ eventSource: "aws:ses", eventVersion: "1.0", ses }] }
    work.start(() => invokeLater(target, event, aws.queues))
    return ses
  }
}
