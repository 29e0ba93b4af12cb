import type { Autopay, PlannedCharge } from "../../shared/autopay.ts"
import type { EventType, PorticoEvent } from "../../shared/events.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"

type AutopayEvent = Extract<EventType, `autopay.${string}`>

/** About the contact whose card it is: they are whom the mail goes to. */
export const autopayEvent = (
  ctx: Ctx,
  type: AutopayEvent,
  autopay: Autopay,
  facts: PorticoEvent["facts"] = {},
) => {
  const { customerId, contactId, contactName, currency, limit, daysBefore, card } = autopay
  const common = { currency, contact: contactName, limit: limit.minor, daysBefore }
  const cardFacts = card && {
    card: card.last4,
    cardEnds: `${card.expYear}-${String(card.expMonth).padStart(2, "0")}`,
  }
  return event(ctx, type, { customerId, subjectId: contactId, facts: { ...common, ...cardFacts, ...facts } })
}

/** What is told of one charge. */
export const chargeFacts = ({ invoiceId, number, amount, on }: PlannedCharge) => ({
  invoiceId,
  number,
  minor: amount.minor,
  on,
})
