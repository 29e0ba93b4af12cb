import * as z from "zod"
import { DocumentStatus } from "./documents.ts"
import { CalendarDate, Currency, Instant, line, Minor, Money, optionalLine, text } from "./fields.ts"
import { page } from "./pages.ts"
import { Stored } from "./stored.ts"

export const projectStatuses = ["planned", "active", "onHold", "completed", "cancelled"] as const

export const Project = Stored.extend({
  customerId: z.string(),
  document: DocumentStatus,
  name: z.string(),
  nameArabic: z.string().optional(),
  status: z.enum(projectStatuses),
  /** Whole percent. */
  progress: z.int().min(0).max(100),
  budget: Money.optional(),
  startsOn: CalendarDate.optional(),
  endsOn: CalendarDate.optional(),
  description: z.string().optional(),
  createdAt: Instant,
  /** From then on its customer may read it, also when it is void. */
  publishedAt: Instant.optional(),
})
export type Project = z.infer<typeof Project>

/** `billed`: what its published invoices come to less their credit notes, per currency. */
export const ProjectView = Project.omit({ version: true }).extend({
  billed: z.array(Money),
  customerName: z.string().optional(),
})
export type ProjectView = z.infer<typeof ProjectView>
export const ProjectPage = page(ProjectView)
export const ProjectDetail = z.object({
  project: ProjectView,
  documents: z.array(
    z.object({
      kind: z.enum(["invoice", "estimate", "creditNote"]),
      id: z.string(),
      number: z.string(),
      on: CalendarDate,
      total: Money,
      state: z.string(),
    }),
  ),
})
export type ProjectDetail = z.infer<typeof ProjectDetail>

export const DraftProject = z.strictObject({
  name: line(200),
  nameArabic: optionalLine(200),
  status: z.enum(projectStatuses),
  progress: z.int("not_a_number").min(0, "negative").max(100, "too_large"),
  budget: z.strictObject({ minor: Minor.min(0, "negative"), currency: Currency }).optional(),
  startsOn: CalendarDate.optional(),
  endsOn: CalendarDate.optional(),
  description: text(4000).optional(),
})
export type DraftProject = z.infer<typeof DraftProject>
