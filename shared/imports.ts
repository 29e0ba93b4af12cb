import * as z from "zod"
import { Instant, line, Money } from "./fields.ts"
import { Stored } from "./stored.ts"

export const importStates = ["uploading", "analysing", "ready", "importing", "done", "failed"] as const
export type ImportState = (typeof importStates)[number]

/** Fields of ours that a column of the file can feed. */
export const importFields = [
  "invoiceId",
  "invoiceNumber",
  "status",
  "issuedOn",
  "dueOn",
  "currency",
  "exchangeRate",
  "reference",
  "customerId",
  "customerName",
  "customerNumber",
  "customerEmail",
  "customerTrn",
  "billingAddress",
  "billingCity",
  "billingRegion",
  "billingCountry",
  "lineName",
  "lineDescription",
  "quantity",
  "unitPrice",
  "lineDiscount",
  "lineTotal",
  "taxName",
  "taxRate",
  "lineTax",
  "taxInclusive",
  "subtotal",
  "shipping",
  "adjustment",
  "discountTotal",
  "total",
  "balance",
  "notes",
  "terms",
] as const
export type ImportField = (typeof importFields)[number]

export const RowProblem = z.object({
  row: z.int(),
  column: z.string().optional(),
  reason: z.string(),
  value: z.string().optional(),
  invoice: z.string().optional(),
})
export type RowProblem = z.infer<typeof RowProblem>

/** What the import would do, or did. */
export const ImportCounts = z.object({
  rows: z.int(),
  customersNew: z.int(),
  customersKnown: z.int(),
  contactsNew: z.int(),
  invoicesNew: z.int(),
  invoicesChanged: z.int(),
  invoicesSame: z.int(),
  badRows: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const Import = Stored.extend({
  fileName: z.string(),
  bytes: z.int(),
  state: z.enum(importStates),
  format: z.string().optional(),
  dateFormat: z.enum(["yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy"]).optional(),
  headers: z.array(z.string()).optional(),
  /** The first value of each column that is not empty, for the person who maps them. */
  samples: z.array(z.string()).optional(),
  /** Index into `headers` for each of our fields. */
  columns: z.partialRecord(z.enum(importFields), z.int()).optional(),
  counts: ImportCounts.optional(),
  totals: z.array(Money).optional(),
  /** The first 500; `counts.badRows` has them all. */
  problems: z.array(RowProblem).optional(),
  /** Invoices of the file handled so far, of `of`. */
  progress: z.object({ at: z.int(), of: z.int() }).optional(),
  failure: z.string().optional(),
  createdAt: Instant,
  finishedAt: Instant.optional(),
})
export type Import = z.infer<typeof Import>

export const importBytesMax = 50_000_000
export const CreateImport = z.strictObject({
  fileName: line(200),
  bytes: z.int().min(1, "file_empty").max(importBytesMax, "too_large"),
})
export type CreateImport = z.infer<typeof CreateImport>
export const CreatedImport = z.object({
  import: Import,
  upload: z.object({
    url: z.string(),
    fields: z.record(z.string(), z.string()),
  }),
})
export type CreatedImport = z.infer<typeof CreatedImport>
export const MapImport = z.strictObject({
  id: z.string(),
  columns: z.partialRecord(z.enum(importFields), z.int()),
  dateFormat: z.enum(["yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy"]).optional(),
})
export type MapImport = z.infer<typeof MapImport>
