import * as z from "zod"
import { visibilityKinds } from "./tenants.ts"

/** What the page that explains a portal to its newcomers has to know, beside its face. */
export const Guide = z.object({
  shows: z.array(z.enum(visibilityKinds)),
  email: z.string(),
  phone: z.string().optional(),
})
export type Guide = z.infer<typeof Guide>
