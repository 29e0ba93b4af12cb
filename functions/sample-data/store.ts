import * as z from "zod"
import { CalendarDate } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

/**
 * One set of sample data while it exists. Every set has an id and customers of its own: a worker that was thought dead
 * cannot add to a set that came later, or take anything of it away.
 */
export const SampleSet = Stored.extend({
  state: z.enum(["adding", "there", "removing"]),
  customerIds: z.array(z.string()),
  /** How many of them are in. */
  done: z.int(),
  /** Where the company is, when it was asked for: what is due and overdue is counted from it. */
  today: CalendarDate,
})
export type SampleSet = z.infer<typeof SampleSet>

export const sampleSets = entity<SampleSet>({ kind: "sampleData", schema: SampleSet })
