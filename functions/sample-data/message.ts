import * as z from "zod"
import { isRandomId } from "../../shared/ids.ts"

export const SampleMessage = z.object({
  kind: z.enum(["sample.add", "sample.remove"]),
  tenantId: z.string().refine(isRandomId),
  sampleDataId: z.string(),
})
export type SampleMessage = z.infer<typeof SampleMessage>
