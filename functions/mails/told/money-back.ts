import { staffMay } from "../../../shared/access.ts"
import { dateIn } from "../../../shared/dates.ts"
import type { Language } from "../../../shared/fields.ts"
import { contacts, customers } from "../../customers/store.ts"
import { addressOf, staffHost } from "../../env.ts"
import { payments } from "../../payments/store.ts"
import { staff } from "../../staff-members/store.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { nameOf } from "../compose.ts"
import { type MoneyBackNews, moneyBackNews } from "../messages/money-back.ts"
import type { Mail } from "../mime.ts"
import { factOf, mailTo, spokenTo, type Told } from "./told.ts"

async function concerned(told: Told) {
  const { customerId = "", subjectId = "" } = told.event
  const [payment, customer] = await Promise.all([
    payments.get(told.ctx, subjectId, customerId),
    customers.get(told.ctx, customerId, customerId),
  ])
  const movement = factOf(told, "movement")
  const back = [...(payment.refunds ?? []), ...(payment.disputes ?? [])].find(({ id }) => id === movement)
  return { payment, customer, back }
}

/** To who paid, whatever else they want to hear of: it is their money. */
export async function paymentRefunded(told: Told): Promise<Mail[]> {
  const { tenant, ctx } = told
  const { payment, customer, back } = await concerned(told)
  const payer = payment.contactId ? await contacts.find(ctx, payment.contactId, customer.id) : undefined
  if (!payer || !back) return []
  const row = spokenTo(told, payer)
  const portal = portalAddress(tenant)
  const content = moneyBackNews({
    kind: "refunded",
    language: row.language,
    url: visibilityOf({ tenant, customer }).invoices ? `${portal}/payments/${payment.id}` : portal,
    company: nameOf(tenant, row.language),
    customer: nameOf(customer, row.language),
    amount: back.amount,
    paidOn: payment.on,
  })
  return [mailTo(told, { kind: "contact", row }, content)]
}

/** To everybody who may do something about it: there is a day by which it has to be done. */
async function tellFinance(told: Told, kind: MoneyBackNews["kind"], dueBy?: string): Promise<Mail[]> {
  const { tenant, ctx } = told
  const { payment, customer, back } = await concerned(told)
  if (!back) return []
  const url = `${addressOf(staffHost)}/customers/${customer.id}/payments/${payment.id}`
  const contentIn = (language: Language) =>
    moneyBackNews({
      kind,
      language,
      url,
      company: nameOf(tenant, language),
      customer: nameOf(customer, language),
      amount: back.amount,
      paidOn: payment.on,
      dueBy,
    })
  const team = await staff.owned(ctx)
  return team
    .filter(({ state, role }) => state === "active" && staffMay(role, "payments.refund"))
    .map((row) => mailTo(told, { kind: "staff", row }, contentIn(row.language)))
}

export async function paymentDisputed(told: Told): Promise<Mail[]> {
  const { payment } = await concerned(told)
  const dispute = payment.disputes?.find(({ id }) => id === factOf(told, "movement"))
  const dueBy = dispute?.dueBy && dateIn(told.tenant.timeZone, dispute.dueBy)
  return tellFinance(told, "disputed", dueBy)
}

/** Where Stripe refused at once, whoever asked for it was told on the spot. */
export async function refundFailed(told: Told): Promise<Mail[]> {
  const { back } = await concerned(told)
  return back?.state === "failed" ? tellFinance(told, "refundFailed") : []
}
