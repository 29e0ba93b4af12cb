import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type {
  BulkInvitationView,
  DraftBulkInvitation,
  Recipient,
  RecipientState,
  SelectionLook,
} from "../../shared/bulk-invitations.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const at = "2026-11-22T08:00:00.000Z"
const none = Object.fromEntries(
  [
    "queued",
    "sent",
    "delivered",
    "opened",
    "accepted",
    "bounced",
    "complained",
    "expired",
    "failed",
    "skipped",
  ].map((state) => [state, 0]),
) as Record<RecipientState, number>

const bulk = (changes: Partial<BulkInvitationView> = {}): BulkInvitationView => ({
  id: "bin_one",
  version: 1,
  state: "sending",
  selection: { of: "neverInvited" },
  texts: {},
  guide: true,
  createdAt: at,
  createdBy: "stf_omar",
  total: 412,
  counts: { ...none, queued: 300, sent: 80, delivered: 30, bounced: 2 },
  mailsPerSecond: 14,
  throughAt: "2026-11-22T08:01:00.000Z",
  ...changes,
})

const recipient = (changes: Partial<Recipient> = {}): Recipient => ({
  contactId: "con_sara",
  customerId: "cus_one",
  customerName: "Harbour Lane Cafés",
  name: "Sara Khan",
  email: "sara@harbour.example",
  language: "ar",
  state: "queued",
  ...changes,
})

const look: SelectionLook = {
  customers: 390,
  recipients: 412,
  skipped: { noContact: 20, alreadyIn: 0, suppressed: 3, unsubscribed: 0, invitedLately: 0, removed: 0 },
  someRecipients: [recipient(), recipient({ contactId: "con_adam", name: "Adam", language: "en" })],
  someSkipped: [recipient({ contactId: "", name: "", email: "", state: "skipped", reason: "noContact" })],
}
const mail = {
  subject: "Al Noor Trading invites you",
  html: '<!doctype html><html><head><style>.ink{color:red}</style></head><body class="page" dir="ltr" style="margin:0"><h1 class="ink" style="font-size:24px">Welcome</h1><script>window.harmed = true</script><img src="https://evil.example/pixel.png" onerror="window.harmed = true"><a href="https://acme.example" style="color:#fff">Set a password</a></body></html>',
  text: "Welcome\n\nSet a password",
}

const routes = "/api/staff/bulk-invitations"
const wizard = (more: object = {}) => ({
  "GET /api/staff/me": self("finance"),
  [`POST ${routes}/look`]: look,
  "POST /api/staff/invitation-preview": mail,
  ...more,
})
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }))
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } })
const inMail = () => document.querySelector(".mail-body")?.shadowRoot

async function toWhat() {
  await open("/invitations/new")
  await screen.findByText("412 people get an invitation")
  press("Continue")
  await screen.findByText("What do they get?")
}

test("who gets an invitation and who cannot stand with their reasons before anything is sent", async () => {
  const calls = serve(wizard())
  await open("/invitations/new")
  await screen.findByText("412 people get an invitation")
  screen.getByText("23 get none")
  screen.getByText("Nobody to write to")
  screen.getByText("Mails to this address came back, or were not wanted")
  expect(screen.queryByText("In the portal already")).toBeNull()
  expect(calls.find(({ on }) => on === `POST ${routes}/look`)?.body).toEqual({
    selection: { of: "neverInvited" },
  })
})

test("with nobody to write to there is no way on", async () => {
  serve(wizard({ [`POST ${routes}/look`]: { ...look, recipients: 0, someRecipients: [] } }))
  await open("/invitations/new")
  await screen.findByText("Nobody of them can be invited")
  expect((screen.getByRole("button", { name: "Continue" }) as HTMLButtonElement).disabled).toBe(true)
})

test("a merge field goes where the caret is, and what is sent is what was written, once", async () => {
  let sent: DraftBulkInvitation | undefined
  const calls = serve(
    wizard({
      [`POST ${routes}`]: (draft: DraftBulkInvitation) => {
        sent = draft
        return bulk({ state: "preparing" })
      },
      [`GET ${routes}/bin_one`]: bulk(),
      [`GET ${routes}/bin_one/recipients`]: { items: [recipient()], next: null },
    }),
  )
  await toWhat()
  fireEvent.click(screen.getByRole("switch", { name: "Our own words, English" }))
  const subject = screen.getByLabelText("Subject") as HTMLInputElement
  type(subject, "Hello , welcome")
  subject.focus()
  subject.setSelectionRange(6, 6)
  press(/Person’s name/)
  expect(subject.value).toBe("Hello {contact}, welcome")
  type(screen.getByLabelText("Message"), "See what {customer} owes.")
  press("Continue")
  fireEvent.click(await screen.findByRole("button", { name: "Send 412 invitations" }))
  await screen.findByText("Going out")
  expect(sent).toMatchObject({
    selection: { of: "neverInvited" },
    texts: { en: { subject: "Hello {contact}, welcome", message: "See what {customer} owes." } },
    guide: true,
  })
  expect(sent?.texts.ar).toBeUndefined()
  expect(sent?.startsAt).toBeUndefined()
  expect(calls.filter(({ on }) => on === `POST ${routes}`)).toHaveLength(1)
  expect(location.pathname).toBe("/invitations/bin_one")
})

