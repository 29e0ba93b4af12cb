import type { Language } from "../../../shared/fields.ts"
import { setupToken } from "../../domains/setup.ts"
import { domains } from "../../domains/store.ts"
import { addressOf, staffHost } from "../../env.ts"
import { fromPortico, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { domainForwarded as forwarded } from "../messages/domains.ts"
import type { AboutAddress } from "../messages/mail-news.ts"
import type { Mail } from "../mime.ts"
import { tellTeam } from "./mail-news.ts"
import { factOf, type Told } from "./told.ts"

const tell = (told: Told, kind: AboutAddress, address: string, page: string) =>
  tellTeam(told, (common) => ({ ...common, kind, address: userText(address) }), page)

/** What became of the portal's own address, to those who answer for the company. */
const aboutDomain = (kind: AboutAddress) => (told: Told) =>
  tell(told, kind, factOf(told, "address"), "/settings/address")

export const domainActivated = aboutDomain("domainActivated")
export const domainWarned = aboutDomain("domainWarned")
export const domainStalled = aboutDomain("domainStalled")
export const domainLost = aboutDomain("domainLost")
export const slugChanged = (told: Told) => tell(told, "slugChanged", factOf(told, "to"), "/settings/address")

/** The records and a page to watch them at, to whoever looks after the company's DNS; none once the domain is gone. */
export async function domainForwarded(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const domain = await domains.find(ctx, event.subjectId ?? "")
  if (!domain) return []
  const language: Language = factOf(told, "language") === "ar" ? "ar" : "en"
  const content = forwarded({
    language,
    company: nameOf(tenant, language),
    host: userText(domain.host),
    note: userText(factOf(told, "note")),
    url: `${addressOf(staffHost)}/domain#${await setupToken(ctx.tenantId, domain.id)}`,
  })
  return [fromPortico(factOf(told, "email"), language, content)]
}
