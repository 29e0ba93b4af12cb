import { describe, expect, test } from "vitest"
import { canRemind, progressOf } from "../../frontend/src/staff/invitations/figures.ts"
import { instantIn } from "../../frontend/src/staff/invitations/zoned.ts"
import { type RecipientCounts, recipientStates } from "../../shared/bulk-invitations.ts"

const counts = (some: Partial<RecipientCounts>): RecipientCounts => ({
  ...(Object.fromEntries(recipientStates.map((state) => [state, 0])) as RecipientCounts),
  ...some,
})

describe("when a scheduled invitation begins", () => {
  test.each([
    ["Asia/Dubai", "2026-11-24", "09:00", "2026-11-24T05:00:00.000Z"],
    ["Asia/Dubai", "2026-11-24", "00:30", "2026-11-23T20:30:00.000Z"],
    ["UTC", "2026-02-28", "23:59", "2026-02-28T23:59:00.000Z"],
    ["America/New_York", "2026-07-01", "20:00", "2026-07-02T00:00:00.000Z"],
    ["Asia/Kathmandu", "2026-01-01", "05:45", "2026-01-01T00:00:00.000Z"],
    // Either side of the night in which the clocks change.
    ["Europe/Berlin", "2026-03-29", "01:30", "2026-03-29T00:30:00.000Z"],
    ["Europe/Berlin", "2026-03-29", "03:30", "2026-03-29T01:30:00.000Z"],
    ["Europe/Berlin", "2026-10-25", "04:00", "2026-10-25T03:00:00.000Z"],
  ])("in %s on %s at %s it is %s", (zone, day, time, instant) => {
    expect(instantIn(zone, day, time)).toBe(instant)
  })

  test("a time that the clocks skip is not lost", () => {
    expect(["2026-03-29T00:30:00.000Z", "2026-03-29T01:30:00.000Z"]).toContain(
      instantIn("Europe/Berlin", "2026-03-29", "02:30"),
    )
  })
})

describe("how far a bulk invitation has come", () => {
  test("whatever became of a mail, it went out; who failed is done with and not sent", () => {
    const out = counts({
      sent: 1,
      delivered: 2,
      opened: 3,
      accepted: 4,
      bounced: 5,
      complained: 6,
      expired: 7,
    })
    expect(progressOf({ counts: { ...out, failed: 2, queued: 10, skipped: 50 } })).toEqual({
      sent: 28,
      settled: 30,
      waiting: 10,
      of: 40,
    })
  })

  test.each([
    [{ accepted: 5 }, false],
    [{ accepted: 5, bounced: 2, failed: 1, skipped: 9 }, false],
    [{ accepted: 5, opened: 1 }, true],
    [{ expired: 1 }, true],
  ])("of %o somebody can be reminded: %s", (some, expected) => {
    expect(canRemind({ counts: counts(some) })).toBe(expected)
  })
})
