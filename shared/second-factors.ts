import * as z from "zod"
import { line } from "./fields.ts"

const Code = z
  .string("required")
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "not_a_code"))
const RecoveryCode = z.string("required").min(1, "required").max(40, "too_long")
/** What the browser's WebAuthn call answered; whoever verifies it knows its shape. */
const Ceremony = z.record(z.string(), z.unknown())

const factors = {
  code: Code.optional(),
  recoveryCode: RecoveryCode.optional(),
  passkey: Ceremony.optional(),
}
const isOne = (given: object) => Object.values(given).filter((value) => value !== undefined).length === 1
const required = { path: ["code"], message: "required" }

/** One of: a code of the authenticator app, a passkey, or a recovery code. */
export const SecondFactor = z.strictObject(factors).refine(isOne, required)
export type SecondFactor = z.infer<typeof SecondFactor>

/** Who has a second factor proves it; who has none gives the password. */
export const Prove = z
  .strictObject({ ...factors, password: z.string().min(1, "required").max(256, "too_long").optional() })
  .refine(isOne, required)
export type Prove = z.infer<typeof Prove>

/** What the browser's WebAuthn call is given. */
export const CeremonyOptions = z.object({ options: z.record(z.string(), z.unknown()) })
export type CeremonyOptions = z.infer<typeof CeremonyOptions>

/** `uri` is what the picture that authenticator apps scan says. */
export const NewTotp = z.object({ secret: z.string(), uri: z.string() })
export type NewTotp = z.infer<typeof NewTotp>
export const ConfirmTotp = z.strictObject({ code: Code })
export type ConfirmTotp = z.infer<typeof ConfirmTotp>
export const AddPasskey = z.strictObject({ name: line(60), passkey: Ceremony })
export type AddPasskey = z.infer<typeof AddPasskey>

/** Shown once. Empty when the person keeps those they have. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>
