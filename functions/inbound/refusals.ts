import type { Email } from "postal-mime"
import { addressParser } from "postal-mime"
import { readEmail } from "../../shared/email-address.ts"
import { env, replyDomain } from "../env.ts"
import type { Received } from "./received.ts"

/** Why a mail does not become a message. Nobody is answered: the sender of such a mail is mostly forged. */
export type Refusal =
  | "spam"
  | "virus"
  | "unreadable_sender"
  | "loop"
  | "auto_reply"
  | "unverified_sender"
  | "charset"
  | "other_sender"
  | "person_gone"
  | "portal_closed"
  | "too_many"
  | "empty"

const headersOf = ({ headers }: Email, name: string) =>
  headers.filter(({ key }) => key === name).map(({ value }) => value.trim().toLowerCase())

const domainOf = (address: string) => address.split("@").at(-1)?.toLowerCase() ?? ""

/** The one address that a mail says it is from; of two nobody knows which one was checked. */
export function senderOf(mail: Email): string | undefined {
  const [value, ...others] = mail.headers.filter(({ key }) => key === "from").map((header) => header.value)
  if (value === undefined || others.length > 0) return undefined
  const [only, ...more] = addressParser(value)
  const read = readEmail(only?.address ?? "")
  return more.length === 0 && "email" in read ? read.email : undefined
}

/** Sent by a program and not by a person (RFC 3834), in the ways that programs say so. */
function isAutomatic(mail: Email, { source }: Received["mail"]) {
  const said = (name: string) => headersOf(mail, name)
  return (
    source.replace(/[<>\s]/g, "") === "" ||
    /^(mailer-daemon|postmaster)@/i.test(source) ||
    said("auto-submitted").some((value) => !value.startsWith("no")) ||
    said("precedence").some((value) => /^(bulk|junk|list|auto_reply)/.test(value)) ||
    ["x-autoreply", "x-autorespond", "x-autoresponse", "list-id"].some((name) => said(name).length > 0) ||
    said("content-type").some((value) => value.startsWith("multipart/report"))
  )
}

/** Ours, come back: by its sender, or by how we sign what we send. */
const isOwn = (mail: Email, from: string) =>
  [env.BASE_DOMAIN, replyDomain].includes(domainOf(from)) ||
  headersOf(mail, "message-id").some((id) => id.endsWith(`@${replyDomain}>`))

const isAligned = (one: string, other: string) =>
  one !== "" && (one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`))

/**
 * Whether the domain of the sender stands for the mail: by its own DMARC policy; where it has none, by SPF of that
 * domain, or by a signature of it and of no other. A mail that nothing stands for may be anybody's.
 */
function isVerified(mail: Email, { mail: { source }, receipt }: Received, from: string) {
  const { dmarcVerdict, spfVerdict, dkimVerdict } = receipt
  if (dmarcVerdict.status === "PASS") return true
  if (dmarcVerdict.status === "FAIL") return false
  const domain = domainOf(from)
  const signers = headersOf(mail, "dkim-signature").map((value) => /\bd=([^;\s]+)/.exec(value)?.[1] ?? "")
  const isSigned = signers.length > 0 && signers.every((signer) => isAligned(signer, domain))
  return (
    (spfVerdict.status === "PASS" && isAligned(domainOf(source.replace(/[<>]/g, "")), domain)) ||
    (dkimVerdict.status === "PASS" && isSigned)
  )
}

/** What speaks against a mail, whomever it is for. */
export function refusalOf(mail: Email, received: Received): Refusal | undefined {
  const { spamVerdict, virusVerdict } = received.receipt
  if (virusVerdict.status === "FAIL") return "virus"
  if (spamVerdict.status === "FAIL") return "spam"
  const from = senderOf(mail)
  if (!from) return "unreadable_sender"
  if (isOwn(mail, from)) return "loop"
  if (isAutomatic(mail, received.mail)) return "auto_reply"
  return isVerified(mail, received, from) ? undefined : "unverified_sender"
}

const typeHeader = /^content-type:.*(?:\r?\n[ \t].*)*/gim
const headBytes = 200_000

/** UTF-7 spells markup in plain letters: what reads it as something else passes it on unseen. */
export function isUtf7(raw: Uint8Array): boolean {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, headBytes)).toString("latin1")
  return [...head.matchAll(typeHeader)].some(([value]) => /charset\s*=\s*"?(unicode-1-1-)?utf-7/i.test(value))
}
