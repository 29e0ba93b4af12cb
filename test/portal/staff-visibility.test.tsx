import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { Customer } from "../../shared/customers.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const customer: Customer = {
  id: "c".repeat(26),
  version: 1,
  name: "Harbour Lane Cafés",
  currency: "AED",
  address: {},
  createdAt: "2026-10-01T08:00:00.000Z",
}
const path = `/customers/${customer.id}`
const bulk = "POST /api/staff/customer-visibility"
const page = (visibility: Customer["visibility"], role: Parameters<typeof self>[0] = "owner") => ({
  "GET /api/staff/me": self(role),
  [`GET /api/staff${path}`]: { customer: { ...customer, visibility }, contacts: [], balances: [] },
})
const part = async (name: string) =>
  within((await screen.findByText(name, { selector: ".seen .strong" })).closest("li") as HTMLElement)
const isChosen = (radio: HTMLElement) => radio instanceof HTMLInputElement && radio.checked
const chosen = (group: Awaited<ReturnType<typeof part>>) =>
  group.getAllByRole("radio").find(isChosen)?.parentElement?.textContent

test("each part says what holds and why", async () => {
  serve(page({ invoices: false, projects: true }))
  await open(`${path}?tab=visibility`)
  const invoices = await part("Invoices")
  invoices.getByText("Hidden")
  expect(chosen(invoices)).toBe("Hide")
  const paying = await part("Online payment")
  paying.getByText("Hidden")
  paying.getByText("as the invoices are")
  expect(chosen(paying)).toBe("Default")
  ;(await part("Projects")).getByText("only for this customer")
  ;(await part("Statements")).getByText("as by default")
})

test("a part is saved by itself, and what was refused goes back", async () => {
  let tries = 0
  const calls = serve({
    ...page({}),
    [bulk]: () => (++tries === 1 ? refuse(500, "internal") : { changed: 1 }),
  })
  await open(`${path}?tab=visibility`)
  const statements = await part("Statements")
  fireEvent.click(statements.getByLabelText("Hide"))
  await screen.findByRole("alert")
  expect(chosen(statements)).toBe("Default")
  fireEvent.click(statements.getByLabelText("Hide"))
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("Statements: saved"))
  expect(calls.filter(({ on }) => on === bulk).at(-1)?.body).toEqual({
    customerIds: [customer.id],
    changes: { statements: "off" },
  })
})

test("who may not change it sees what holds", async () => {
  serve(page({ invoices: false }, "finance"))
  await open(`${path}?tab=visibility`)
  const invoices = await part("Invoices")
  invoices.getByText("Hidden")
  expect(invoices.queryByRole("radio")).toBeNull()
  screen.getByText("Owners and admins can change this.")
})

const lines = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    id: `cus_${at}`,
    name: `Customer ${at}`,
    currency: "AED",
    outstanding: [],
    portal: "nobody",
    ownVisibility: false,
  }))

test("many go in hundreds, and after a failure only the rest is asked for again", async () => {
  let tries = 0
  const calls = serve({
    "GET /api/staff/me": self("owner"),
    "GET /api/staff/customers": { items: lines(120), next: null },
    [bulk]: () => (++tries === 2 ? refuse(500, "internal") : { changed: 20 }),
  })
  await open("/customers")
  for (const box of await screen.findAllByRole("checkbox", { name: /^Choose/ })) fireEvent.click(box)
  fireEvent.click(screen.getByRole("button", { name: "Change what they see" }))
  const dialog = within(screen.getByRole("dialog", { name: "What 120 customers see" }))
  expect(dialog.getByRole<HTMLButtonElement>("button", { name: "Change" }).disabled).toBe(true)
  fireEvent.input(dialog.getByLabelText("Statements"), { target: { value: "off" } })
  fireEvent.click(dialog.getByRole("button", { name: "Change" }))
  await dialog.findByText(/100 of 120 customers were done/)
  fireEvent.click(dialog.getByRole("button", { name: "Go on" }))
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
  const sent = calls.filter(({ on }) => on === bulk).map(({ body }) => body as { customerIds: string[] })
  expect(sent.map(({ customerIds }) => customerIds.length)).toEqual([100, 20, 20])
  expect(sent[2]?.customerIds[0]).toBe("cus_100")
  expect(screen.getByRole("status").textContent).toContain("Changed for 40 customers")
  expect(screen.queryByRole("button", { name: "Change what they see" })).toBeNull()
})

test("all that fit the filters are chosen at once, and each tick after that counts", async () => {
  const calls = serve({
    "GET /api/staff/me": self("owner"),
    "GET /api/staff/customers": { items: lines(2), next: "cus_1" },
    "GET /api/staff/customer-ids": { ids: lines(250).map(({ id }) => id) },
  })
  await open("/customers?owing=overdue&portal=neverInvited")
  fireEvent.click((await screen.findAllByRole("checkbox", { name: /^Choose/ }))[0] as HTMLElement)
  fireEvent.click(screen.getByRole("button", { name: "Choose all that fit" }))
  await screen.findByText("250 customers chosen")
  expect(calls.map(({ on }) => on).find((on) => on.includes("customer-ids"))).toMatch(
    /owing=overdue.*portal=neverInvited|portal=neverInvited.*owing=overdue/,
  )
  expect(screen.queryByRole("button", { name: "Choose all that fit" })).toBeNull()
  fireEvent.click(screen.getAllByRole("checkbox", { name: /^Choose/ })[1] as HTMLElement)
  await screen.findByText("249 customers chosen")
})

test("columns are chosen, and stay so", async () => {
  serve({
    "GET /api/staff/me": self("owner"),
    "GET /api/staff/customers": { items: lines(2), next: null },
  })
  await open("/customers")
  await screen.findByText("Customer 1")
  expect(screen.queryByRole("columnheader", { name: "Phone" })).toBeNull()
  fireEvent.click(screen.getByRole("checkbox", { name: "Phone" }))
  await screen.findByRole("columnheader", { name: "Phone" })
  expect(localStorage.getItem("customers-columns")).toBe("number,phone,portal")
})

test("nobody is offered to choose customers who may do nothing with them", async () => {
  serve({
    "GET /api/staff/me": self("viewer"),
    "GET /api/staff/customers": { items: lines(2), next: null },
  })
  await open("/customers")
  await screen.findByText("Customer 1")
  expect(screen.queryByRole("checkbox", { name: /^Choose/ })).toBeNull()
})

test("who may invite but not change the portal is offered only to invite", async () => {
  serve({
    "GET /api/staff/me": self("finance"),
    "GET /api/staff/customers": { items: lines(2), next: null },
  })
  await open("/customers")
  await screen.findByText("Customer 1")
  fireEvent.click(screen.getAllByRole("checkbox", { name: /^Choose/ })[0] as HTMLElement)
  await screen.findByRole("button", { name: "Invite to the portal" })
  expect(screen.queryByRole("button", { name: "Change what they see" })).toBeNull()
})
