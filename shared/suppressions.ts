import * as z from "zod"
import { Email, Instant, line } from "./fields.ts"
import { PageInput, page } from "./pages.ts"
import { Stored } from "./stored.ts"

export const suppressionReasons = ["bounced", "complained"] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** An address that the company's mails go to no more: it does not exist, or its reader called them unwanted. */
export const Suppression = Stored.extend({
  email: z.string(),
  reason: z.enum(suppressionReasons),
  at: Instant,
  /** What the receiving server said, for whoever asks why. */
  detail: z.string(),
})
export type Suppression = z.infer<typeof Suppression>

export const SuppressionLine = Suppression.pick({ email: true, reason: true, at: true, detail: true })
export type SuppressionLine = z.infer<typeof SuppressionLine>
export const SuppressionPage = page(SuppressionLine)

export const ListSuppressions = PageInput.extend({ search: z.string().max(254).optional() })
export type ListSuppressions = z.infer<typeof ListSuppressions>

export const LiftSuppression = z.strictObject({ email: Email, why: line(300) })
export type LiftSuppression = z.infer<typeof LiftSuppression>
