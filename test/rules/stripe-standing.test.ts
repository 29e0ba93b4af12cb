import type Stripe from "stripe"
import { expect, test } from "vitest"
import { standingOf } from "../../functions/stripe/standing.ts"

const requirements = (more: Partial<Stripe.Account.Requirements>) => ({
  requirements: {
    alternatives: [],
    current_deadline: null,
    currently_due: [],
    disabled_reason: null,
    errors: [],
    eventually_due: [],
    past_due: [],
    pending_verification: [],
    ...more,
  },
})

test.each([
  ["company.tax_id", "company"],
  ["business_type", "company"],
  ["person_1MxvEc2.first_name", "people"],
  ["representative.address.city", "people"],
  ["owners.email", "people"],
  ["external_account", "bankAccount"],
  ["business_profile.mcc", "business"],
  ["settings.payments.statement_descriptor", "business"],
  ["person_1MxvEc2.verification.document", "documents"],
  ["company.verification.document", "documents"],
  ["tos_acceptance.date", "terms"],
  ["something.new", "other"],
])("%s is asked for as: %s", (name, need) => {
  expect(standingOf(requirements({ currently_due: [name] })).needs).toEqual([need])
})

test("what is asked for twice, or late, is said once, with its day", () => {
  const standing = standingOf(
    requirements({
      currently_due: ["company.name", "company.tax_id"],
      past_due: ["company.name", "external_account"],
      current_deadline: 1_800_000_000,
      disabled_reason: "requirements.past_due",
    }),
  )
  expect(standing).toEqual({
    needs: ["company", "bankAccount"],
    needsUntil: "2027-01-15T08:00:00.000Z",
    reviewing: false,
    rejected: false,
  })
})

test("looking and turning away are told apart, and an account without requirements needs nothing", () => {
  expect(standingOf(requirements({ pending_verification: ["company.name"] })).reviewing).toBe(true)
  expect(standingOf(requirements({ disabled_reason: "under_review" })).reviewing).toBe(true)
  expect(standingOf(requirements({ disabled_reason: "rejected.fraud" })).rejected).toBe(true)
  expect(standingOf({})).toEqual({ needs: [], needsUntil: null, reviewing: false, rejected: false })
})
