import { expect, test } from "vitest"
import { driftOf, isExtra } from "../../functions/reconciliations/compare.ts"
import { money } from "../../shared/money.ts"
import type { Payment } from "../../shared/payments.ts"

const accountId = "acct_1"
const intent = { id: "pi_1", status: "succeeded", amount_received: 100_00, currency: "aed" } as const
const payment = (more: Partial<Payment> = {}): Payment => ({
  id: "pay_1",
  version: 2,
  customerId: "c",
  amount: money(100_00, "AED"),
  allocations: [],
  state: "succeeded",
  method: "card",
  on: "2026-11-23",
  stripe: { accountId, paymentIntentId: "pi_1" },
  createdAt: "2026-11-23T08:00:00.000Z",
  ...more,
})
const kindOf = (said: Parameters<typeof driftOf>[0], booked?: Payment) =>
  driftOf(said, booked, accountId)?.kind

test("what Stripe has and what is booked are told apart", () => {
  expect(kindOf(intent, payment())).toBeUndefined()
  expect(kindOf(intent)).toBe("missing")
  expect(kindOf(intent, payment({ state: "started" }))).toBe("missing")
  expect(kindOf(intent, payment({ stripe: { accountId, paymentIntentId: "pi_2" } }))).toBe("missing")
  expect(kindOf({ ...intent, amount_received: 99_99 }, payment())).toBe("amount")
  expect(kindOf({ ...intent, currency: "usd" }, payment())).toBe("amount")
  expect(kindOf({ ...intent, status: "canceled" }, payment())).toBe("extra")
  expect(kindOf({ ...intent, status: "processing" }, payment({ state: "processing" }))).toBeUndefined()
})

test("booked on this account and not in its list is extra; what staff recorded never is", () => {
  expect(isExtra(payment(), accountId, new Set())).toBe(true)
  expect(isExtra(payment(), accountId, new Set(["pi_1"]))).toBe(false)
  expect(isExtra(payment(), "acct_2", new Set())).toBe(false)
  expect(isExtra(payment({ stripe: undefined }), accountId, new Set())).toBe(false)
})
