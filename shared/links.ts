import * as z from "zod"
import { Password } from "./fields.ts"

export const linkPurposes = ["verifyEmail", "invitation", "staffPassword", "contactPassword"] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** How long a mailed link works. Invitations are activation codes (ASVS 6.4.1), resets are short (6.5.5). */
export const linkSeconds: Record<LinkPurpose, number> = {
  verifyEmail: 24 * 3600,
  invitation: 7 * 24 * 3600,
  staffPassword: 3600,
  contactPassword: 3600,
}

const token = z.string().max(200)
export const LinkToken = z.strictObject({ token })
export type LinkToken = z.infer<typeof LinkToken>
export const UseLink = z.strictObject({ token, password: Password })
export type UseLink = z.infer<typeof UseLink>

/** What the page of a set-up link shows. Looking never uses the link up. */
export const LinkView = z.object({
  state: z.enum(["valid", "expired", "used"]),
  email: z.string(),
  name: z.string(),
  company: z.string(),
  customer: z.string().optional(),
})
export type LinkView = z.infer<typeof LinkView>
