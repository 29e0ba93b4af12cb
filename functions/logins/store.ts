import * as z from "zod"
import { Passkey } from "../../shared/accounts.ts"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { emailHash } from "../directory.ts"
import { entity } from "../store/entity.ts"

const StoredPasskey = Passkey.extend({
  publicKey: z.base64url(),
  counter: z.int().nonnegative(),
  transports: z.array(z.string()),
})

/** What proves a person at sign-in. Kept apart from the person, whom many more may read. */
export const Login = Stored.extend({
  kind: z.enum(["staff", "contact"]),
  /** Whom this sign-in lets in: one member of staff, or the contact at each customer that they joined. */
  memberships: z.array(z.object({ personId: z.string(), customerId: z.string().optional() })),
  /** Where a contact of several customers was last. */
  lastCustomerId: z.string().optional(),
  passwordHash: z.string().optional(),
  /** The newest link for a new password; those before it are dead. */
  resetLinkId: z.string().optional(),
  /** The newest mailed code. */
  codeId: z.string().optional(),
  /** The address this sign-in is about to move to, and the link that proves it. */
  pendingEmail: z.string().optional(),
  emailLinkId: z.string().optional(),
  /** Of the authenticator app; the secret is sealed with our key, and no step is taken twice. */
  totp: z.object({ sealed: z.string(), lastStep: z.int() }).optional(),
  /** One that is being set up. */
  newTotp: z.object({ sealed: z.string(), until: Instant }).optional(),
  passkeys: z.array(StoredPasskey).default([]),
  /** SHA-256 of each that is left. */
  recoveryCodes: z.array(z.string()).default([]),
})
export type Login = z.infer<typeof Login>
export type StoredPasskey = z.infer<typeof StoredPasskey>

export const logins = entity<Login>({ kind: "login", schema: Login })

/** One address is one sign-in per kind of person and tenant. */
export const loginId = (kind: Login["kind"], email: string) => `${kind}_${emailHash(email)}`

/** Version 0: it is stored with whatever lets somebody in by it first. */
export const newLogin = (kind: Login["kind"], email: string): Login => ({
  id: loginId(kind, email),
  version: 0,
  kind,
  memberships: [],
  passkeys: [],
  recoveryCodes: [],
})

/** What this sign-in asks for after the password. A recovery code alone is not one: it stands in for a lost one. */
export function secondFactorsOf({ totp, passkeys, recoveryCodes }: Login) {
  const methods: ("totp" | "passkey" | "recoveryCode")[] = []
  if (totp) methods.push("totp")
  if (passkeys.length > 0) methods.push("passkey")
  if (methods.length > 0 && recoveryCodes.length > 0) methods.push("recoveryCode")
  return methods
}
