import { isIP } from "node:net"
import { domainToASCII } from "node:url"
import { parse } from "tldts"
import { invalid } from "../../shared/errors.ts"
import { env } from "../env.ts"
import { proofName } from "./proof.ts"

const charactersMax = 253

const isOurs = (host: string) => host === env.BASE_DOMAIN || host.endsWith(`.${env.BASE_DOMAIN}`)

/** What people paste: with spaces, a scheme, a path, capitals or the dot of the DNS at its end. */
const trimmed = (text: string) =>
  text
    .trim()
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/[/?#].*$/s, "")
    .replace(/:\d+$/, "")
    .replace(/\.$/, "")

const isHostName = (host: string) =>
  host.includes(".") && host.split(".").every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))

/**
 * The one form in which a name is compared and claimed: ASCII (IDNA), lower case, without the dot at the end. Public
 * suffixes are those of publicsuffix.org, private ones included. `apex` is the domain that was bought. Throws `invalid`
 * where the name could never be a portal's.
 */
export function hostOf(text: string): { host: string; apex: string } {
  const given = trimmed(text)
  if (given.includes("*")) throw invalid({ host: "host_is_a_wildcard" })
  if (isIP(given.replace(/^\[|\]$/g, ""))) throw invalid({ host: "host_is_an_address" })
  const host = domainToASCII(given)
  // A number for a name is an address to a browser: `0x7f.1`.
  if (isIP(host)) throw invalid({ host: "host_is_an_address" })
  if (proofName(host).length > charactersMax) throw invalid({ host: "host_too_long" })
  if (!isHostName(host)) throw invalid({ host: "not_a_host_name" })
  if (isOurs(host)) throw invalid({ host: "host_is_ours" })
  const { domain } = parse(host, { allowPrivateDomains: true })
  if (!domain) throw invalid({ host: "host_is_a_public_suffix" })
  if (domain === host) throw invalid({ host: "host_is_an_apex" })
  return { host, apex: domain }
}
