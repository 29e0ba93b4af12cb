import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { graceEndsAt, planOf, trialEndToTell } from "../../functions/plans/rules.ts"
import { graceDays, type PlanRecord, type Subscription, subscriptionStatuses } from "../../shared/plans.ts"

const now = "2026-11-22T10:00:00.000Z"
const daysFrom = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString()
const subscription = (changes: Partial<Subscription>): Subscription => ({
  id: "sub_1",
  status: "active",
  interval: "month",
  price: { minor: 14_900, currency: "AED" },
  renewsAt: daysFrom(20),
  ...changes,
})
const record = (changes: Partial<PlanRecord>): PlanRecord => ({ id: "plan", version: 1, ...changes })

describe("the one rule", () => {
  test.each(subscriptionStatuses)("%s", (status) => {
    const paid = planOf({ subscription: subscription({ status }) }, now)
    expect(paid).toBe(status === "active" || status === "trialing" ? "premium" : "free")
  })

  test("an unpaid invoice costs Premium once its days of grace are over, and not before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (days) => {
        const overdue = subscription({ status: "past_due", overdueSince: daysFrom(-days) })
        expect(planOf({ subscription: overdue }, now)).toBe(days < graceDays ? "premium" : "free")
        expect(graceEndsAt(overdue)).toBe(daysFrom(graceDays - days))
      }),
    )
  })

  test("a gift holds over every status to the end of its day, and says nothing afterwards", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...subscriptionStatuses),
        fc.integer({ min: -40, max: 40 }),
        (status, days) => {
          const paid = { subscription: subscription({ status }) }
          const until = daysFrom(days).slice(0, 10)
          const grant = { plan: "premium", until, reason: "r", operator: "o" } as const
          expect(planOf({ ...paid, grant }, now)).toBe(days >= 0 ? "premium" : planOf(paid, now))
          expect(planOf({ ...paid, grant: { ...grant, until: undefined } }, now)).toBe("premium")
        },
      ),
    )
  })
})

test("the end of a trial is told once, three days before, and not to who cancelled", () => {
  const ends = (days: number, changes: Partial<Subscription> = {}) =>
    record({ subscription: subscription({ status: "trialing", trialEndsAt: daysFrom(days), ...changes }) })
  expect(trialEndToTell(ends(4), now)).toBeUndefined()
  expect(trialEndToTell(ends(3), now)).toBe(daysFrom(3))
  expect(trialEndToTell({ ...ends(3), trialEndTold: daysFrom(3) }, now)).toBeUndefined()
  expect(trialEndToTell(ends(2, { endsAt: daysFrom(2) }), now)).toBeUndefined()
  expect(trialEndToTell(ends(-1), now)).toBeUndefined()
})
