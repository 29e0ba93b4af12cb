import type { DnsProvider } from "../../../shared/domains.ts"
import { authorityOf } from "./authority.ts"

/** How the providers' name servers are called. */
const patterns: [DnsProvider, RegExp][] = [
  ["cloudflare", /\.ns\.cloudflare\.com$/],
  ["godaddy", /\.domaincontrol\.com$/],
  ["namecheap", /\.(registrar-servers|namecheaphosting)\.com$/],
  ["route53", /\.awsdns-\d+\.(com|net|org|co\.uk)$/],
  ["google", /\.googledomains\.com$/],
  ["azure", /\.azure-dns\.(com|net|org|info)$/],
  ["digitalocean", /\.digitalocean\.com$/],
  ["hostinger", /\.(dns-parking|hostinger)\.com$/],
  ["ionos", /\.(ui-dns\.(com|de|org|biz)|1and1\.\w+|ionos\.\w+)$/],
  ["squarespace", /\.squarespacedns\.com$/],
  ["wix", /\.wixdns\.net$/],
  ["zoho", /\.zoho(dns)?\.(com|eu|in)$/],
  ["etisalat", /\.(emirates\.net\.ae|etisalat\.ae|eand\.com)$/],
  ["ovh", /\.(ovh\.(net|ca|us)|anycast\.me)$/],
  ["gandi", /\.gandi\.net$/],
]

/** Where the domain's records are edited, if its name servers tell. */
export async function providerOf(host: string): Promise<DnsProvider | undefined> {
  const names = (await authorityOf(host))?.names ?? []
  return patterns.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0]
}
