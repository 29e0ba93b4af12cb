import type { BankChange } from "../../shared/bank-transfers.ts"
import type { EventType } from "../../shared/events.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { summary } from "./rules.ts"

type BankEvent = Extract<EventType, `bankDetails.${string}`>

/** Who reads it can tell the accounts apart, and nobody can copy one out of it. */
export function bankEvent(ctx: Ctx, type: BankEvent, change: BankChange) {
  const { id, currency, effectiveAt } = change
  const [before, after] = [summary(change.before), summary(change.after)]
  return event(ctx, type, {
    subjectId: id,
    facts: { currency, before, after, ...(effectiveAt && { effectiveAt }) },
    changes: [{ field: `bank.${currency}`, before: before || null, after: after || null }],
  })
}
