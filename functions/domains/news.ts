import type { Domain } from "../../shared/domains.ts"
import type { Change } from "./desk.ts"
import { stateOf } from "./state.ts"

const dayMs = 86_400_000

/** Days since it broke, never since it was made, after which its company is written to. */
const warningDays = [1, 7, 14]

const daysSince = (brokeAt: string, now: string) =>
  Math.floor((Date.parse(now) - Date.parse(brokeAt)) / dayMs)

/** How many of the warnings should have been sent by now. */
export const warningsDue = (brokeAt: string, now: string) =>
  warningDays.filter((days) => daysSince(brokeAt, now) >= days).length

/** What of a look is worth an entry in the history, or a mail. */
export function newsOf(before: Domain, after: Domain, now: string): NonNullable<Change["events"]> {
  const events: NonNullable<Change["events"]> = []
  if (after.claimed && !before.claimed) events.push({ type: "domain.proven" })
  if (after.activeSince && !before.activeSince) events.push({ type: "domain.activated" })
  if (after.brokeAt && !before.brokeAt) events.push({ type: "domain.broken" })
  if (!after.brokeAt && before.brokeAt) events.push({ type: "domain.recovered" })
  if (after.brokeAt && after.warned > before.warned)
    events.push({ type: "domain.warned", facts: { days: daysSince(after.brokeAt, now) } })
  const state = stateOf(after, now)
  const isOver = state === "failed" || state === "timed_out"
  if (isOver && before.nextCheckAt !== undefined) events.push({ type: "domain.stalled", facts: { state } })
  return events
}
