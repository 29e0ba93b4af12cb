import * as z from "zod"
import { Email, Language } from "./fields.ts"

export const SignIn = z.strictObject({
  email: Email,
  password: z.string("required").min(1, "required").max(256, "too_long"),
})
export type SignIn = z.infer<typeof SignIn>
/** Where a sign-in stands: in, or asked for one of these second factors first. */
export const SignInResult = z.object({
  state: z.enum(["signedIn", "secondFactor"]),
  methods: z.array(z.enum(["totp", "passkey", "recoveryCode"])),
})
export type SignInResult = z.infer<typeof SignInResult>
export const signedIn: SignInResult = { state: "signedIn", methods: [] }

export const ForgotPassword = z.strictObject({ email: Email })
export type ForgotPassword = z.infer<typeof ForgotPassword>
export const ChooseLanguage = z.strictObject({ language: Language })
export type ChooseLanguage = z.infer<typeof ChooseLanguage>
export const Done = z.object({ done: z.literal(true) })
export type Done = z.infer<typeof Done>
export const done: Done = { done: true }
