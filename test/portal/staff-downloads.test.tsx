import { fireEvent, screen, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { open, refuse, self, serve } from "./staff-app.tsx"

const file = { id: "att_1", name: "Terms.pdf", type: "application/pdf", bytes: 183_000 }
const createdAt = "2026-11-20T08:00:00.000Z"
const harbour = "h".repeat(26)
const terms = { id: "dnl_1", version: 3, en: "Terms", file, createdAt, customers: null }
const agreement = {
  ...{ id: "dnl_2", version: 1, en: "<b>Agreement</b>", ar: "اتفاقية", file, createdAt },
  customers: [{ id: harbour, name: "Harbour Lane" }],
}
const staff = {
  "GET /api/staff/me": self(),
  "GET /api/staff/downloads": { items: [terms, agreement] },
  "GET /api/staff/customers": { items: [], next: null },
}
const customerOf = (id: string) => ({
  [`GET /api/staff/customers/${id}`]: {
    customer: { id, version: 1, name: "Harbour Lane", currency: "AED", address: {}, createdAt },
    contacts: [],
    balances: [],
  },
})
const downloadsOf = async (id: string) => {
  serve({ ...staff, ...customerOf(id) })
  await open(`/customers/${id}?tab=downloads`)
  return within((await screen.findByRole("heading", { name: "Downloads" })).closest("section") as HTMLElement)
}

test("a customer's page shows what is for everybody and for that customer", async () => {
  const shown = await downloadsOf(harbour)
  await shown.findByText("<b>Agreement</b>")
  expect(shown.getByText("All customers")).toBeTruthy()
  expect(shown.getByText("Chosen")).toBeTruthy()
})

test("and nothing that is for others", async () => {
  const shown = await downloadsOf("f".repeat(26))
  await shown.findByText("Terms")
  expect(shown.queryByText("<b>Agreement</b>")).toBeNull()
})

test("what a colleague changed meanwhile is not overwritten, and said", async () => {
  const refused = refuse(409, "conflict", { reason: "changed" })
  const calls = serve({ ...staff, "PUT /api/staff/downloads/dnl_2": refused })
  await open("/settings/downloads")
  fireEvent.click(await screen.findByRole("button", { name: /Edit .*Agreement/ }))
  fireEvent.click(await screen.findByRole("button", { name: "Save changes" }))
  await screen.findByText(/Somebody changed this just now/)
  expect(calls.find(({ on }) => on.startsWith("PUT"))?.body).toMatchObject({
    version: 1,
    customerIds: [harbour],
  })
})

test("who may not change the portal only looks", async () => {
  serve({ ...staff, "GET /api/staff/me": self("finance") })
  await open("/settings/downloads")
  await screen.findByText("<b>Agreement</b>")
  expect(screen.queryByRole("button", { name: /Edit|Remove|Add/ })).toBeNull()
})
