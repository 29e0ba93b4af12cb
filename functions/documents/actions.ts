import type { DocumentStatus } from "../../shared/documents.ts"
import { notFound } from "../../shared/errors.ts"
import type { PorticoEvent } from "../../shared/events.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { printedCreditNote } from "../credit-notes/pdf-content.ts"
import { creditNotes } from "../credit-notes/store.ts"
import { customers } from "../customers/store.ts"
import { printedEstimate } from "../estimates/pdf-content.ts"
import { estimates } from "../estimates/store.ts"
import { reply } from "../http/route.ts"
import { publishedInvoice } from "../invoices/actions.ts"
import { printedInvoice } from "../invoices/pdf-content.ts"
import { invoices } from "../invoices/store.ts"
import { printedReceipt } from "../payments/receipt-content.ts"
import { payments } from "../payments/store.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { viewed } from "../preview/viewed.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { bytesOf, fileNameOf, type Printed } from "./printed.ts"

type Asked = { id: string; language: Languages }
type AskedOf = Asked & { customerId: string }

export async function fileOf(ctx: Ctx & { tenant: Tenant }, printed: Printed) {
  const bytes = await bytesOf(ctx, printed)
  return reply(null, { file: { bytes, type: "application/pdf", name: `${fileNameOf(printed)}.pdf` } })
}

/** To a contact: their looking is on record once there is something to look at. */
async function handOut(ctx: ContactCtx, printed: Printed) {
  const file = await fileOf(ctx, printed)
  const { kind, id, number } = printed
  const facts: PorticoEvent["facts"] = kind === "invoice" ? { number } : { kind, number }
  await viewed(ctx, kind === "invoice" ? "invoice.downloaded" : "document.downloaded", id, facts)
  return file
}

export async function downloadInvoice(ctx: ContactCtx, { id, language }: Asked) {
  const invoice = await publishedInvoice(ctx, id)
  return handOut(ctx, printedInvoice(ctx.tenant, ctx.customer, invoice, language))
}

export async function downloadCustomerInvoice(ctx: StaffCtx, { customerId, id, language }: AskedOf) {
  const [customer, invoice] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    invoices.get(ctx, id, customerId),
  ])
  return fileOf(ctx, printedInvoice(ctx.tenant, customer, invoice, language))
}

/** What is published or void; a draft does not exist for a customer. */
function issued<T extends { document: DocumentStatus }>(found: T): T {
  if (found.document === "draft") throw notFound()
  return found
}

export async function downloadCreditNote(ctx: ContactCtx, { id, language }: Asked) {
  requireVisible(ctx, "invoices")
  const note = issued(await creditNotes.get(ctx, id, ctx.customerId))
  return handOut(ctx, printedCreditNote(ctx.tenant, ctx.customer, note, language))
}

export async function downloadCustomerCreditNote(ctx: StaffCtx, { customerId, id, language }: AskedOf) {
  const [customer, note] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    creditNotes.get(ctx, id, customerId),
  ])
  return fileOf(ctx, printedCreditNote(ctx.tenant, customer, note, language))
}

export async function downloadEstimate(ctx: ContactCtx, { id, language }: Asked) {
  requireVisible(ctx, "estimates")
  const estimate = issued(await estimates.get(ctx, id, ctx.customerId))
  return handOut(ctx, printedEstimate(ctx.tenant, ctx.customer, estimate, language))
}

export async function downloadCustomerEstimate(ctx: StaffCtx, { customerId, id, language }: AskedOf) {
  const [customer, estimate] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    estimates.get(ctx, id, customerId),
  ])
  return fileOf(ctx, printedEstimate(ctx.tenant, customer, estimate, language))
}

/** There is a receipt of money that came in, and of no other attempt to pay. */
async function receivedPayment(ctx: Ctx, id: string, customerId: string) {
  const payment = await payments.get(ctx, id, customerId)
  if (payment.state !== "succeeded") throw notFound()
  return payment
}

export async function downloadReceipt(ctx: ContactCtx, { id, language }: Asked) {
  requireVisible(ctx, "invoices")
  const payment = await receivedPayment(ctx, id, ctx.customerId)
  return handOut(ctx, printedReceipt(ctx.tenant, ctx.customer, payment, language))
}

export async function downloadCustomerReceipt(ctx: StaffCtx, { customerId, id, language }: AskedOf) {
  const [customer, payment] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    receivedPayment(ctx, id, customerId),
  ])
  return fileOf(ctx, printedReceipt(ctx.tenant, customer, payment, language))
}
