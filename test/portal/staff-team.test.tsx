import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test, vi } from "vitest"
import type { PorticoEvent } from "../../shared/events.ts"
import type { TeamMember } from "../../shared/staff.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const member = (id: string, name: string, changes: Partial<TeamMember> = {}): TeamMember => ({
  id: `stf_${id}`,
  name,
  email: `${id}@alnoor.example`,
  role: "finance",
  state: "active",
  lastSeenAt: "2026-11-20T08:00:00.000Z",
  secondFactor: true,
  ...changes,
})
const items = [
  member("omar", "Omar Haddad", { role: "owner" }),
  member("priya", "Priya Nair", { secondFactor: false }),
  member("hassan", "Hassan Al Farsi", {
    role: "viewer",
    state: "invited",
    invitedAt: "2026-11-21T08:00:00.000Z",
  }),
]
const team = (role: Parameters<typeof self>[0] = "owner", more: Record<string, unknown> = {}) =>
  serve({ "GET /api/staff/me": self(role), "GET /api/staff/team": { items }, ...more })

const rowOf = async (name: string) => {
  const names = await screen.findAllByText(name)
  return within(names.map((each) => each.closest("tr")).find(Boolean) as HTMLElement)
}
const dialog = () => within(screen.getByRole("dialog"))

test("the team shows who is in, with which role, second step and state", async () => {
  team()
  await open("/settings/team")
  expect((await rowOf("Priya Nair")).getByText("Off")).toBeTruthy()
  expect((await rowOf("Hassan Al Farsi")).getByText("Invited")).toBeTruthy()
  expect((await rowOf("Omar Haddad")).queryByRole("button")).toBeNull()
})

test("removing a colleague says what it means, and is done once it is confirmed", async () => {
  const calls = team("owner", { "DELETE /api/staff/team/stf_priya": { done: true } })
  await open("/settings/team")
  fireEvent.click((await rowOf("Priya Nair")).getByRole("button", { name: "Remove", hidden: true }))
  expect(dialog().getByText(/signed out everywhere at once/)).toBeTruthy()
  expect(calls.some(({ on }) => on.startsWith("DELETE"))).toBe(false)
  fireEvent.click(dialog().getByRole("button", { name: "Remove" }))
  await waitFor(() => expect(calls.some(({ on }) => on === "DELETE /api/staff/team/stf_priya")).toBe(true))
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
})

test("ownership is handed over only by the owner, and a refusal is said where it was asked for", async () => {
  team("owner", {
    "POST /api/staff/team/stf_priya/ownership": refuse(409, "conflict", { reason: "last_owner" }),
  })
  await open("/settings/team")
  fireEvent.click((await rowOf("Priya Nair")).getByRole("button", { name: "Make owner", hidden: true }))
  fireEvent.click(dialog().getByRole("button", { name: "Hand over ownership" }))
  expect((await dialog().findByRole("alert")).textContent).toMatch(/needs an owner/)
})

test("an admin cannot hand the company over", async () => {
  team("admin")
  await open("/settings/team")
  await screen.findByText("Priya Nair")
  expect(screen.getAllByRole("button", { name: "Change role", hidden: true }).length).toBeGreaterThan(0)
  expect(screen.queryByRole("button", { name: "Make owner", hidden: true })).toBeNull()
})

test("a viewer sees the team and changes nobody", async () => {
  team("viewer")
  await open("/settings/team")
  await screen.findByText("Priya Nair")
  expect(screen.queryByRole("button", { name: "Invite colleague" })).toBeNull()
  expect(screen.queryByRole("button", { name: "Change role", hidden: true })).toBeNull()
})

test("an invitation offers every role but the owner's", async () => {
  const calls = team("owner", { "POST /api/staff/team": items[2] })
  await open("/settings/team")
  fireEvent.click(await screen.findByRole("button", { name: "Invite colleague" }))
  expect(dialog().getAllByRole("radio")).toHaveLength(3)
  fireEvent.input(dialog().getByLabelText("Name"), { target: { value: "Mei Lin" } })
  fireEvent.input(dialog().getByLabelText("Work e-mail"), { target: { value: "mei@alnoor.example" } })
  fireEvent.click(dialog().getByRole("button", { name: "Send invitation" }))
  await waitFor(() =>
    expect(calls.find(({ on }) => on === "POST /api/staff/team")?.body).toEqual({
      name: "Mei Lin",
      email: "mei@alnoor.example",
      role: "finance",
      language: "en",
    }),
  )
})