test("a send that failed on its way is tried again as the same one", async () => {
  const keys: string[] = []
  serve(
    wizard({
      [`POST ${routes}`]: (draft: DraftBulkInvitation) => {
        keys.push(draft.idempotencyKey)
        return keys.length === 1 ? refuse(500, "internal") : bulk()
      },
      [`GET ${routes}/bin_one`]: bulk(),
      [`GET ${routes}/bin_one/recipients`]: { items: [], next: null },
    }),
  )
  await toWhat()
  press("Continue")
  fireEvent.click(await screen.findByRole("button", { name: "Send 412 invitations" }))
  await screen.findByRole("alert")
  press("Send 412 invitations")
  await screen.findByText("Going out")
  expect(keys[0]).toMatch(/^[\w-]{16,64}$/)
  expect(new Set(keys).size).toBe(1)
})

test("own words need a subject before it goes on", async () => {
  serve(wizard())
  await toWhat()
  fireEvent.click(screen.getByRole("switch", { name: "Our own words, English" }))
  press("Continue")
  await screen.findByText("Fill this in")
  expect(document.activeElement).toBe(screen.getByLabelText("Subject"))
})

test("what the server says about a text stands at its field", async () => {
  serve(
    wizard({
      "POST /api/staff/invitation-preview": (asked: { bookingUrl?: string }) =>
        asked.bookingUrl ? refuse(400, "invalid_input", { fields: { bookingUrl: "not_a_link" } }) : mail,
    }),
  )
  await toWhat()
  await waitFor(() => expect(inMail()?.textContent).toContain("Welcome"))
  type(screen.getByLabelText(/Link to book a walkthrough/), "ftp://acme.example")
  await screen.findByText(/begins with https/)
})

test("the preview shows the mail with nothing in it that works, runs or loads", async () => {
  const calls = serve(wizard())
  await toWhat()
  await waitFor(() => expect(inMail()?.textContent).toContain("Welcome"))
  expect(inMail()?.querySelectorAll("script, [href], img[src], [onerror]")).toHaveLength(0)
  expect(inMail()?.textContent).not.toContain("harmed")
  expect(inMail()?.querySelector<HTMLElement>("a")?.style.color).toBeTruthy()
  expect(calls.find(({ on }) => on.endsWith("invitation-preview"))?.body).toMatchObject({
    customerId: "cus_one",
    contactId: "con_sara",
    language: "ar",
  })
  fireEvent.click(screen.getByRole("radio", { name: "Text only" }))
  screen.getByText(/Set a password/)
})

test("a scheduled one begins at the time of the company, not of the reader", async () => {
  let sent: DraftBulkInvitation | undefined
  serve(
    wizard({
      [`POST ${routes}`]: (draft: DraftBulkInvitation) => {
        sent = draft
        return bulk({ state: "scheduled", startsAt: draft.startsAt })
      },
    }),
  )
  await toWhat()
  press("Continue")
  fireEvent.click(await screen.findByRole("radio", { name: "Later" }))
  fireEvent.change(screen.getByLabelText("Day"), { target: { value: "2099-03-01" } })
  fireEvent.change(screen.getByLabelText("Time"), { target: { value: "09:30" } })
  fireEvent.click(screen.getByRole("button", { name: "Schedule 412 invitations" }))
  await waitFor(() => expect(sent?.startsAt).toBe("2099-03-01T05:30:00.000Z"))
})

test("a time that has passed cannot be chosen", async () => {
  serve(wizard())
  await toWhat()
  press("Continue")
  fireEvent.click(await screen.findByRole("radio", { name: "Later" }))
  fireEvent.change(screen.getByLabelText("Day"), { target: { value: "2020-01-01" } })
  await screen.findByText("This has passed. Choose a later time.")
  expect((screen.getByRole("button", { name: /^Schedule/ }) as HTMLButtonElement).disabled).toBe(true)
})

const shown = (view: BulkInvitationView, role: Parameters<typeof self>[0] = "finance") => ({
  "GET /api/staff/me": self(role),
  [`GET ${routes}/bin_one`]: view,
  [`GET ${routes}/bin_one/recipients`]: {
    items: [recipient({ state: "bounced", at }), recipient({ contactId: "con_b", name: "Noor" })],
    next: null,
  },
})

