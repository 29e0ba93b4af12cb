import { dateIn } from "../../shared/dates.ts"
import { invalid } from "../../shared/errors.ts"
import { money, parseAmount } from "../../shared/money.ts"
import type { AskQuery, Query } from "../../shared/queries.ts"
import type { ContactCtx } from "../context.ts"

/** What was transferred, as the customer says. Throws `invalid` where the topic wants it and it is not there or not possible. */
export function transferOf({ tenant, now }: ContactCtx, { topic, transfer }: AskQuery): Query["transfer"] {
  if ((topic === "transfer") !== (transfer !== undefined))
    throw invalid({ transfer: transfer ? "only_of_transfers" : "required" })
  if (!transfer) return undefined
  const { amount, currency, on, reference } = transfer
  const minor = parseAmount(amount, currency)
  if (minor === undefined || minor <= 0) throw invalid({ "transfer.amount": "not_an_amount" })
  if (on > dateIn(tenant.timeZone, now)) throw invalid({ "transfer.on": "in_future" })
  return { amount: money(minor, currency), on, reference }
}