const changed: PorticoEvent = {
  id: "evt_1",
  type: "staff.roleChanged",
  at: "2026-11-22T08:00:00.000Z",
  actor: { kind: "staff", id: "stf_omar", name: "Omar Haddad" },
  facts: { name: "Priya Nair" },
  changes: [{ field: "role", before: "viewer", after: "finance" }],
  ip: "94.200.17.42",
}

test("R10: the audit log tells who did what, from where, and what it was before and after", async () => {
  const calls = serve({
    "GET /api/staff/me": self(),
    "GET /api/staff/team": { items },
    "GET /api/staff/audit": { items: [changed], next: null },
  })
  await open("/settings/audit?group=people")
  const row = within((await screen.findByText(/Role of .*Priya Nair.* changed/)).closest("tr") as HTMLElement)
  expect(row.getByText("Omar Haddad")).toBeTruthy()
  expect(row.getByText("94.200.17.42")).toBeTruthy()
  expect(row.getByText("Viewer")).toBeTruthy()
  expect(row.getByText("Finance")).toBeTruthy()
  expect(calls.some(({ on }) => on === "GET /api/staff/audit?group=people")).toBe(true)
  expect(screen.getByRole("link", { name: "Export CSV" }).getAttribute("href")).toBe(
    "/api/staff/audit.csv?group=people",
  )
  fireEvent.input(screen.getByLabelText("Who"), { target: { value: "stf_priya" } })
  await waitFor(() => expect(location.search).toBe("?group=people&actor=stf_priya"))
})

test("a page of the audit log that matched nothing still leads further back", async () => {
  serve({ "GET /api/staff/me": self(), "GET /api/staff/audit": { items: [], next: "evt_0" } })
  await open("/settings/audit?group=money")
  await screen.findByText("Nothing in this stretch")
  expect(screen.getByRole("link", { name: "Next" }).getAttribute("href")).toContain("after=evt_0")
})

test("a viewer reads that the audit log is not theirs", async () => {
  const calls = serve({ "GET /api/staff/me": self("viewer") })
  await open("/settings/audit")
  await screen.findByText("Your role does not include this")
  expect(calls.some(({ on }) => on.startsWith("GET /api/staff/audit"))).toBe(false)
})

test("R68: support sees in whose company it is, until when, and no way to change anything", async () => {
  const support = { operator: "Nadia Rahimi", until: "2026-11-22T12:00:00.000Z" }
  serve({ "GET /api/staff/me": { ...self("viewer"), support }, "GET /api/staff/team": { items } })
  await open("/settings/team")
  const banner = within(await screen.findByRole("complementary", { name: "Support access" }))
  expect(banner.getByText(/Nadia Rahimi.*Al Noor Trading/)).toBeTruthy()
  await screen.findByText("Priya Nair")
  expect(screen.queryByRole("button", { name: "Invite colleague" })).toBeNull()
  expect(screen.queryByRole("link", { name: /Your account/ })).toBeNull()
})

test("previewing a customer opens its address in a tab of its own", async () => {
  const replace = vi.fn()
  vi.stubGlobal("open", () => ({ location: { replace }, close: () => {} }))
  const id = "c".repeat(26)
  const customer = {
    id,
    version: 1,
    name: "Harbour Lane",
    currency: "AED",
    address: {},
    createdAt: changed.at,
  }
  serve({
    "GET /api/staff/me": self("finance"),
    [`GET /api/staff/customers/${id}`]: { customer, contacts: [], balances: [] },
    [`POST /api/staff/customers/${id}/preview`]: { url: "https://alnoor.portico.example/preview#token" },
  })
  await open(`/customers/${id}`)
  fireEvent.click(await screen.findByRole("button", { name: /Preview as customer/ }))
  await waitFor(() => expect(replace).toHaveBeenCalledWith("https://alnoor.portico.example/preview#token"))
})
