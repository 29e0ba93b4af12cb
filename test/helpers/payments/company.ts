import { type Ctx, type StaffCtx, systemCtx } from "../../../functions/context.ts"
import { creditNoteWrites } from "../../../functions/credit-notes/issue.ts"
import { noteOfLines } from "../../../functions/credit-notes/rules.ts"
import { contacts, customers } from "../../../functions/customers/store.ts"
import { claimStripeAccount } from "../../../functions/directory.ts"
import { voidInvoice } from "../../../functions/invoices/change.ts"
import { invoices } from "../../../functions/invoices/store.ts"
import { post } from "../../../functions/ledger/ledger.ts"
import { invoicePosting } from "../../../functions/ledger/movements.ts"
import type { PayerCtx } from "../../../functions/payments/chosen.ts"
import { recordPayment } from "../../../functions/payments/record.ts"
import { startPayment } from "../../../functions/payments/start.ts"
import { commit } from "../../../functions/store/entity.ts"
import { withFreshReads } from "../../../functions/store/fresh-reads.ts"
import { insertTenant } from "../../../functions/tenants/store.ts"
import type { Contact, Customer } from "../../../shared/customers.ts"
import type { Invoice } from "../../../shared/invoices.ts"
import { type Currency, money, zero } from "../../../shared/money.ts"
import { type Tenant, type Visibility, visibilityKinds } from "../../../shared/tenants.ts"

/** The company of a history: one customer with two contacts, and what they and its staff do. */

export const tenantId = "a".repeat(26)
export const otherTenantId = "b".repeat(26)
export const customerId = "c".repeat(26)
export const contactIds = ["con_one", "con_two"] as const
const owed: [number, Currency][] = [
  [100_00, "AED"],
  [50_55, "AED"],
  [7_25, "AED"],
  [5_124, "KWD"],
]
export const invoiceIds = owed.map((_, at) => `inv_${at}`)

const now = () => new Date().toISOString()
export const ctxOf = (): Ctx => systemCtx(tenantId, "model", now())

const seen = Object.fromEntries(visibilityKinds.map((kind) => [kind, true])) as Visibility
const tenantOf = (id: string, accountId: string): Tenant => ({
  ...{ id, version: 1, name: `Company ${id[0]}`, slug: `company-${id[0]}`, country: "AE", currency: "AED" },
  ...{ timeZone: "Asia/Dubai", language: "en", languages: ["en"], address: {}, email: "a@a.example" },
  brand: { colour: "#0f766e", senderName: "A" },
  portal: { enabled: true, secondFactor: false, visibility: seen },
  stripe: { accountId, chargesEnabled: true, detailsSubmitted: true },
  partPayments: { leastPercent: 10 },
  plan: "free",
  createdAt: now(),
})
let tenant: Tenant

const customerOf = (): Customer => ({
  ...{ id: customerId, version: 1, name: "Buyer", currency: "AED", address: {}, createdAt: now() },
})
const contactOf = (id: string): Contact => ({
  ...{ id, version: 1, customerId, name: "Carla Contact", email: `${id}@b.example`, role: "payer" },
  ...{ language: "en", state: "active", muted: [], createdAt: now() },
})

function invoiceOf(at: number): Invoice {
  const [minor, currency] = owed[at] ?? [0, "AED"]
  const nil = zero(currency)
  return {
    ...{ id: `inv_${at}`, version: 1, customerId, number: `INV-${at}`, document: "published", currency },
    ...{ issuedOn: "2026-10-01", dueOn: `2026-10-1${at}`, lines: [], createdAt: now() },
    ...{ subtotal: money(minor, currency), discount: nil, tax: nil, adjustment: nil },
    ...{ total: money(minor, currency), paid: nil, credited: nil },
  }
}

/** Rows as they lie there before anybody pays. */
export async function openCompany(accountId: string, otherAccountId: string) {
  const ctx = ctxOf()
  tenant = tenantOf(tenantId, accountId)
  const published = invoiceIds.map((_, at) => invoiceOf(at))
  await commit(ctx, insertTenant(tenant), claimStripeAccount(accountId, tenantId))
  await commit(
    ctx,
    insertTenant(tenantOf(otherTenantId, otherAccountId)),
    claimStripeAccount(otherAccountId, otherTenantId),
  )
  const people = contactIds.map((id) => contacts.insert(ctx, contactOf(id)))
  await commit(ctx, customers.insert(ctx, customerOf()), ...people)
  for (const invoice of published) {
    const { id: invoiceId, total: amount, issuedOn: on, number } = invoice
    const posting = {
      movement: `invoice_${invoiceId}`,
      on,
      at: ctx.now,
      customerId,
      invoiceId,
      amount,
      number,
    }
    await commit(ctx, invoices.insert(ctx, invoice), ...post(ctx, invoicePosting(posting)))
  }
}

const payer = (who: number): PayerCtx => ({
  ...ctxOf(),
  ...{ tenant, customer: customerOf(), customerId, contact: contactOf(contactIds[who] ?? "con_one") },
})
const staff = () => ({ ...ctxOf(), tenant, staff: { id: "stf_1" } }) as unknown as StaffCtx

export const start = (who: number, which: number[], minor: number | undefined) =>
  startPayment(payer(who), {
    invoiceIds: which.map((at) => invoiceIds[at] ?? ""),
    ...(minor !== undefined && { minor }),
  })

const idOf = (at: number) => invoiceIds[at] ?? ""
export const voidOne = (at: number) => voidInvoice(staff(), { customerId, id: idOf(at), reason: "Wrong" })

export const record = (minor: number, idempotencyKey: string) =>
  recordPayment(staff(), {
    ...{ customerId, invoiceIds: [], minor, currency: "AED", method: "bankTransfer", on: "2026-11-22" },
    idempotencyKey,
  })

/** A credit note over a line that somebody typed, as it is published. */
export const credit = (at: number, unitPrice: string) =>
  withFreshReads(async () => {
    const ctx = staff()
    const invoice = await invoices.get(ctx, idOf(at), customerId)
    const line = { description: "Back", quantity: "1", unitPrice, taxRate: "0" }
    const issue = noteOfLines(invoice, { issuedOn: "2026-11-22", reason: "Back", lines: [line] })
    const { writes } = await creditNoteWrites(ctx, invoice, issue)
    await commit(ctx, ...writes)
  })
