import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { open, refuse, serve } from "./staff-app.tsx"
import { customer, finance, invoice } from "./staff-data.ts"

const path = `/api/staff/customers/${customer.id}/invoices/inv_lobby`
const page = `/customers/${customer.id}/invoices/inv_lobby`
const amounts = () =>
  screen.getAllByLabelText(/^Amount of part/).map((field) => (field as HTMLInputElement).value)
const dialog = () => within(screen.getByRole("dialog"))

const agreed = {
  what: "instalments.set",
  at: "2026-11-23T08:00:00.000Z",
  actor: "Layla",
  facts: { number: "INV-0042", minor: 100_000, currency: "AED", parts: 3 },
}

test("equal parts are made by count, changed by hand, and sent as exact minor units with what was seen", async () => {
  const owed = invoice({}, { due: { minor: 100_000, currency: "AED" } })
  const calls = serve({
    ...finance(),
    [`GET ${path}`]: owed,
    [`GET ${path}/history`]: { items: [agreed] },
    [`PUT ${path}/instalments`]: refuse(400, "invalid_input", {
      fields: { "parts.1.dueOn": "not_after_the_one_before" },
    }),
  })
  await open(page)
  await screen.findByText(/Agreed on paying.*of invoice.*in 3 instalments/)
  fireEvent.click(await screen.findByRole("button", { name: "Agree on instalments" }))
  expect(amounts()).toEqual(["333.33", "333.33", "333.34"])
  fireEvent.input(screen.getByLabelText("Number of parts"), { target: { value: "4" } })
  fireEvent.input(screen.getByLabelText("How often"), { target: { value: "week" } })
  fireEvent.click(screen.getByRole("button", { name: "Divide equally" }))
  expect(amounts()).toEqual(["250.00", "250.00", "250.00", "250.00"])
  fireEvent.click(screen.getByRole("button", { name: "Remove part 4" }))
  await dialog().findByText(/250\.00 is not in any part yet/)
  fireEvent.input(screen.getByLabelText("Amount of part 3"), { target: { value: "500" } })
  await dialog().findByText("The parts come to what is open.")
  fireEvent.click(screen.getByRole("button", { name: "Save instalments" }))
  await dialog().findByText("This is not after the date before it")
  const [sent] = calls.filter(({ on }) => on.startsWith("PUT"))
  const body = sent?.body as { replaces: null; parts: { minor: number; dueOn: string }[] }
  expect(body.replaces).toBeNull()
  expect(body.parts.map(({ minor }) => minor)).toEqual([25_000, 25_000, 50_000])
  await waitFor(() =>
    expect(screen.getByLabelText("Date of part 2").getAttribute("aria-invalid")).toBe("true"),
  )
})
