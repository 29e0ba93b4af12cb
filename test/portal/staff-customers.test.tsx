import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { Contact, ContactView, Customer } from "../../shared/customers.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const customer: Customer = {
  id: "c".repeat(26),
  version: 1,
  name: "Harbour Lane Cafés",
  currency: "AED",
  address: {},
  createdAt: "2026-10-01T08:00:00.000Z",
}

const contact = (changes: Partial<ContactView> = {}): ContactView => ({
  id: "con_sara",
  version: 1,
  customerId: customer.id,
  name: "Sara Khan",
  email: "sara@harbour.example",
  role: "payer",
  language: "en",
  state: "notInvited",
  createdAt: "2026-10-01T08:00:00.000Z",
  ...changes,
})

const path = `/customers/${customer.id}`
const page = (contacts: Contact[], role: Parameters<typeof self>[0] = "finance") => ({
  "GET /api/staff/me": self(role),
  "POST /api/staff/invitation-preview": { subject: "Welcome", html: "<body>Hello</body>", text: "Hello" },
  [`GET /api/staff${path}`]: {
    customer,
    contacts,
    balances: [
      {
        open: { minor: 2_873_550, currency: "AED" },
        overdue: { minor: 100_00, currency: "AED" },
        openCount: 4,
        overdueCount: 2,
      },
    ],
  },
})

const dialog = () => within(screen.getByRole("dialog"))

test("an invitation is confirmed first, sent once, and told", async () => {
  const calls = serve({
    ...page([contact()]),
    [`POST /api/staff${path}/contacts/con_sara/invitation`]: contact({ state: "invited" }),
  })
  await open(path)
  fireEvent.click(await screen.findByRole("button", { name: "Send invitation" }))
  expect(dialog().getByText(/sara@harbour\.example/)).toBeTruthy()
  expect(calls.some(({ on }) => on.endsWith("/invitation"))).toBe(false)
  fireEvent.click(dialog().getByRole("button", { name: "Send invitation" }))
  await waitFor(() =>
    expect(screen.getByRole("status").textContent).toMatch(/Invitation sent to .*sara@harbour\.example/),
  )
  expect(calls.filter(({ on }) => on.endsWith("/invitation"))).toHaveLength(1)
  expect(screen.queryByRole("dialog")).toBeNull()
})

test("an invitation that is refused says why and stays open", async () => {
  serve({
    ...page([contact()]),
    [`POST /api/staff${path}/contacts/con_sara/invitation`]: refuse(409, "conflict", {
      reason: "already_active",
    }),
  })
  await open(path)
  fireEvent.click(await screen.findByRole("button", { name: "Send invitation" }))
  fireEvent.click(dialog().getByRole("button", { name: "Send invitation" }))
  expect((await dialog().findByRole("alert")).textContent).toBe("They have joined already.")
})

const invitation = `/api/staff${path}/contacts/con_sara/invitation`

test("a note goes into the mail that is shown beside it, and out with it", async () => {
  const calls = serve({
    ...page([contact()]),
    [`PUT /api/staff${path}/contacts/con_sara/language`]: { done: true },
    [`POST ${invitation}`]: contact({ state: "invited" }),
  })
  await open(path)
  fireEvent.click(await screen.findByRole("button", { name: "Send invitation" }))
  fireEvent.input(dialog().getByLabelText(/Personal note/), { target: { value: "See you on Sunday" } })
  fireEvent.input(dialog().getByLabelText("Language"), { target: { value: "ar" } })
  await waitFor(() =>
    expect(calls.filter(({ on }) => on.endsWith("invitation-preview")).at(-1)?.body).toMatchObject({
      contactId: "con_sara",
      language: "ar",
      note: "See you on Sunday",
    }),
  )
  fireEvent.click(dialog().getByRole("button", { name: "Send invitation" }))
  await waitFor(() =>
    expect(calls.find(({ on }) => on === `POST ${invitation}`)?.body).toEqual({ note: "See you on Sunday" }),
  )
  const order = calls.map(({ on }) => on.split("con_sara")[1]).filter(Boolean)
  expect(order).toEqual(["/language", "/invitation"])
})

test("somebody new is added and invited in one go, and not added twice when only the invitation failed", async () => {
  let tries = 0
  const calls = serve({
    ...page([]),
    [`POST /api/staff${path}/contacts`]: contact(),
    [`POST ${invitation}`]: () => (++tries === 1 ? refuse(500, "internal") : contact({ state: "invited" })),
  })
  await open(path)
  fireEvent.click(await screen.findByRole("button", { name: "Add contact" }))
  fireEvent.input(dialog().getByLabelText("Name"), { target: { value: "Sara Khan" } })
  fireEvent.input(dialog().getByLabelText("E-mail"), { target: { value: "sara@harbour.example" } })
  fireEvent.click(dialog().getByRole("button", { name: "Add and invite" }))
  await dialog().findByRole("alert")
  dialog().getByText(/was added. Only the invitation/)
  expect(dialog().queryByLabelText("E-mail")).toBeNull()
  fireEvent.click(dialog().getByRole("button", { name: "Send invitation" }))
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
  expect(calls.filter(({ on }) => on === `POST /api/staff${path}/contacts`)).toHaveLength(1)
  expect(tries).toBe(2)
})

