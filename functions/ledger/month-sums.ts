import * as z from "zod"
import { Currency, Minor } from "../../shared/fields.ts"
import type { Currency as CurrencyCode } from "../../shared/money.ts"
import type { Ctx } from "../context.ts"
import { dynamoFor } from "../store/credentials.ts"
import { balancesKey, part } from "../store/keys.ts"
import { queryRows, type Write } from "../store/table.ts"
import { accounts, type Posting } from "./posting.ts"

/**
 * What a calendar month added to each account, in one currency: what makes a statement's opening balance cost nothing,
 * however long the history before it is.
 */
export type MonthSum = {
  currency: CurrencyCode
  month: string
  sums: Partial<Record<(typeof accounts)[number], number>>
}

const Sums = z.partialRecord(z.enum(accounts), Minor)

/** Only the company's role may add (see `tenantCtx`). */
export function addToMonth(ctx: Ctx, { customerId, currency, on, entries }: Posting): Write {
  const amounts: Record<string, number> = {}
  for (const { account, minor } of entries) amounts[account] = (amounts[account] ?? 0) + minor
  const sk = `${part(currency)}#${on.slice(0, 7)}`
  return { add: { pk: balancesKey(ctx.tenantId, customerId), sk }, amounts }
}

const monthsMax = 10_000

/** Of all currencies and months in which a posting lies, oldest month first in each currency. */
export async function monthSums(ctx: Ctx, customerId: string): Promise<MonthSum[]> {
  const pk = balancesKey(ctx.tenantId, customerId)
  const rows = await queryRows(dynamoFor(ctx.scope), { pk, limit: monthsMax })
  return rows.map(({ pk: _, sk, ...sums }) => {
    const [currency, month = ""] = String(sk).split("#")
    return { currency: Currency.parse(currency), month, sums: Sums.parse(sums) }
  })
}
