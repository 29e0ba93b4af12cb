import * as z from "zod"
import { AttachmentView, attachmentIds } from "./attachments.ts"
import { Instant, Minor, Money, text } from "./fields.ts"
import { PageInput, page } from "./pages.ts"
import { Stored } from "./stored.ts"

export const requestReasons = [
  "wrongPrice",
  "wrongQuantity",
  "notReceived",
  "damaged",
  "returned",
  "duplicate",
  "agreedDiscount",
  "other",
] as const
export type RequestReason = (typeof requestReasons)[number]
export const requestStates = ["pending", "approved", "partlyApproved", "declined", "withdrawn"] as const
export type RequestState = (typeof requestStates)[number]

/** Asked by a customer, decided by finance; nothing is issued before that. */
export const CreditNoteRequest = Stored.extend({
  customerId: z.string(),
  invoiceId: z.string(),
  invoiceNumber: z.string(),
  contactId: z.string(),
  contactName: z.string(),
  reason: z.enum(requestReasons),
  explanation: z.string(),
  /** With tax; of lines, what they come to. */
  amount: Money,
  /** Indexes of the invoice's lines, and of each how much with tax; absent where an amount was asked for. */
  lines: z.array(z.object({ line: z.int().min(0), amount: Money })).optional(),
  attachmentIds: z.array(z.string()),
  state: z.enum(requestStates),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  approved: Money.optional(),
  answer: z.string().optional(),
  creditNoteId: z.string().optional(),
  creditNoteNumber: z.string().optional(),
  createdAt: Instant,
})
export type CreditNoteRequest = z.infer<typeof CreditNoteRequest>

export const RequestView = CreditNoteRequest.omit({ version: true, attachmentIds: true }).extend({
  customerName: z.string().optional(),
  attachments: z.array(AttachmentView),
})
export type RequestView = z.infer<typeof RequestView>
export const RequestPage = page(RequestView)

/** Either whole lines of the invoice or an amount with tax. */
export const AskCreditNote = z
  .strictObject({
    invoiceId: z.string().max(64),
    reason: z.enum(requestReasons, "required"),
    explanation: text(2000).pipe(z.string().min(1, "required")),
    lines: z.array(z.int().min(0)).min(1, "required").max(300).optional(),
    minor: Minor.min(1, "required").optional(),
    attachmentIds,
  })
  .refine(({ lines, minor }) => (lines === undefined) !== (minor === undefined), {
    message: "lines_or_amount",
    path: ["minor"],
  })
export type AskCreditNote = z.infer<typeof AskCreditNote>
/** Newest first; what waits for a decision comes before the rest. */
export const ListRequests = PageInput.extend({ state: z.enum(requestStates).optional() })
export type ListRequests = z.infer<typeof ListRequests>
/** What may still be asked for on an invoice. */
export const Creditable = z.object({ creditable: Money, pending: Money })
export type Creditable = z.infer<typeof Creditable>
export const ApproveRequest = z.strictObject({
  /** With tax; the whole request where absent. */
  minor: Minor.min(1, "required").optional(),
  answer: text(2000).optional(),
})
export type ApproveRequest = z.infer<typeof ApproveRequest>
export const DeclineRequest = z.strictObject({ answer: text(2000).pipe(z.string().min(1, "required")) })
export type DeclineRequest = z.infer<typeof DeclineRequest>
