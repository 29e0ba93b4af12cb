import { randomUUID } from "node:crypto"
import PostalMime from "postal-mime"
import type { Drawer } from "../machine/drawer.ts"
import type { Authorizer } from "./access/authorizer.ts"
import type { Principal } from "./access/principals.ts"
import { refusal } from "./access/refusal.ts"
import { queryService, type Service, tag } from "./service.ts"

export type Mail = {
  id: string
  to: string[]
  from: string
  replyTo: string[]
  subject: string
  at: string
  html: string
  text: string
  headers: Record<string, string>
  attachments: { name: string; type: string; size: number }[]
  /** What the sender had SES repeat in everything it says of the mail. */
  tags: Record<string, string>
}
export type Mailbox = { mails: Mail[]; raw: Record<string, string> }

type SesOptions = {
  authorizer: Authorizer
  now: () => number
  mailbox: Drawer<Mailbox>
  /** ARNs of verified identities, by domain or address. */
  identities: Record<string, string>
  arnOf: (identity: string) => string
  /** Of domains that companies send from. */
  isVerified: (domain: string) => boolean
  /** Told of every mail that is taken. */
  taken: (mail: Mail) => void
}

/** SES: takes raw messages of verified senders into the mailbox that stands for the outside world. */
export function sesService({
  authorizer,
  now,
  mailbox,
  identities,
  arnOf,
  taken,
  isVerified,
}: SesOptions): Service {
  async function sendRawEmail(input: Record<string, string>, principal: Principal) {
    const raw = Buffer.from(input["RawMessage.Data"] ?? "", "base64")
    const mail = { ...(await parseMail(raw, now(), membersOf(input, "Destinations"))), tags: tagsOf(input) }
    const sender = addressOf(input.Source ?? "") || mail.from
    const domain = sender.split("@").at(-1) ?? ""
    const identity =
      identities[sender] ?? identities[domain] ?? (isVerified(domain) ? arnOf(domain) : undefined)
    const context = { "ses:FromAddress": sender, "ses:Recipients": mail.to }
    await authorizer.require(principal, {
      action: "ses:SendRawEmail",
      resource: identity ?? arnOf(domain),
      context,
    })
    if (input.ConfigurationSetName)
      await authorizer.require(principal, {
        action: "ses:SendRawEmail",
        resource: arnOf(input.ConfigurationSetName).replace(":identity/", ":configuration-set/"),
      })
    if (!identity)
      throw refusal(
        "MessageRejected",
        `Email address is not verified. The following identities failed the check: ${sender}`,
      )
    if (mail.to.length === 0 || mail.to.length > 50)
      throw refusal("InvalidParameterValue", "A message needs 1 to 50 recipients.")
    mailbox.value.mails.unshift(mail)
    mailbox.value.raw[mail.id] = raw.toString("base64")
    mailbox.changed()
    taken(mail)
    return tag("MessageId", mail.id)
  }

  return queryService({ SendRawEmail: sendRawEmail })
}

export const addressOf = (text: string) => (/<([^>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase()

function membersOf(input: Record<string, string>, name: string): string[] {
  const keys = Object.keys(input).filter((key) => key.startsWith(`${name}.member.`))
  return keys.map((key) => addressOf(input[key] ?? ""))
}

function tagsOf(input: Record<string, string>): Record<string, string> {
  const names = Object.keys(input).filter((key) => /^Tags\.member\.\d+\.Name$/.test(key))
  return Object.fromEntries(
    names.map((key) => [input[key] ?? "", input[key.replace(/Name$/, "Value")] ?? ""]),
  )
}

async function parseMail(raw: Buffer, at: number, envelope: string[]): Promise<Omit<Mail, "tags">> {
  const message = await PostalMime.parse(raw)
  const addresses = (list: { address?: string }[] = []) =>
    list.flatMap(({ address }) => (address ? [address.toLowerCase()] : []))
  return {
    id: randomUUID(),
    to:
      envelope.length > 0
        ? envelope
        : addresses([...(message.to ?? []), ...(message.cc ?? []), ...(message.bcc ?? [])]),
    from: message.from?.address?.toLowerCase() ?? "",
    replyTo: addresses(message.replyTo),
    subject: message.subject ?? "",
    at: new Date(at).toISOString(),
    html: message.html ?? "",
    text: message.text ?? "",
    headers: Object.fromEntries(message.headers.map(({ key, value }) => [key, value])),
    attachments: message.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? "",
      type: mimeType,
      size: typeof content === "string" ? Buffer.byteLength(content) : content.byteLength,
    })),
  }
}
