import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { BankBook, BankChangeView } from "../../shared/bank-transfers.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const account = { holder: "Al Noor Trading", bank: "Emirates NBD", iban: "AE070331234567890123456" }
const change: BankChangeView = {
  id: "bnk_1",
  currency: "AED",
  before: { ...account, iban: "•••• 3456" },
  after: { ...account, bank: "Mashreq" },
  state: "proposed",
  proposedBy: { id: "stf_lina", name: "Lina" },
  proposedAt: "2026-11-23T08:00:00.000Z",
}
const book = (more: Partial<BankBook> = {}): BankBook => ({ current: [], changes: [], approvers: 1, ...more })
const at = (answer: BankBook, more: object = {}) =>
  serve({
    "GET /api/staff/me": self(),
    "GET /api/staff/stripe": { connected: false, needs: [], excluded: [] },
    "GET /api/staff/bank-details": answer,
    ...more,
  })
/** The first page of the file waits for its chunks to be compiled. */
const card = async () => {
  const heading = await screen.findByRole("heading", { name: "Bank transfer" }, { timeout: 18_000 })
  return within(heading.closest("section") as HTMLElement)
}

test("who is alone is told why a second person is needed, and where to invite one", async () => {
  at(book({ approvers: 0 }))
  await open("/settings/payments")
  const bank = await card()
  expect(await bank.findByText(/only one here who may change them/)).toBeTruthy()
  expect(bank.getByRole("link", { name: "Invite a colleague" }).getAttribute("href")).toBe("/settings/team")
})

test("a colleague's change is compared side by side, and approved after a question", async () => {
  const calls = at(book({ current: [{ currency: "AED", account }], changes: [change] }), {
    "POST /api/staff/bank-changes/bnk_1/approve": book(),
  })
  await open("/settings/payments")
  const bank = await card()
  expect(await bank.findByText("Mashreq")).toBeTruthy()
  fireEvent.click(bank.getByRole("button", { name: "Approve" }))
  const dialog = await waitFor(() => {
    const found = document.querySelector<HTMLElement>("dialog[open]")
    if (!found) throw new Error("no question yet")
    return found
  })
  fireEvent.click(within(dialog).getByText("Approve"))
  await waitFor(() =>
    expect(calls.map(({ on }) => on)).toContain("POST /api/staff/bank-changes/bnk_1/approve"),
  )
})

test("who proposed it is not offered to approve it", async () => {
  const own = { ...change, proposedBy: { id: "stf_omar", name: "Omar" } }
  at(book({ changes: [own] }))
  await open("/settings/payments")
  expect(await (await card()).findByText(/so a colleague has to approve it/)).toBeTruthy()
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull()
})

test("what the server refuses stands at its field", async () => {
  const refused = refuse(400, "invalid_input", { fields: { "account.iban": "not_an_iban" } })
  at(book(), { "POST /api/staff/bank-changes": refused })
  await open("/settings/payments")
  fireEvent.click(await (await card()).findByRole("button", { name: "Add bank details" }))
  for (const label of ["Account holder", "Bank", "IBAN"])
    fireEvent.input(await screen.findByLabelText(label), { target: { value: "X" } })
  fireEvent.click(screen.getByText("Propose"))
  expect(await screen.findByText(/This is not an IBAN/)).toBeTruthy()
})
