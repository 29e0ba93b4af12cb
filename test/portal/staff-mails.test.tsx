import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { MailHealth } from "../../shared/mail-health.ts"
import type { SenderDomain } from "../../shared/sender-domain.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const fine: MailHealth = { state: "fine", reason: null, since: null, sent: 412, bounced: 3, complained: 0 }
const hosted: SenderDomain = {
  hosted: "no-reply@portico.example",
  sender: null,
  records: [],
  taken: false,
  until: null,
}
const pending: SenderDomain = {
  ...hosted,
  sender: {
    address: "billing@acme.ae",
    domain: "acme.ae",
    state: "pending",
    tokens: ["one"],
    addedAt: "2026-11-22T08:00:00.000Z",
  },
  until: "2026-12-06T08:00:00.000Z",
  records: [
    {
      purpose: "dkim",
      type: "CNAME",
      name: "one._domainkey.acme.ae",
      host: "one._domainkey",
      value: "one.dkim.amazonses.com",
      required: true,
      state: "different",
      seen: ["old.example"],
    },
  ],
}
const bounced = {
  email: "gone@acme.ae",
  reason: "bounced",
  at: "2026-11-22T08:00:00.000Z",
  detail: "550 user unknown",
}
const nobody = { items: [], next: null }
const answers = (more: object = {}) => ({
  "GET /api/staff/me": self(),
  "GET /api/staff/mail-health": fine,
  "GET /api/staff/sender-domain": hosted,
  "GET /api/staff/suppressions": nobody,
  ...more,
})

test("an address is chosen, and its records are shown with what is there instead", async () => {
  let chosen = false
  const calls = serve(
    answers({
      "GET /api/staff/sender-domain": () => (chosen ? pending : hosted),
      "POST /api/staff/sender-domain": (body: unknown) => {
        if ((body as { address: string }).address.endsWith("gmail.com"))
          return refuse(400, "invalid_input", { fields: { address: "public_mail_provider" } })
        chosen = true
        return pending
      },
    }),
  )
  await open("/settings/mails")
  const field = await screen.findByLabelText("Address")
  fireEvent.input(field, { target: { value: "me@gmail.com" } })
  fireEvent.click(screen.getByRole("button", { name: "Use this address" }))
  await screen.findByText(/domain of your own/)
  fireEvent.input(field, { target: { value: "billing@acme.ae" } })
  fireEvent.click(screen.getByRole("button", { name: "Use this address" }))
  await screen.findByText("Waiting for records")
  screen.getByText(/not found by .*Dec/)
  expect(screen.getByText("one._domainkey")).toBeTruthy()
  expect(screen.getByText("one.dkim.amazonses.com")).toBeTruthy()
  expect(screen.getByText("old.example")).toBeTruthy()
  expect(calls.filter(({ on }) => on === "POST /api/staff/sender-domain")).toHaveLength(2)
})

test("who proved a domain that another company still sends from learns what to do", async () => {
  serve(answers({ "GET /api/staff/sender-domain": { ...pending, taken: true } }))
  await open("/settings/mails")
  await screen.findByText(/mails of another company come from this domain/)
})

test("a bounced address is written to again for a reason, one that complained is not", async () => {
  const complained = { ...bounced, email: "angry@acme.ae", reason: "complained" }
  const calls = serve(
    answers({
      "GET /api/staff/suppressions": { items: [bounced, complained], next: null },
      "DELETE /api/staff/suppressions": { done: true },
    }),
  )
  await open("/settings/mails")
  const buttons = await screen.findAllByRole("button", { name: /Write again/ })
  expect(buttons).toHaveLength(1)
  fireEvent.click(buttons[0] as HTMLElement)
  const dialog = await screen.findByRole("dialog")
  fireEvent.input(within(dialog).getByLabelText("Reason"), { target: { value: "The mailbox exists now" } })
  fireEvent.click(within(dialog).getByRole("button", { name: "Write again" }))
  await waitFor(() =>
    expect(calls.find(({ on }) => on === "DELETE /api/staff/suppressions")?.body).toEqual({
      email: "gone@acme.ae",
      why: "The mailbox exists now",
    }),
  )
})

test.each(["en", "ar"] as const)("a paused company learns why, on every page (%s)", async (language) => {
  const paused = { ...fine, state: "paused", reason: "too_many_complaints", since: bounced.at }
  const me = self()
  const own = { ...me, staff: { ...me.staff, language }, mailsPaused: true }
  serve(answers({ "GET /api/staff/me": own, "GET /api/staff/mail-health": paused }))
  await open("/settings/mails", language)
  const words = { en: [/marked your mails as spam/, /are paused\.$/], ar: [/رسائلك مزعجة/, /مؤقتًا\.$/] }[
    language
  ]
  for (const text of words) expect((await screen.findAllByText(text as RegExp)).length).toBeGreaterThan(0)
})

test("a viewer sees all of it and changes nothing", async () => {
  serve(
    answers({
      "GET /api/staff/me": self("viewer"),
      "GET /api/staff/sender-domain": pending,
      "GET /api/staff/suppressions": { items: [bounced], next: null },
    }),
  )
  await open("/settings/mails")
  await screen.findByText("gone@acme.ae")
  await screen.findByText("one._domainkey")
  for (const name of [/Write again/, "Check now", "Remove", "Use this address"])
    expect(screen.queryByRole("button", { name })).toBeNull()
})
