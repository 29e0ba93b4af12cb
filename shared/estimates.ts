import * as z from "zod"
import { AttachmentView } from "./attachments.ts"
import { DocumentLine, DocumentParties, DocumentStatus, draftContent } from "./documents.ts"
import { CalendarDate, Currency, Instant, line, Money, optionalLine, text } from "./fields.ts"
import { page } from "./pages.ts"
import { Stored } from "./stored.ts"

export const estimateStates = [
  "draft",
  "open",
  "expired",
  "accepted",
  "declined",
  "invoiced",
  "void",
] as const
export type EstimateState = (typeof estimateStates)[number]

export const Estimate = Stored.extend({
  customerId: z.string(),
  number: z.string(),
  document: DocumentStatus,
  issuedOn: CalendarDate,
  /** The last day on which it can be accepted. */
  expiresOn: CalendarDate,
  currency: Currency,
  pricesIncludeTax: z.boolean(),
  reference: z.string().optional(),
  lines: z.array(DocumentLine),
  subtotal: Money,
  discount: Money,
  tax: Money,
  total: Money,
  notes: z.string().optional(),
  terms: z.string().optional(),
  projectId: z.string().optional(),
  attachmentIds: z.array(z.string()),
  parties: DocumentParties.optional(),
  revision: z.int(),
  accepted: z
    .object({ name: z.string(), purchaseOrder: z.string().optional(), at: Instant, contactId: z.string() })
    .optional(),
  declined: z.object({ reason: z.string(), at: Instant, contactId: z.string() }).optional(),
  /** The invoice that was made of it. */
  invoiceId: z.string().optional(),
  createdAt: Instant,
  publishedAt: Instant.optional(),
})
export type Estimate = z.infer<typeof Estimate>

/** `today` is the tenant's calendar date: an estimate can be accepted through its last day there. */
export function estimateState(estimate: Estimate, today: string): EstimateState {
  if (estimate.document !== "published") return estimate.document
  if (estimate.invoiceId) return "invoiced"
  if (estimate.accepted) return "accepted"
  if (estimate.declined) return "declined"
  return estimate.expiresOn < today ? "expired" : "open"
}

export const EstimateSummary = Estimate.pick({
  id: true,
  customerId: true,
  number: true,
  reference: true,
  issuedOn: true,
  expiresOn: true,
  total: true,
}).extend({ state: z.enum(estimateStates), customerName: z.string().optional() })
export type EstimateSummary = z.infer<typeof EstimateSummary>
export const EstimatePage = page(EstimateSummary)
export const EstimateDetail = z.object({
  estimate: Estimate.omit({ version: true }),
  state: z.enum(estimateStates),
  customer: z.object({ id: z.string(), name: z.string(), nameArabic: z.string().optional() }),
  attachments: z.array(AttachmentView),
  /** The reader may accept or decline now. */
  decidable: z.boolean(),
})
export type EstimateDetail = z.infer<typeof EstimateDetail>

export const DraftEstimate = z.strictObject({
  ...draftContent,
  issuedOn: CalendarDate,
  expiresOn: CalendarDate,
  projectId: z.string().max(64).optional(),
  attachmentIds: z.array(z.string().max(64)).max(10, "too_many").default([]),
})
export type DraftEstimate = z.infer<typeof DraftEstimate>
/** The revision that its reader saw: what was changed meanwhile is not decided on unseen. */
const seen = { revision: z.int().positive().optional() }
export const AcceptEstimate = z.strictObject({
  name: line(120),
  purchaseOrder: optionalLine(60),
  ...seen,
})
export type AcceptEstimate = z.infer<typeof AcceptEstimate>
export const DeclineEstimate = z.strictObject({
  reason: text(1000).pipe(z.string().min(1, "required")),
  ...seen,
})
export type DeclineEstimate = z.infer<typeof DeclineEstimate>
