import * as z from "zod"
import {
  Address,
  CalendarDate,
  Currency,
  Decimal,
  Instant,
  line,
  Money,
  optionalLine,
  text,
} from "./fields.ts"

/** What invoices, credit notes and estimates have in common. */

export const documentKinds = ["invoice", "creditNote", "estimate", "project", "retainer"] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A draft exists for staff alone; what is void stays readable for who could read it. */
export const documentStatuses = ["draft", "published", "void"] as const
export const DocumentStatus = z.enum(documentStatuses)
export type DocumentStatus = z.infer<typeof DocumentStatus>

export const DocumentLine = z.object({
  description: z.string(),
  descriptionArabic: z.string().optional(),
  quantity: Decimal,
  /** With tax where the document's `pricesIncludeTax`. */
  unitPrice: Decimal,
  discountPercent: Decimal.optional(),
  discount: Money,
  net: Money,
  /** Percent, as the document states it; absent where the source says nothing of tax. */
  taxRate: Decimal.optional(),
  tax: Money,
})
export type DocumentLine = z.infer<typeof DocumentLine>

const notNegative = (text: string) => !text.startsWith("-")
const atMostHundred = (text: string) => Number(text) <= 100
export const Percent = Decimal.refine(notNegative, "negative").refine(atMostHundred, "too_large")

export const DraftLine = z.strictObject({
  description: line(500),
  descriptionArabic: optionalLine(500),
  quantity: Decimal.refine(notNegative, "negative"),
  unitPrice: Decimal.refine(notNegative, "negative"),
  discountPercent: Percent.optional(),
  taxRate: Percent.optional(),
})
export type DraftLine = z.infer<typeof DraftLine>

/** What people type of a document that has lines; sums are computed from it and never taken from anybody. */
export const draftContent = {
  currency: Currency,
  pricesIncludeTax: z.boolean().default(false),
  lines: z.array(DraftLine).min(1, "required").max(300, "too_many"),
  reference: optionalLine(100),
  notes: text(2000).optional(),
  terms: text(2000).optional(),
}

/** What an editor asks while somebody types: what this comes to. */
export const PriceLines = z.strictObject({
  currency: draftContent.currency,
  pricesIncludeTax: draftContent.pricesIncludeTax,
  lines: draftContent.lines,
})
export const PricedLines = z.object({
  lines: z.array(DocumentLine),
  subtotal: Money,
  discount: Money,
  tax: Money,
  total: Money,
})

/** Who issued a document or received it, as it was on the day it was published. */
export const DocumentParty = z.object({
  name: z.string(),
  nameArabic: z.string().optional(),
  address: Address,
  trn: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
})
export type DocumentParty = z.infer<typeof DocumentParty>
export const DocumentParties = z.object({ seller: DocumentParty, buyer: DocumentParty })
export type DocumentParties = z.infer<typeof DocumentParties>

/** Dirhams for one unit of the document's currency, with all decimals that were published. */
export const ExchangeRate = z.object({ toAed: Decimal, on: CalendarDate, source: z.string() })
export type ExchangeRate = z.infer<typeof ExchangeRate>
export const DraftExchangeRate = z.strictObject({
  toAed: Decimal.refine((rate) => Number(rate) > 0, "not_a_number"),
  on: CalendarDate,
  source: line(100),
})

/** A line of a document's history, oldest first; `revision` where its content changed. */
export const HistoryEntry = z.object({
  at: Instant,
  actor: z.string(),
  what: z.string(),
  revision: z.int().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export const DocumentHistory = z.object({ items: z.array(HistoryEntry) })

export const Numbering = z.object({ prefix: z.string(), next: z.int().positive(), width: z.int() })
export type Numbering = z.infer<typeof Numbering>
export const numberedKinds = ["invoice", "creditNote", "estimate", "retainer", "receipt"] as const
export type NumberedKind = (typeof numberedKinds)[number]
/** How each kind of document is numbered next. */
export const NumberingSettings = z.object({ kinds: z.record(z.enum(numberedKinds), Numbering) })
export type NumberingSettings = z.infer<typeof NumberingSettings>
export const UpdateNumbering = z.strictObject({
  kind: z.enum(numberedKinds),
  prefix: z.string().regex(/^[A-Z0-9/-]{0,12}$/, "not_a_prefix"),
  next: z.int().min(1, "required").max(999_999_999, "too_large"),
  width: z.int().min(1).max(9),
})
export type UpdateNumbering = z.infer<typeof UpdateNumbering>
