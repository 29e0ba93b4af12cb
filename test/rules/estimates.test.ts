import { describe, expect, test } from "vitest"
import { requireChangeable, requireDecidable, requireInvoiceable } from "../../functions/estimates/rules.ts"
import { dateIn } from "../../shared/dates.ts"
import { AppError } from "../../shared/errors.ts"
import { type Estimate, estimateState } from "../../shared/estimates.ts"
import { zero } from "../../shared/money.ts"

const nil = zero("AED")
const estimate = (more: Partial<Estimate> = {}): Estimate => ({
  id: "est_1",
  version: 1,
  customerId: "c",
  number: "EST-1",
  document: "published",
  issuedOn: "2026-10-01",
  expiresOn: "2026-10-31",
  currency: "AED",
  pricesIncludeTax: false,
  lines: [],
  subtotal: nil,
  discount: nil,
  tax: nil,
  total: nil,
  attachmentIds: [],
  revision: 1,
  createdAt: "2026-10-01T08:00:00.000Z",
  ...more,
})

const reasonOf = (run: () => void) => {
  try {
    run()
  } catch (error) {
    return error instanceof AppError ? error.reason : String(error)
  }
  return "allowed"
}

describe("an estimate is open through its last day where the company is", () => {
  // The last second of 31 October and the first of 1 November, on each company's clock.
  const midnights = {
    "Asia/Dubai": ["2026-10-31T19:59:59.999Z", "2026-10-31T20:00:00.000Z"],
    UTC: ["2026-10-31T23:59:59.999Z", "2026-11-01T00:00:00.000Z"],
    "America/Los_Angeles": ["2026-11-01T06:59:59.999Z", "2026-11-01T07:00:00.000Z"],
  }
  for (const [zone, [before = "", after = ""]] of Object.entries(midnights))
    test(zone, () => {
      expect(estimateState(estimate(), dateIn(zone, before))).toBe("open")
      expect(estimateState(estimate(), dateIn(zone, after))).toBe("expired")
      expect(reasonOf(() => requireDecidable(estimate(), dateIn(zone, before), 1))).toBe("allowed")
      expect(reasonOf(() => requireDecidable(estimate(), dateIn(zone, after), 1))).toBe("expired")
    })

  test("also on the night that Los Angeles sets its clocks back", () => {
    const last = estimate({ expiresOn: "2026-11-01" })
    // 25 hours long: midnight is at 08:00 UTC, an hour later than the night before.
    expect(estimateState(last, dateIn("America/Los_Angeles", "2026-11-02T07:59:59.999Z"))).toBe("open")
    expect(estimateState(last, dateIn("America/Los_Angeles", "2026-11-02T08:00:00.000Z"))).toBe("expired")
  })
})

test("what may be done with an estimate depends on its state alone", () => {
  const at = "2026-10-20T00:00:00.000Z"
  const accepted = { name: "Carla", at, contactId: "con_1" }
  const states: [Partial<Estimate>, string, string, string, string][] = [
    [{ document: "draft" }, "2026-10-20", "not_open", "allowed", "not_published"],
    [{}, "2026-10-20", "allowed", "allowed", "allowed"],
    [{}, "2026-11-01", "expired", "allowed", "expired"],
    [{ accepted }, "2026-11-01", "already_decided", "already_decided", "allowed"],
    [
      { declined: { reason: "No", at, contactId: "con_1" } },
      "2026-10-20",
      "already_decided",
      "already_decided",
      "already_decided",
    ],
    [{ accepted, invoiceId: "inv_1" }, "2026-10-20", "already_decided", "invoiced", "invoiced"],
    [{ document: "void" }, "2026-10-20", "not_open", "voided", "voided"],
  ]
  for (const [more, today, decide, change, invoice] of states) {
    const one = estimate(more)
    expect([
      reasonOf(() => requireDecidable(one, today, undefined)),
      reasonOf(() => requireChangeable(one, today)),
      reasonOf(() => requireInvoiceable(one, today)),
    ]).toEqual([decide, change, invoice])
  }
})

test("what was changed after its reader saw it is not decided on", () => {
  const changed = estimate({ revision: 2 })
  expect(reasonOf(() => requireDecidable(changed, "2026-10-20", 1))).toBe("changed_meanwhile")
  expect(reasonOf(() => requireDecidable(changed, "2026-10-20", 2))).toBe("allowed")
})
