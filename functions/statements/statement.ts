import { setTimeout as pause } from "node:timers/promises"
import type { Customer } from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import { invalid, notFound } from "../../shared/errors.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { AskStatement, CurrencyStatement, Statement } from "../../shared/statements.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { invoices } from "../invoices/store.ts"
import { postings } from "../ledger/ledger.ts"
import { monthSums } from "../ledger/month-sums.ts"
import { readTogether } from "../store/entity.ts"
import { contradictionIn, monthStart, partsOf, type Standing } from "./part.ts"

type TenantsCtx = Ctx & { tenant: Tenant }

const postingsMax = 20_000
const openMax = 10_000
const together = 100

async function named(ctx: Ctx, customerId: string, ids: string[]): Promise<Invoice[]> {
  const groups = Array.from({ length: Math.ceil(ids.length / together) }, (_, at) =>
    ids.slice(at * together, (at + 1) * together),
  )
  const found = await Promise.all(
    groups.map((group) =>
      readTogether(
        ctx,
        group.map((id) => invoices.keyOf(ctx, id, customerId)),
      ),
    ),
  )
  return found.flat().flatMap((row) => (row ? [invoices.parse(row)] : []))
}

/**
 * What it reads follows the range and what came after it, never what was before: of that only a row for each month.
 * Throws `invalid_input` where even so it is more than one answer holds.
 */
async function standingOf(ctx: Ctx, customerId: string, from: string): Promise<Standing> {
  const [sums, since, open] = await Promise.all([
    monthSums(ctx, customerId),
    postings(ctx, customerId, monthStart(from), undefined, postingsMax + 1),
    invoices.listed(ctx, customerId, "open", openMax),
  ])
  if (since.length > postingsMax) throw invalid({ from: "too_many" })
  const known = new Map(open.map((invoice) => [invoice.id, invoice]))
  const ids = since.flatMap(({ entries }) => entries.flatMap(({ invoiceId }) => invoiceId ?? []))
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  for (const invoice of await named(ctx, customerId, missing)) known.set(invoice.id, invoice)
  return { sums, postings: since, invoices: known }
}

const attemptsMax = 4

/**
 * The parts, once they agree with themselves. Several reads are no snapshot, so a payment that comes in between makes
 * them differ: then they are read again. What keeps differing is an error that wakes somebody, and no answer.
 */
async function agreedParts(ctx: TenantsCtx, customerId: string, range: AskStatement) {
  const today = dateIn(ctx.tenant.timeZone, ctx.now)
  for (let attempt = 1; ; attempt++) {
    const standing = await standingOf(ctx, customerId, range.from)
    const parts = partsOf(range, today, standing)
    const contradictions = parts.flatMap((part) => contradictionIn(part) ?? [])
    if (contradictions.length === 0) return { parts, standing }
    if (attempt === attemptsMax) {
      const error = new Error(
        `statement of ${ctx.tenantId} ${customerId}: ${contradictions.join("; ")} differ`,
      )
      throw Object.assign(error, { name: "LedgerInvariant" })
    }
    await pause(50 * 2 ** attempt)
  }
}

const ofCustomer = ({ id, name, nameArabic, number }: Customer) => ({ id, name, nameArabic, number })

/** As it reads for everybody: whether it can be paid is up to the reader. */
export type Stated = Omit<Statement, "payable">

/** A customer's statement, for whoever reads it. */
export async function statementFor(ctx: TenantsCtx, customer: Customer, range: AskStatement) {
  const { parts, standing } = await agreedParts(ctx, customer.id, range)
  const { from, to, kind } = range
  const madeOn = dateIn(ctx.tenant.timeZone, ctx.now)
  const statement: Stated = { from, to, kind, madeOn, customer: ofCustomer(customer), currencies: parts }
  return { statement, standing }
}

/** The part of one currency. Throws `not_found` where the customer never owed anything in it. */
export function partIn({ currencies }: Pick<Statement, "currencies">, currency: string): CurrencyStatement {
  const part = currencies.find((each) => each.currency === currency)
  if (!part) throw notFound()
  return part
}
