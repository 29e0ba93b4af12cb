import { fireEvent, screen, within } from "@solidjs/testing-library"
import { expect, test, vi } from "vitest"
import { me, open } from "./portal-app.tsx"
import * as data from "./portal-data.ts"
import { refuse, serve } from "./staff-app.tsx"

const iban = "AE070331234567890123456"
const account = { holder: "Al Noor Trading", bank: "Emirates NBD", iban }
const world = {
  ...data.world,
  "GET /api/portal/me": { ...me, transfers: ["AED"] },
  "GET /api/portal/bank-details": { items: [{ currency: "AED", account }] },
}
const card = async (name: string) => {
  const heading = await screen.findByRole("heading", { name }, { timeout: 18_000 })
  return within(heading.closest("section") as HTMLElement)
}

test("an invoice says where to transfer, how much and with which reference, to be copied", async () => {
  const writeText = vi.fn(async () => undefined)
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(writeText)
  serve(world)
  await open("/invoices/inv_1")
  const transfer = await card("Pay by bank transfer")
  expect(await transfer.findByText("AE07 0331 2345 6789 0123 456")).toBeTruthy()
  expect(transfer.getByText(/never changes bank details by e-mail/)).toBeTruthy()
  fireEvent.click(transfer.getByRole("button", { name: "Copy: IBAN" }))
  expect(await transfer.findByText("Copied")).toBeTruthy()
  expect(writeText).toHaveBeenCalledWith(iban)
})

test("in Arabic too; and where the company has told no details, none are asked for", async () => {
  serve(world)
  await open("/invoices/inv_1", "ar")
  await card("الدفع بالتحويل المصرفي")
  document.body.innerHTML = ""
  const calls = serve(data.world)
  await open("/invoices/inv_1")
  await screen.findByRole("heading", { name: /Invoice/ })
  expect(calls.map(({ on }) => on)).not.toContain("GET /api/portal/bank-details")
})

test("who has transferred says so: with what is known, corrected, and refused at its field", async () => {
  const calls = serve({
    ...world,
    "POST /api/portal/queries": refuse(400, "invalid_input", { fields: { "transfer.on": "in_future" } }),
  })
  await open("/invoices/inv_1")
  const transfer = await card("Pay by bank transfer")
  fireEvent.click(transfer.getByRole("link", { name: "I have made the transfer" }))
  const amount = await screen.findByLabelText("Amount transferred", {}, { timeout: 18_000 })
  fireEvent.input(amount, { target: { value: "10.50" } })
  fireEvent.click(screen.getByRole("button", { name: "Send" }))
  await screen.findByText("This day is still to come.")
  const sent = calls.find(({ on }) => on === "POST /api/portal/queries")?.body
  expect(sent).toMatchObject({
    topic: "transfer",
    about: { kind: "invoice", id: "inv_1" },
    transfer: { amount: "10.50", currency: "AED", reference: expect.stringMatching(/^INV/) },
  })
})
