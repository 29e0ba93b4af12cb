import { AskStatement } from "../../../shared/statements.ts"
import { customers } from "../../customers/store.ts"
import { contactHears } from "../../notifications/recipients.ts"
import { statementFor } from "../../statements/statement.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { nameOf } from "../compose.ts"
import { statementNews } from "../messages/statements.ts"
import type { Mail } from "../mime.ts"
import { factOf, notify, personOfEvent, type Told } from "./told.ts"

/** The range that the event names; undefined where it names none. */
const rangeOf = (told: Told) =>
  AskStatement.safeParse({ from: factOf(told, "from"), to: factOf(told, "to"), kind: factOf(told, "kind") })
    .data

/** To one contact, with the figures of the statement that the mail's link leads to. */
export async function statementSent(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const { customerId = "" } = event
  const [person, customer] = await Promise.all([
    personOfEvent(told),
    customers.find(ctx, customerId, customerId),
  ])
  const range = rangeOf(told)
  if (!range || !customer || !tenant.portal.enabled || !visibilityOf({ tenant, customer }).statements)
    return []
  if (person?.kind !== "contact" || !contactHears(person.row, "statement")) return []
  const { language } = person.row
  const { statement } = await statementFor({ ...ctx, tenant }, customer, range)
  const content = statementNews({
    language,
    url: `${portalAddress(tenant)}/statement?${new URLSearchParams(range)}`,
    company: nameOf(tenant, language),
    customer: nameOf(customer, language),
    from: range.from,
    to: range.to,
    currencies: statement.currencies,
  })
  return [await notify(told, person, "statement", content)]
}
