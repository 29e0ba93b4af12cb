import type { Customer } from "../../shared/customers.ts"
import { conflict } from "../../shared/errors.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx, TenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { post } from "../ledger/ledger.ts"
import { invoicePosting } from "../ledger/movements.ts"
import { takeNumber } from "../numbering/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { detailOf } from "./detail.ts"
import { attachTo } from "./drafts.ts"
import { partiesOf } from "./parties.ts"
import { requireLawful, requireOwn } from "./rules.ts"
import { invoices } from "./store.ts"

type ById = { customerId: string; id: string }

/** What the customer owes from now on; an invoice of nothing moves nothing. */
export function charge(
  ctx: TenantCtx,
  { id, customerId, number, reference, issuedOn, total }: Invoice,
): Write[] {
  if (total.minor === 0) return []
  const about = { movement: `invoice_${id}`, on: issuedOn, at: ctx.now, customerId, invoiceId: id }
  return post(ctx, invoicePosting({ ...about, amount: total, number, reference }))
}

/**
 * Makes a draft the customer's, in one commit with its number, its posting and its event. `before` is the draft as it
 * lies in the table; absent where it is published the moment it is made.
 */
export async function publication(ctx: TenantCtx, customer: Customer, draft: Invoice, before?: Invoice) {
  requireLawful(ctx.tenant, customer, draft)
  const { id: documentId, customerId } = draft
  const { number, writes: numbering } = await takeNumber(ctx, "invoice", { documentId, customerId })
  const changes = {
    number,
    document: "published" as const,
    parties: partiesOf(ctx.tenant, customer),
    revision: 1,
    publishedAt: ctx.now,
  }
  const invoice = before ? next(before, changes) : { ...draft, ...changes }
  const { total, dueOn } = invoice
  const facts = { kind: "invoice", number, minor: total.minor, currency: total.currency, dueOn }
  const writes = [
    before ? invoices.replace(ctx, invoice) : invoices.insert(ctx, invoice),
    ...numbering,
    ...charge(ctx, invoice),
    ...(await attachTo(ctx, before, invoice)),
    event(ctx, "document.published", { customerId, subjectId: documentId, facts }),
  ]
  return { invoice, writes }
}

async function publishOnce(ctx: StaffCtx, { customerId, id }: ById) {
  const [customer, draft] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    invoices.get(ctx, id, customerId),
  ])
  requireOwn(draft)
  if (draft.document === "void") throw conflict("voided")
  if (draft.document === "published") return detailOf(ctx, draft, customer)
  const { invoice, writes } = await publication(ctx, customer, draft, draft)
  await commit(ctx, ...writes)
  return detailOf(ctx, invoice, customer)
}

/** Publishing what is published already changes nothing: whoever pressed twice, or second, sees it as it is. */
export const publishInvoice = (ctx: StaffCtx, input: ById) => withFreshReads(() => publishOnce(ctx, input))
