import { query, revalidate } from "@solidjs/router"
import type { MailHealth } from "../../../../shared/mail-health.ts"
import type { Page } from "../../../../shared/pages.ts"
import type { ChooseSender, SenderDomain } from "../../../../shared/sender-domain.ts"
import type { Done } from "../../../../shared/sessions.ts"
import type { LiftSuppression, SuppressionLine } from "../../../../shared/suppressions.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"

const domain = "/api/staff/sender-domain"
const suppressed = "/api/staff/suppressions"

export const getSender = query(() => read<SenderDomain>(domain), "sender")
export const getMailHealth = query(() => read<MailHealth>("/api/staff/mail-health"), "mailHealth")
export const getSuppressions = query(
  (asked: Paging & { search?: string | undefined }) => read<Page<SuppressionLine>>(suppressed, asked),
  "suppressions",
)

export const sender = {
  choose: (input: ChooseSender) => send<SenderDomain>("POST", domain, input),
  check: () => send<SenderDomain>("POST", `${domain}/check`, {}),
  remove: () => send<SenderDomain>("DELETE", domain, {}),
  reload: () => revalidate(getSender.key),
}
export const suppressions = {
  lift: (input: LiftSuppression) => send<Done>("DELETE", suppressed, input),
  reload: () => revalidate(getSuppressions.key),
}
