import * as z from "zod"
import { Email, Instant, Language, line, Password } from "./fields.ts"

/** What a person, staff or contact, knows and decides about their own access. */

export const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.optional(),
})
export type Passkey = z.infer<typeof Passkey>

export const Account = z.object({
  kind: z.enum(["staff", "contact"]),
  name: z.string(),
  email: z.string(),
  language: Language,
  /** An address that still has to be proven by the mail sent to it. */
  pendingEmail: z.string().nullable(),
  hasPassword: z.boolean(),
  secondFactor: z.object({
    /** The role, or the company, asks for one. */
    required: z.boolean(),
    totp: z.boolean(),
    passkeys: z.array(Passkey),
    recoveryCodesLeft: z.int(),
  }),
  /** The customers that this contact belongs to in this portal; empty for staff. */
  customers: z.array(
    z.object({ id: z.string(), name: z.string(), nameArabic: z.string().optional(), current: z.boolean() }),
  ),
  /** Portals of other companies that this very address has joined; empty for staff. */
  portals: z.array(z.object({ name: z.string(), nameArabic: z.string().optional(), url: z.string() })),
})
export type Account = z.infer<typeof Account>

export const UpdateProfile = z.strictObject({ name: line(120), language: Language })
export type UpdateProfile = z.infer<typeof UpdateProfile>

export const ChangePassword = z.strictObject({
  /** Absent where there is none yet: contacts may sign in by mailed codes alone. */
  current: z.string().max(256, "too_long").optional(),
  password: Password,
})
export type ChangePassword = z.infer<typeof ChangePassword>

export const ChangeEmail = z.strictObject({ email: Email })
export type ChangeEmail = z.infer<typeof ChangeEmail>

export const SessionView = z.object({
  id: z.string(),
  current: z.boolean(),
  userAgent: z.string().optional(),
  ip: z.string().optional(),
  createdAt: Instant,
  lastSeenAt: Instant,
})
export type SessionView = z.infer<typeof SessionView>
export const SessionList = z.object({ items: z.array(SessionView) })
export type SessionList = z.infer<typeof SessionList>

export const AskCode = z.strictObject({ email: Email })
export type AskCode = z.infer<typeof AskCode>
export const UseCode = z.strictObject({ email: Email, code: z.string().regex(/^\d{6}$/, "not_a_code") })
export type UseCode = z.infer<typeof UseCode>

export const SwitchCustomer = z.strictObject({ customerId: z.string() })
export type SwitchCustomer = z.infer<typeof SwitchCustomer>
