import * as z from "zod"
import { DocumentLine } from "./documents.ts"
import { CalendarDate, Currency, Instant, Money } from "./fields.ts"
import { invoiceStates } from "./invoices.ts"
import { Stored } from "./stored.ts"
import { PortalFace } from "./tenants.ts"

export const documentLinkDays = 30

/** Opens one published invoice, and nothing else, for whoever holds the mail. */
export const DocumentLink = Stored.extend({
  customerId: z.string(),
  contactId: z.string(),
  email: z.string(),
  invoiceId: z.string(),
  expiresAt: Instant,
  revokedAt: Instant.optional(),
  createdAt: Instant,
})
export type DocumentLink = z.infer<typeof DocumentLink>

export const DocumentLinkView = DocumentLink.pick({
  id: true,
  email: true,
  expiresAt: true,
  revokedAt: true,
  createdAt: true,
})
export const SendDocumentLink = z.strictObject({ contactId: z.string().max(64) })

export const DocumentToken = z.strictObject({ token: z.string().max(300) })

/** What the page behind a link shows: of an expired or revoked one, only whose portal it is. */
export const LinkedDocument = z.object({
  state: z.enum(["valid", "expired", "revoked"]),
  face: PortalFace,
  invoice: z
    .object({
      number: z.string(),
      issuedOn: CalendarDate,
      dueOn: CalendarDate,
      currency: Currency,
      customerName: z.string(),
      lines: z.array(DocumentLine),
      subtotal: Money,
      tax: Money,
      total: Money,
      due: Money,
      state: z.enum(invoiceStates),
      daysOverdue: z.int(),
    })
    .nullable(),
  payable: z.boolean(),
})
export type LinkedDocument = z.infer<typeof LinkedDocument>
