import type { StopReason } from "../../../shared/autopay.ts"
import { isCurrency, money } from "../../../shared/money.ts"
import { contacts } from "../../customers/store.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { fromCompany, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { type AutopayNews, autopayNews } from "../messages/autopay.ts"
import type { Mail } from "../mime.ts"
import { factOf, spokenTo, type Told } from "./told.ts"

const kinds: Record<string, AutopayNews["kind"]> = {
  "autopay.started": "started",
  "autopay.planned": "planned",
  "autopay.declined": "declined",
  "autopay.cardEnding": "cardEnding",
  "autopay.stopped": "stopped",
}

/** Of an invoice left to people, why it was. */
const kindOf = (told: Told) => kinds[told.event.type] ?? (factOf(told, "reason") as AutopayNews["kind"])

/** To whose card it is, as long as they are there. No one can want no more of these: it is their money. */
export async function autopayTold(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const { subjectId = "", customerId = "", facts } = event
  const [contact, currency] = [await contacts.find(ctx, subjectId, customerId), factOf(told, "currency")]
  if (!contact || !isCurrency(currency)) return []
  const { email, language } = spokenTo(told, contact)
  const [kind, portal, invoiceId] = [kindOf(told), portalAddress(tenant), factOf(told, "invoiceId")]
  const isByHand = event.type === "autopay.left" || event.type === "autopay.declined"
  const content = autopayNews({
    kind,
    language,
    company: nameOf(tenant, language),
    url: isByHand ? `${portal}/invoices/${invoiceId}` : `${portal}/autopay`,
    number: factOf(told, "number") ? userText(factOf(told, "number")) : undefined,
    amount: facts.minor === undefined ? undefined : money(Number(facts.minor), currency),
    on: factOf(told, "on") || undefined,
    limit: money(Number(facts.limit), currency),
    card: factOf(told, "card") || undefined,
    cardEnds: factOf(told, "cardEnds") || undefined,
    stopped: kind === "stopped" ? (factOf(told, "reason") as StopReason) : undefined,
  })
  return [fromCompany(tenant, email, language, content)]
}
