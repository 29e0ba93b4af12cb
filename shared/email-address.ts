/** One mailbox has one form here: in small letters, its domain as DNS has it (RFC 5891), however it was typed. */

/** Marks that come along when an address is copied out of a page in Arabic, or out of a mail. */
const copiedAlong = /[\p{Cf}\p{Zl}\p{Zp}]/gu
/** What a URL reads as something else than a part of its host. */
const notInHost = /[\s/?#\\:@%[\]<>^|`{}"]/u
const isAscii = (text: string) => /^[\x21-\x7e]*$/.test(text)

const isHost = (host: string) => host.split(".").every((label) => /^[a-z0-9-]{1,63}$/.test(label))

function hostOf(domain: string) {
  try {
    return new URL(`https://${domain}`).hostname
  } catch {
    return ""
  }
}

/** `müller.example` and `xn--mller-kva.example` are one domain; none at all where IDNA allows no such name. */
export function asciiDomain(domain: string): string | undefined {
  if (notInHost.test(domain)) return undefined
  const isPlain = isAscii(domain) && !/(^|\.)xn--/i.test(domain)
  const host = isPlain ? domain.toLowerCase() : hostOf(domain)
  return isHost(host) ? host : undefined
}

/**
 * The address as it is kept, or why it is none. Letters beyond ASCII before the @ need a way of sending that SES does
 * not offer (RFC 6531), so that no mail would ever reach such an address.
 */
export function readEmail(
  typed: string,
): { email: string } | { problem: "not_an_email" | "email_not_ascii" } {
  const text = typed.replace(copiedAlong, "").trim()
  const at = text.lastIndexOf("@")
  const [name, domain] = [text.slice(0, Math.max(at, 0)), asciiDomain(text.slice(at + 1))]
  if (at < 1 || !domain || /\s/u.test(name)) return { problem: "not_an_email" }
  // Before it is composed or made small: the Kelvin sign, for one, would become a plain k, and this somebody else's.
  return isAscii(name) ? { email: `${name.toLowerCase()}@${domain}` } : { problem: "email_not_ascii" }
}
