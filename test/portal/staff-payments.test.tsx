import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { StaffPayment } from "../../shared/payments.ts"
import { open, refuse, serve } from "./staff-app.tsx"
import { aed, customer, finance } from "./staff-data.ts"

const at = "2026-11-20T08:30:00.000Z"
const path = `/customers/${customer.id}/payments/pay_1`
const read = `GET /api/staff/customers/${customer.id}/payments/pay_1`
const dialog = () => within(screen.getByRole("dialog"))

const payment = (changes: Partial<StaffPayment> = {}): StaffPayment => ({
  id: "pay_1",
  customerId: customer.id,
  customerName: customer.name,
  amount: aed(150_00),
  allocations: [{ invoiceId: "inv_1", number: "INV-0041", amount: aed(150_00) }],
  state: "succeeded",
  method: "card",
  on: "2026-11-20",
  createdAt: at,
  succeededAt: at,
  paidBy: "Sara Khan",
  standing: [{ invoiceId: "inv_1", minor: 150_00 }],
  refunds: [],
  disputes: [],
  refundable: aed(150_00),
  stripeUrl: "https://dashboard.stripe.com/test/payments/pi_1",
  ...changes,
})
const refund = { id: "rfd_1", amount: aed(50_00), state: "succeeded" as const, at }

test("a part is refunded in minor units, tried again under one key, another amount under another", async () => {
  let answer: unknown = refuse(409, "conflict", { reason: "stripe_unavailable" })
  const calls = serve({ ...finance(), [read]: payment(), "POST /api/payments/refunds": () => answer })
  await open(path)
  fireEvent.click(await screen.findByRole("button", { name: "Refund" }))
  fireEvent.click(dialog().getByLabelText(/A part/))
  const amount = dialog().getByLabelText("Amount (AED)")
  const press = () => fireEvent.click(dialog().getByRole("button", { name: "Refund" }))
  fireEvent.input(amount, { target: { value: "50,5" } })
  press()
  expect(await dialog().findByText(/Stripe does not answer/)).toBeTruthy()
  press()
  const sent = () => calls.filter(({ on }) => on === "POST /api/payments/refunds").map(({ body }) => body)
  await waitFor(() => expect(sent()).toHaveLength(2))
  await waitFor(() => expect(dialog().queryByRole("button", { busy: true })).toBeNull())
  answer = payment({ refunds: [refund] })
  fireEvent.input(amount, { target: { value: "50" } })
  press()
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
  const [first, second, third] = sent() as { minor: number; idempotencyKey: string }[]
  expect(first).toEqual(second)
  expect(third?.minor).toBe(50_00)
  expect(third?.idempotencyKey).not.toBe(first?.idempotencyKey)
})

test("what went back, what came back, and what Stripe has not answered yet are told apart", async () => {
  const refunds: StaffPayment["refunds"] = [
    { ...refund, by: "Omar", reason: "Paid twice" },
    { ...refund, id: "rfd_2", state: "failed", failure: "lost_or_stolen_card" },
    { ...refund, id: "rfd_3", state: "asked" },
  ]
  const shown = payment({
    refunds,
    standing: [{ invoiceId: "inv_1", minor: 100_00 }],
    refundable: aed(50_00),
  })
  const calls = serve({ ...finance(), [read]: shown, "POST /api/payments/refresh": shown })
  await open(path)
  expect(await screen.findByText("Part refunded")).toBeTruthy()
  expect(screen.getByText("A refund came back")).toBeTruthy()
  expect(screen.getByText("The card was reported lost or stolen.")).toBeTruthy()
  expect(screen.getByText("Paid twice")).toBeTruthy()
  expect(screen.getByText(/50\.00.* went back/)).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Ask Stripe now" }))
  await waitFor(() => expect(calls.some(({ on }) => on === "POST /api/payments/refresh")).toBe(true))
})

test("a dispute says why, until when to answer and where, and nothing is refunded meanwhile", async () => {
  const dispute: StaffPayment["disputes"][number] = {
    id: "du_1",
    amount: aed(150_00),
    state: "needsResponse",
    reason: "product_not_received",
    dueBy: "2099-12-01T20:00:00.000Z",
    evidenceSent: false,
    at,
    moneyTaken: true,
  }
  serve({ ...finance(), [read]: payment({ disputes: [dispute], refundable: aed(0) }) })
  await open(path)
  expect(await screen.findByText("Nothing was delivered")).toBeTruthy()
  expect(screen.getByText(/Dec 2099/)).toBeTruthy()
  expect(screen.getByRole("link", { name: "Answer in Stripe" }).getAttribute("href")).toContain("pi_1")
  expect(screen.queryByRole("button", { name: "Refund" })).toBeNull()
})
