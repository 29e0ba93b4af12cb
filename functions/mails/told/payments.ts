import { contactMay } from "../../../shared/access.ts"
import type { Contact, Customer } from "../../../shared/customers.ts"
import type { Language } from "../../../shared/fields.ts"
import type { Payment } from "../../../shared/payments.ts"
import { contacts, customers } from "../../customers/store.ts"
import { addressOf, staffHost } from "../../env.ts"
import { contactsFor, staffFor } from "../../notifications/recipients.ts"
import { payments } from "../../payments/store.ts"
import { staff } from "../../staff-members/store.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { fromCompany, fromPortico, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { financeNotice, type Paid, receipt } from "../messages/payments.ts"
import type { Mail } from "../mime.ts"
import { notify, spokenTo, type Told } from "./told.ts"

const linesOf = (payment: Payment) =>
  payment.allocations.map(({ number, amount }) => ({ number: userText(number), amount }))

type Paying = { payment: Payment; customer: Customer; payer: Contact | undefined }

async function payingOf({ ctx, event }: Told): Promise<Paying> {
  const { customerId = "", subjectId = "" } = event
  const [payment, customer] = await Promise.all([
    payments.get(ctx, subjectId, customerId),
    customers.get(ctx, customerId, customerId),
  ])
  const payer = payment.contactId && (await contacts.find(ctx, payment.contactId, customerId))
  return { payment, customer, payer: payer || undefined }
}

const valuesOf = (
  { tenant }: Told,
  { payment, customer, payer }: Paying,
  language: Language,
  url: string,
): Paid => ({
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

/** Who paid gets a receipt whatever is shown; it leads to the payment only where the portal shows it. */
function receiptTo(told: Told, paying: Paying, { email, language }: Contact): Mail {
  const { tenant } = told
  const portal = portalAddress(tenant)
  const shown = visibilityOf({ tenant, customer: paying.customer }).invoices
  const url = shown ? `${portal}/payments/${paying.payment.id}` : portal
  return fromCompany(tenant, email, language, receipt(valuesOf(told, paying, language, url)))
}

/** Each of the team who wants to know, and the company's own address where it is nobody's in particular. */
async function financeNotices(told: Told, paying: Paying): Promise<Mail[]> {
  const { ctx, tenant } = told
  const url = `${addressOf(staffHost)}/payments`
  const contentIn = (language: Language) => financeNotice(valuesOf(told, paying, language, url))
  const [team, readers] = await Promise.all([staff.owned(ctx), staffFor(ctx, "paymentReceived")])
  const toTeam = readers.map((row) =>
    notify(told, { kind: "staff", row }, "paymentReceived", contentIn(row.language)),
  )
  const isSomebodys = team.some(({ email }) => email === tenant.email)
  const toCompany = isSomebodys
    ? []
    : [fromPortico(tenant.email, tenant.language, contentIn(tenant.language))]
  return [...(await Promise.all(toTeam)), ...toCompany]
}

/** A receipt to who paid online, and word to finance. */
export async function paymentMails(told: Told): Promise<Mail[]> {
  const paying = await payingOf(told)
  const receipts = paying.payer ? [receiptTo(told, paying, spokenTo(told, paying.payer))] : []
  return [...receipts, ...(await financeNotices(told, paying))]
}

/** Finance knows of money that it recorded itself; those who pay for the customer get the receipt. */
export async function recordedPaymentMails(told: Told): Promise<Mail[]> {
  if (!told.tenant.portal.enabled) return []
  const paying = await payingOf(told)
  if (!visibilityOf({ tenant: told.tenant, customer: paying.customer }).invoices) return []
  const readers = await contactsFor(told.ctx, paying.customer.id, "paymentReceipt")
  return readers
    .filter(({ role }) => contactMay(role, "portal.pay"))
    .map((reader) => receiptTo(told, paying, spokenTo(told, reader)))
}
