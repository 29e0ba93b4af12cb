import * as z from "zod"
import { Currency, Instant, line } from "./fields.ts"
import { compact, isIban } from "./iban.ts"
import { Stored } from "./stored.ts"

/** Where customers transfer money to, and how a company changes that: two people, and a day between. */

const code = (pattern: RegExp, problem: string) =>
  z
    .string()
    .max(100, "too_long")
    .transform(compact)
    .refine((text) => text === "" || pattern.test(text), problem)
    .transform((text) => text || undefined)
    .optional()

const Iban = z
  .string()
  .max(100, "too_long")
  .transform(compact)
  .refine((text) => text === "" || isIban(text), "not_an_iban")
  .transform((text) => text || undefined)
  .optional()

export const BankAccount = z
  .strictObject({
    holder: line(120),
    bank: line(120),
    iban: Iban,
    /** Where the country has no IBAN. */
    accountNumber: code(/^[A-Z0-9-]{4,34}$/, "not_an_account_number"),
    /** Sort code, routing number, IFSC: what a country's banks ask for beside the number. */
    routing: code(/^[A-Z0-9-]{3,20}$/, "not_a_routing_code"),
    /** SWIFT's code of the bank (ISO 9362). */
    bic: code(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, "not_a_bic"),
  })
  .refine(({ iban, accountNumber }) => iban || accountNumber, { path: ["iban"], message: "required" })
  .refine(({ iban, accountNumber }) => !iban || !accountNumber, {
    path: ["accountNumber"],
    message: "iban_or_number",
  })
export type BankAccount = z.infer<typeof BankAccount>

/** What holds for one currency, and the one change of it that may be under way. */
export const BankSlot = z.object({
  currency: Currency,
  account: BankAccount.optional(),
  change: z
    .object({
      id: z.string(),
      /** Set by a second person's approval; no account: there is none any more. */
      approved: z.object({ account: BankAccount.optional(), effectiveAt: Instant }).optional(),
    })
    .optional(),
})
export type BankSlot = z.infer<typeof BankSlot>

const Who = z.object({ id: z.string(), name: z.string() })

/** One change of the details: kept for ever, as the history of them. */
export const BankChange = Stored.extend({
  currency: Currency,
  /** Absent where there was none, or is to be none. */
  before: BankAccount.optional(),
  after: BankAccount.optional(),
  state: z.enum(["proposed", "approved", "withdrawn"]),
  proposedBy: Who,
  proposedAt: Instant,
  approvedBy: Who.optional(),
  approvedAt: Instant.optional(),
  effectiveAt: Instant.optional(),
  withdrawnBy: Who.optional(),
  withdrawnAt: Instant.optional(),
})
export type BankChange = z.infer<typeof BankChange>

export const ProposeBankChange = z.strictObject({ currency: Currency, account: BankAccount.nullable() })
export type ProposeBankChange = z.infer<typeof ProposeBankChange>

/** As read: whole, or with nothing of its number but the last four. */
const ShownAccount = z.object({
  holder: z.string(),
  bank: z.string(),
  iban: z.string().optional(),
  accountNumber: z.string().optional(),
  routing: z.string().optional(),
  bic: z.string().optional(),
})
export type ShownAccount = z.infer<typeof ShownAccount>

export const BankChangeView = BankChange.omit({
  before: true,
  after: true,
  state: true,
  version: true,
}).extend({
  before: ShownAccount.optional(),
  /** Whole while somebody may still have to compare it, masked in the history. */
  after: ShownAccount.optional(),
  state: z.enum(["proposed", "coolingOff", "effective", "withdrawn"]),
})
export type BankChangeView = z.infer<typeof BankChangeView>

const CurrentDetails = z.object({ currency: Currency, account: ShownAccount })

export const BankBook = z.object({
  current: z.array(CurrentDetails),
  /** Newest first. */
  changes: z.array(BankChangeView),
  /** How many others of the team may approve what the reader proposes. */
  approvers: z.int(),
})
export type BankBook = z.infer<typeof BankBook>

/** What a customer is told: nothing of changes that are under way. */
export const BankDetails = z.object({ items: z.array(CurrentDetails) })
export type BankDetails = z.infer<typeof BankDetails>
