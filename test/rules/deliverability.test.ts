import { expect, test } from "vitest"
import { heard } from "../../functions/feedback/rules.ts"
import type { SentMail } from "../../functions/mails/store.ts"
import { troubleOf } from "../../shared/mail-health.ts"

test.each([
  [199, 199, 0, undefined],
  [200, 3, 0, undefined],
  [200, 4, 0, "too_many_bounces"],
  [10_000, 199, 0, undefined],
  [10_000, 200, 0, "too_many_bounces"],
  [10, 0, 1, undefined],
  [10, 0, 2, "too_many_complaints"],
  [2501, 0, 2, undefined],
  [2500, 0, 2, "too_many_complaints"],
  [10_000, 0, 7, undefined],
  [10_000, 0, 8, "too_many_complaints"],
])("R52 of %i mails, %i bounced and %i complained of: %s", (sent, bounced, complained, trouble) => {
  expect(troubleOf({ sent, bounced, complained })).toBe(trouble)
})

const mail = (changes: Partial<SentMail> = {}): SentMail => ({
  id: "evt_1-a",
  version: 1,
  state: "sending",
  until: "2026-11-01T00:00:00.000Z",
  eventId: "evt_1",
  sender: "company",
  counted: false,
  ...changes,
})
const said = { tenantId: "t", sentMailId: "evt_1-a", permanent: true, email: "a@b.example", detail: "" }

test("feedback about a mail in doubt ends the doubt", () => {
  expect(heard(mail(), { ...said, kind: "sent" })?.mail).toMatchObject({ state: "sent", counted: true })
})

test("every order of the same feedback ends alike, and counts alike", () => {
  const kinds = ["sent", "delivered", "bounced", "complained"] as const
  const orders = kinds.flatMap((a) => kinds.map((b) => [a, b, ...kinds, ...kinds]))
  for (const order of orders) {
    let now = mail()
    const counts = { sent: 0, bounced: 0, complained: 0 }
    for (const kind of order) {
      const news = heard(now, { ...said, kind })
      if (!news) continue
      now = news.mail
      for (const name of ["sent", "bounced", "complained"] as const) counts[name] += news.counts[name]
    }
    expect(now.outcome).toBe("complained")
    expect([counts.sent, counts.complained]).toEqual([1, 1])
    expect(counts.bounced).toBeLessThanOrEqual(1)
  }
})

test("mails of Portico's own count against no company, nor do bounces that pass", () => {
  const none = { sent: 0, bounced: 0, complained: 0 }
  expect(heard(mail({ sender: "portico" }), { ...said, kind: "bounced" })?.counts).toEqual(none)
  expect(heard(mail(), { ...said, kind: "bounced", permanent: false })?.counts).toEqual({ ...none, sent: 1 })
})
