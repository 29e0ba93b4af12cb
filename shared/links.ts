import * as z from "zod"
import { Password } from "./fields.ts"

export const linkPurposes = [
  "verifyEmail",
  "invitation",
  "staffInvitation",
  "staffPassword",
  "contactPassword",
  "staffEmail",
  "contactEmail",
  "preview",
  "support",
] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** How long a mailed link works. Invitations are activation codes (ASVS 6.4.1), resets are short (6.5.5). */
export const linkSeconds: Record<LinkPurpose, number> = {
  verifyEmail: 24 * 3600,
  invitation: 7 * 24 * 3600,
  staffInvitation: 7 * 24 * 3600,
  staffPassword: 3600,
  contactPassword: 3600,
  staffEmail: 3600,
  contactEmail: 3600,
  // Handed from one page to the next, never mailed.
  preview: 60,
  support: 300,
}

const token = z.string().max(200)
export const LinkToken = z.strictObject({ token })
export type LinkToken = z.infer<typeof LinkToken>
/** Where to go on, on another host. */
export const HandOver = z.object({ url: z.url() })
export type HandOver = z.infer<typeof HandOver>
export const UseLink = z.strictObject({ token, password: Password })
export type UseLink = z.infer<typeof UseLink>
/** Joining: with the password the address has already, or with a new one, which then has to be a good one. */
export const AcceptLink = z.strictObject({
  token,
  password: z.string("required").min(1, "required").max(256, "too_long"),
})
export type AcceptLink = z.infer<typeof AcceptLink>

/** What the page of a set-up link shows. Looking never uses the link up. */
export const LinkView = z.object({
  state: z.enum(["valid", "expired", "used"]),
  email: z.string(),
  name: z.string(),
  company: z.string(),
  customer: z.string().optional(),
  /** The address has a password already: the page asks for that one instead of a new one. */
  hasPassword: z.boolean(),
})
export type LinkView = z.infer<typeof LinkView>