test("somebody new can be added without a mail", async () => {
  const calls = serve({ ...page([]), [`POST /api/staff${path}/contacts`]: contact() })
  await open(path)
  fireEvent.click(await screen.findByRole("button", { name: "Add contact" }))
  fireEvent.click(dialog().getByRole("switch", { name: "Send the invitation at once" }))
  fireEvent.input(dialog().getByLabelText("Name"), { target: { value: "Sara Khan" } })
  fireEvent.input(dialog().getByLabelText("E-mail"), { target: { value: "sara@harbour.example" } })
  fireEvent.click(dialog().getByRole("button", { name: "Add contact" }))
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
  expect(calls.some(({ on }) => on.endsWith("/invitation"))).toBe(false)
})

test("an invited contact can be sent another, or have it revoked", async () => {
  const calls = serve({
    ...page([contact({ state: "invited", invitedAt: "2026-11-20T08:00:00.000Z" })]),
    [`DELETE /api/staff${path}/contacts/con_sara/invitation`]: contact(),
  })
  await open(path)
  expect(await screen.findByRole("button", { name: "Send again" })).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Revoke" }))
  fireEvent.click(dialog().getByRole("button", { name: "Revoke invitation" }))
  await waitFor(() => expect(calls.some(({ on }) => on.startsWith("DELETE"))).toBe(true))
})

test("the address of who is in is theirs: staff read what to do instead of a form", async () => {
  serve(page([contact({ state: "active" })]))
  await open(path)
  fireEvent.click(await screen.findByRole("button", { name: /Sara Khan/ }))
  fireEvent.click(await screen.findByText("Correct address"))
  dialog().getByText(/has joined and signs in with this address/)
  expect(dialog().queryByRole("textbox")).toBeNull()
})

test("whose mail comes back is seen to, and said before they are written to again", async () => {
  serve(page([contact({ mail: { state: "bounced", at: "2026-01-05T08:00:00.000Z" } })]))
  await open(path)
  await screen.findByText("Mail comes back")
  fireEvent.click(screen.getByRole("button", { name: "Send invitation" }))
  dialog().getByText(/A mail to this address came back 5 Jan 2026/)
  expect((dialog().getByRole("button", { name: "Send invitation" }) as HTMLButtonElement).disabled).toBe(true)
})

test("a viewer sees the customer and may change nothing", async () => {
  serve(page([contact({ state: "invited", invitedAt: "2026-01-05T08:00:00.000Z" })], "viewer"))
  await open(path)
  await screen.findByText("Sara Khan")
  screen.getByText(/Invited 5 Jan 2026 · their link has expired/)
  expect(screen.getByText(/AED.28,735\.50/)).toBeTruthy()
  expect(screen.queryByRole("button", { name: "Send invitation" })).toBeNull()
  expect(screen.queryByRole("button", { name: "Add contact" })).toBeNull()
  expect(screen.queryByRole("link", { name: "Edit details" })).toBeNull()
})

test("while the portal is closed nobody can be invited, and the way to open it is shown to who may", async () => {
  const closed = { portal: { ...self().tenant.portal, enabled: false } }
  serve({ ...page([contact()]), "GET /api/staff/me": self("owner", closed) })
  await open(path)
  expect((await screen.findByRole("link", { name: "Open it in settings" })).getAttribute("href")).toBe(
    "/settings/portal",
  )
  expect(screen.queryByRole("button", { name: "Send invitation" })).toBeNull()
})

test("a page that the role does not include says so instead of a form", async () => {
  serve({ "GET /api/staff/me": self("viewer") })
  await open("/customers/new")
  await screen.findByText("Your role does not include this")
  expect(screen.queryByLabelText("Name")).toBeNull()
})

test("the list keeps its search in the address", async () => {
  const calls = serve({
    "GET /api/staff/me": self(),
    "GET /api/staff/customers": { items: [], next: null },
    "GET /api/staff/customers?search=harbour": {
      items: [{ id: customer.id, name: customer.name, currency: "AED", outstanding: [] }],
      next: "c5",
    },
  })
  await open("/customers")
  await screen.findByText("No customers yet")
  fireEvent.input(screen.getByRole("searchbox", { name: "Search customers" }), {
    target: { value: "harbour" },
  })
  await screen.findByRole("link", { name: "Harbour Lane Cafés" })
  await waitFor(() => expect(location.search).toBe("?search=harbour"))
  expect(screen.getByRole("link", { name: "Next" }).getAttribute("href")).toBe(
    "/customers?search=harbour&after=c5",
  )
  expect(calls.filter(({ on }) => on.includes("customers"))).toHaveLength(2)
})

test("a finance role reads settings that only owners and admins change", async () => {
  serve({ "GET /api/staff/me": self("finance") })
  await open("/settings/portal")
  await screen.findByText("You can look at this, but your role cannot change it.")
  expect((screen.getByRole("switch", { name: "Invoices" }) as HTMLInputElement).disabled).toBe(true)
  expect(screen.queryByRole("button", { name: "Close portal" })).toBeNull()
})
