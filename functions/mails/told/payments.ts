import type { Payment } from "../../../shared/payments.ts"
import { contacts, customers } from "../../customers/store.ts"
import { addressOf, portalHost, staffHost } from "../../env.ts"
import { payments } from "../../payments/store.ts"
import { fromCompany, fromPortico, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { financeNotice, type Paid, receipt } from "../messages/payments.ts"
import type { Mail } from "../mime.ts"
import type { Told } from "./told.ts"

const linesOf = (payment: Payment) =>
  payment.allocations.map(({ number, amount }) => ({ number: userText(number), amount }))

/** A receipt to who paid, and word to the company's finance address. */
export async function paymentMails({ ctx, tenant, event }: Told): Promise<Mail[]> {
  const { customerId = "", subjectId = "" } = event
  const [payment, customer] = await Promise.all([
    payments.get(ctx, subjectId, customerId),
    customers.get(ctx, customerId, customerId),
  ])
  const payer = payment.contactId && (await contacts.find(ctx, payment.contactId, customerId))
  const valuesIn = (language: Paid["language"], url: string): Paid => ({
    language,
    url,
    company: nameOf(tenant, language),
    customer: nameOf(customer, language),
    payer: payer ? userText(payer.name) : nameOf(customer, language),
    amount: payment.amount,
    on: payment.on,
    method: payment.method,
    movement: payment.stripe?.paymentIntentId ?? "",
    lines: linesOf(payment),
    excess: payment.excess,
  })
  const url = `${addressOf(portalHost(tenant.slug))}/payments/${payment.id}`
  const notice = financeNotice(valuesIn(tenant.language, `${addressOf(staffHost)}/payments`))
  return [
    ...(payer
      ? [fromCompany(tenant, payer.email, payer.language, receipt(valuesIn(payer.language, url)))]
      : []),
    fromPortico(tenant.email, tenant.language, notice),
  ]
}