test("while it goes out it can be paused, and stopped after a question", async () => {
  const calls = serve({
    ...shown(bulk()),
    [`POST ${routes}/bin_one/pause`]: bulk({ state: "paused" }),
    [`POST ${routes}/bin_one/stop`]: bulk({ state: "stopped" }),
  })
  await open("/invitations/bin_one")
  await screen.findByText("112 of 412 sent")
  press("Pause")
  await waitFor(() => expect(calls.some(({ on }) => on.endsWith("/pause"))).toBe(true))
  press("Stop")
  const dialog = within(screen.getByRole("dialog"))
  dialog.getByText(/300 people still waiting get no mail/)
  expect(calls.some(({ on }) => on.endsWith("/stop"))).toBe(false)
  fireEvent.click(dialog.getByRole("button", { name: "Stop for good" }))
  await waitFor(() => expect(calls.some(({ on }) => on.endsWith("/stop"))).toBe(true))
})

test("a count shows who they are", async () => {
  const calls = serve(shown(bulk()))
  await open("/invitations/bin_one")
  fireEvent.click(await screen.findByRole("button", { name: /^2\s*Bounced/ }))
  await waitFor(() => expect(location.search).toBe("?state=bounced"))
  await waitFor(() => expect(calls.some(({ on }) => on.includes("state=bounced"))).toBe(true))
})

test("what Portico paused says why, and goes on by the company's own act", async () => {
  serve(shown(bulk({ state: "paused", reason: "too_many_bounces" })))
  await open("/invitations/bin_one")
  await screen.findByText(/Mails to your customers go out again/)
  screen.getByRole("button", { name: "Go on" })
  expect(screen.queryByRole("button", { name: "Pause" })).toBeNull()
})

test("while the company's mails are paused, it says why and what to do, and cannot go on", async () => {
  const served = shown(bulk({ state: "paused", reason: "too_many_bounces" }))
  serve({ ...served, "GET /api/staff/me": { ...self("owner"), mailsPaused: true } })
  await open("/invitations/bin_one")
  await screen.findByText(/Too many mails came back/)
  expect(screen.getByRole("link", { name: "See addresses and delivery" }).getAttribute("href")).toBe(
    "/settings/mails",
  )
  expect(screen.queryByRole("button", { name: "Go on" })).toBeNull()
})

test("a viewer sees how it goes and can change nothing", async () => {
  serve(shown(bulk(), "viewer"))
  await open("/invitations/bin_one")
  await screen.findByText("112 of 412 sent")
  for (const name of ["Pause", "Stop", "Go on"]) expect(screen.queryByRole("button", { name })).toBeNull()
})

test("who may not send sees no form", async () => {
  serve({ "GET /api/staff/me": self("viewer") })
  await open("/invitations/new")
  await screen.findByText("Your role does not include this")
  expect(screen.queryByText("Who is invited?")).toBeNull()
})

test("a reminder goes to who has not joined, and only that", async () => {
  const calls = serve({ ...wizard(), ...shown(bulk({ state: "done", counts: { ...none, delivered: 9 } })) })
  await open("/invitations/bin_one")
  fireEvent.click(await screen.findByRole("link", { name: "Remind who has not joined" }))
  await screen.findByText("412 people get an invitation")
  expect(calls.find(({ on }) => on.endsWith("/look"))?.body).toEqual({
    selection: { of: "notAccepted", bulkInvitationId: "bin_one" },
  })
})

test("contacts chosen in their list are invited again, and who has joined cannot be chosen", async () => {
  const line = (id: string, name: string, invitation: string) => ({
    ...{ id, version: 1, customerId: "cus_one", customerName: "Harbour Lane", name, invitation },
    ...{ email: `${id}@harbour.example`, role: "payer", language: "en", state: "invited", createdAt: at },
  })
  const items = [line("con_sara", "Sara", "expired"), line("con_adam", "Adam", "active")]
  const calls = serve(wizard({ "GET /api/staff/contacts": { items, next: null } }))
  await open("/contacts")
  const box = (name: RegExp) => screen.getByRole("checkbox", { name }) as HTMLInputElement
  fireEvent.click(await screen.findByRole("checkbox", { name: /Sara/ }))
  expect(box(/Adam/).disabled).toBe(true)
  screen.getByText("One contact chosen")
  press("Invite again")
  await screen.findByText("412 people get an invitation")
  screen.getByText("The contact I chose")
  expect(calls.find(({ on }) => on.endsWith("/look"))?.body).toEqual({
    selection: { of: "people", people: [{ customerId: "cus_one", contactId: "con_sara" }] },
  })
})

test("in Arabic, counts are said in its six forms", async () => {
  serve(wizard({ [`POST ${routes}/look`]: { ...look, recipients: 3 } }))
  await open("/invitations/new", "ar")
  await screen.findByText("تصل الدعوة إلى 3 أشخاص")
})

test("the list leads to each, and where there is none says what to do", async () => {
  serve({ "GET /api/staff/me": self(), [`GET ${routes}`]: { items: [], next: null } })
  await open("/invitations")
  await screen.findByText("Nobody was invited in bulk yet")
  expect(screen.getAllByRole("link", { name: "Invite customers" })[0]?.getAttribute("href")).toBe(
    "/invitations/new",
  )
})
