import type { Estimate } from "../../shared/estimates.ts"
import type { Ctx } from "../context.ts"
import { invoices } from "../invoices/store.ts"
import { readTogether } from "../store/entity.ts"

/** How many rows one round trip reads. */
const together = 100

const made = (estimate: Estimate): estimate is Estimate & { invoiceId: string } =>
  estimate.invoiceId !== undefined

/** The invoices that were made of estimates and are still there: a draft may have been discarded since. */
async function invoicesMadeOf(ctx: Ctx, estimates: Estimate[]) {
  const keys = estimates
    .filter(made)
    .map(({ invoiceId, customerId }) => invoices.keyOf(ctx, invoiceId, customerId))
  const parts = []
  for (let at = 0; at < keys.length; at += together)
    parts.push(readTogether(ctx, keys.slice(at, at + together)))
  const rows = (await Promise.all(parts)).flat()
  return new Map(rows.flatMap((row) => (row ? [[String(row.id), invoices.parse(row)] as const] : [])))
}

/**
 * Estimates as their reader may know them: to staff, one whose invoice was discarded is as it was before. A customer
 * gets to know of the invoice when that is published, and of no draft of either.
 */
export async function shownEstimates(ctx: Ctx, estimates: Estimate[], reader: "staff" | "contact") {
  const known = await invoicesMadeOf(ctx, estimates)
  return estimates
    .filter(({ document, publishedAt }) => reader === "staff" || (document !== "draft" && publishedAt))
    .map((estimate) => {
      const invoice = known.get(estimate.invoiceId ?? "")
      const isKnown = invoice && (reader === "staff" || invoice.document !== "draft")
      return isKnown ? estimate : { ...estimate, invoiceId: undefined }
    })
}
