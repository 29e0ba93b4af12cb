import * as z from "zod"
import { CalendarDate, Instant, Minor, Money } from "./fields.ts"
import { partStates, partsMax, partsMin } from "./instalment-parts.ts"

const Part = z.object({ dueOn: CalendarDate, amount: Money })

/** Of an invoice, kept with it. Its id changes with every change, so that nobody overwrites what they have not seen. */
export const Instalments = z.object({
  id: z.string(),
  parts: z.array(Part),
  /** From when on the invoice is late by these dates, in the tenant's calendar. */
  setOn: CalendarDate,
  setAt: Instant,
})
export type Instalments = z.infer<typeof Instalments>

/** How the parts stand today. */
export const InstalmentsView = z.object({
  id: z.string(),
  parts: z.array(
    Part.extend({
      paid: Money,
      state: z.enum(partStates),
      /** False for what is owed beyond the schedule. */
      planned: z.boolean(),
    }),
  ),
  /** What is paid next; null where everything is. */
  next: Part.nullable(),
})
export type InstalmentsView = z.infer<typeof InstalmentsView>

/** The schedule that the asker saw; null where there was none. */
const seen = z.string().max(64).nullable()

export const SetInstalments = z.strictObject({
  replaces: seen,
  /** What is still open, in the invoice's currency: what was paid of a schedule before stays in it. */
  parts: z
    .array(z.strictObject({ dueOn: CalendarDate, minor: Minor.min(1, "required") }))
    .min(partsMin, "too_few_parts")
    .max(partsMax, "too_many_parts"),
})
export type SetInstalments = z.infer<typeof SetInstalments>

export const EndInstalments = z.strictObject({ replaces: z.string().max(64) })
export type EndInstalments = z.infer<typeof EndInstalments>
