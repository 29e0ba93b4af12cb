import * as z from "zod"
import { DocumentStatus } from "./documents.ts"
import { CalendarDate, Currency, Instant, line, Minor, Money, optionalLine } from "./fields.ts"
import { page } from "./pages.ts"
import { Stored } from "./stored.ts"

/** Money held in advance for one customer in one currency; what remains is received less drawn and refunded. */
export const Retainer = Stored.extend({
  customerId: z.string(),
  number: z.string(),
  document: DocumentStatus,
  name: z.string(),
  nameArabic: z.string().optional(),
  currency: Currency,
  received: Money,
  drawn: Money,
  refunded: Money,
  createdAt: Instant,
  /** From then on its customer may read it, also when it is void. */
  publishedAt: Instant.optional(),
})
export type Retainer = z.infer<typeof Retainer>
export const RetainerMovement = Stored.extend({
  customerId: z.string(),
  retainerId: z.string(),
  kind: z.enum(["received", "drawn", "refunded"]),
  amount: Money,
  on: CalendarDate,
  invoiceId: z.string().optional(),
  invoiceNumber: z.string().optional(),
  reference: z.string().optional(),
  createdAt: Instant,
})
export type RetainerMovement = z.infer<typeof RetainerMovement>

export const RetainerView = Retainer.omit({ version: true }).extend({
  remaining: Money,
  customerName: z.string().optional(),
})
export type RetainerView = z.infer<typeof RetainerView>
export const RetainerPage = page(RetainerView)
export const RetainerDetail = z.object({
  retainer: RetainerView,
  movements: z.array(RetainerMovement.omit({ version: true, customerId: true })),
})

export const DraftRetainer = z.strictObject({
  name: line(200),
  nameArabic: optionalLine(200),
  currency: Currency,
})
export type DraftRetainer = z.infer<typeof DraftRetainer>
/** Made by the form, so that pressing twice moves money once. */
const idempotencyKey = line(64)

export const MoveRetainer = z.strictObject({
  minor: Minor.min(1, "required"),
  on: CalendarDate,
  reference: optionalLine(100),
  idempotencyKey,
})
export type MoveRetainer = z.infer<typeof MoveRetainer>
export const DrawRetainer = z.strictObject({
  minor: Minor.min(1, "required"),
  invoiceId: z.string().max(64),
  idempotencyKey,
})
export type DrawRetainer = z.infer<typeof DrawRetainer>
