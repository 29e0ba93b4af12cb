import { addDays } from "../../shared/dates.ts"
import type { Estimate } from "../../shared/estimates.ts"
import { zero } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import type { TenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { draftWrites, newDraft } from "../invoices/drafts.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { todayOf } from "./read.ts"
import { requireInvoiceable } from "./rules.ts"
import { shownEstimates } from "./shown.ts"
import { estimates } from "./store.ts"
import { about } from "./write.ts"

/** Until somebody who looks at the draft says otherwise. */
const daysToPay = 30

/** The same lines at the same prices, under the customer's own order number. Its files stay the estimate's. */
function contentFrom(estimate: Estimate, today: string) {
  const { currency, pricesIncludeTax, lines, subtotal, discount, tax, total } = estimate
  const { accepted, reference, notes, terms, projectId } = estimate
  return {
    ...{ currency, pricesIncludeTax, lines, subtotal, discount, tax, total, notes, terms, projectId },
    issuedOn: today,
    dueOn: addDays(today, daysToPay),
    suppliedOn: undefined,
    adjustment: zero(currency),
    exchangeRate: undefined,
    simplified: undefined,
    reference: accepted?.purchaseOrder ?? reference,
    attachmentIds: [],
  }
}

async function invoiceOnce(ctx: TenantCtx, { customerId, id }: { customerId: string; id: string }) {
  const before = await estimates.get(ctx, id, customerId)
  const [shown = before] = await shownEstimates(ctx, [before], "staff")
  const today = todayOf(ctx)
  requireInvoiceable(shown, today)
  const draft = newDraft(ctx, customerId, contentFrom(before, today), { estimateId: id })
  const estimate = next(before, { invoiceId: draft.id })
  await commit(
    ctx,
    estimates.replace(ctx, estimate),
    ...(await draftWrites(ctx, draft)),
    event(ctx, "estimate.invoiced", about(estimate)),
  )
  return { invoiceId: draft.id }
}

/** A draft invoice, once; again where that draft was discarded. */
export const invoiceEstimate = (ctx: TenantCtx, which: { customerId: string; id: string }) =>
  withFreshReads(() => invoiceOnce(ctx, which))
