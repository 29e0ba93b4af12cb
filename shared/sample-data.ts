import * as z from "zod"

export const sampleStates = ["none", "adding", "there", "removing"] as const

/** `offered`: there is no sample data, and no real customer that it could be mistaken for. */
export const SampleData = z.object({
  state: z.enum(sampleStates),
  offered: z.boolean(),
  /** How many of its customers are in, while it is added. */
  done: z.int(),
  of: z.int(),
})
export type SampleData = z.infer<typeof SampleData>
