import * as z from "zod"
import { isDate } from "./dates.ts"
import { readEmail } from "./email-address.ts"
import { currencies, type Money as MoneyValue } from "./money.ts"
import { oneLine, severalLines } from "./plain-text.ts"

/** Issue codes are keys of the apps' `fields.*` texts. */

/** One line of text that people typed: composed, trimmed, without control or direction characters (R60). */
export const line = (max: number) =>
  z.string("required").transform(oneLine).pipe(z.string().min(1, "required").max(max, "too_long"))

export const optionalLine = (max: number) =>
  z.string().transform(oneLine).pipe(z.string().max(max, "too_long")).optional()

/** Several lines: line breaks stay. */
export const text = (max: number) => z.string().transform(severalLines).pipe(z.string().max(max, "too_long"))

export const Email = z
  .string("required")
  .max(400, "too_long")
  .transform((typed, ctx) => {
    const read = readEmail(typed)
    if ("email" in read) return read.email
    ctx.addIssue({ code: "custom", message: read.problem })
    return z.NEVER
  })
  .pipe(z.email("not_an_email").max(254, "too_long"))

export const CalendarDate = z.string().refine(isDate, "not_a_date")
export const Currency = z.enum(currencies, "not_a_currency")
export const Minor = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
export const Money = z.object({
  minor: Minor,
  currency: Currency,
}) satisfies z.ZodType<MoneyValue>
/** A decimal with its own scale, kept as text: quantities, unit prices, rates. */
export const Decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,8})?$/, "not_a_number")
export const Language = z.enum(["en", "ar"])
export type Language = z.infer<typeof Language>
export const Instant = z.iso.datetime()
export const Id = z.string().regex(/^[a-z0-9_]{8,64}$/, "not_an_id")

export const Password = z
  .string("required")
  .min(12, "password_too_short")
  .max(256, "too_long")
  .refine((value) => !/^(.)\1*$/.test(value), "password_too_simple")

export const Address = z.object({
  line1: optionalLine(200),
  line2: optionalLine(200),
  city: optionalLine(100),
  region: optionalLine(100),
  postalCode: optionalLine(20),
  country: optionalLine(100),
})
export type Address = z.infer<typeof Address>

/** UAE tax registration number: 15 digits, starting 1, ending 03 (Peppol PINT AE rule ibr-132-ae). */
export const Trn = z.string().regex(/^1\d{12}03$/, "not_a_trn")
