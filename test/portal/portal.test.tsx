import { fireEvent, screen, waitFor } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { ar } from "../../frontend/src/portal/ar.ts"
import { en } from "../../frontend/src/portal/en.ts"
import { aed, face, me, open, signedIn } from "./portal-app.tsx"
import { refuse, serve } from "./staff-app.tsx"

const nil = aed(0)
const line = {
  id: "inv_1",
  customerId: me.customer.id,
  number: "INV-1",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-31",
  total: aed(10_000),
  due: aed(10_000),
  state: "overdue",
  daysOverdue: 22,
}
const ageing = { current: nil, days30: aed(10_000), days60: nil, days90: nil, older: nil }
const totals = [
  { currency: "AED", open: aed(10_000), overdue: aed(10_000), openCount: 1, overdueCount: 1, ageing },
]
const list = { items: [line], count: 1, totals, next: null }

test("a list sorts by its headings, and says so to everybody", async () => {
  const calls = serve({ ...signedIn, "GET /api/portal/invoices": list })
  await open("/invoices")
  await screen.findByText("INV-1")
  expect(screen.getByRole("columnheader", { name: /Due/ }).getAttribute("aria-sort")).toBe("ascending")
  fireEvent.click(screen.getByRole("button", { name: /Amount/ }))
  await waitFor(() => expect(calls.some(({ on }) => on.includes("sort=amount"))).toBe(true))
})

test("an empty list says why; a failing one offers another try and the request's number", async () => {
  serve({ ...signedIn, "GET /api/portal/invoices": { items: [], count: 0, totals: [], next: null } })
  await open("/invoices?filter=all", "ar")
  await screen.findByText(ar.invoices.empty)
  expect(document.documentElement.dir).toBe("rtl")

  document.body.innerHTML = ""
  serve({ ...signedIn, "GET /api/portal/invoices": refuse(500, "internal") })
  await open("/invoices")
  await screen.findByText("Something went wrong on our side")
  expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy()
  expect(screen.getByText(/req_test/)).toBeTruthy()
})

test.each([
  [503, "Something went wrong on our side"],
  [429, en.errors.rate_limited.title],
])("an answer %s of a gateway, in words of its own, is understood by its status", async (refused, title) => {
  serve({ ...signedIn, "GET /api/portal/invoices": { refused, problem: { message: "Service Unavailable" } } })
  await open("/invoices")
  await screen.findByText(title)
})

const payment = {
  id: "pay_1",
  customerId: me.customer.id,
  amount: aed(10_000),
  allocations: [{ invoiceId: "inv_1", number: "INV-1", amount: aed(10_000) }],
  method: "card",
  on: "2026-11-22",
  createdAt: "2026-11-22T10:00:00.000Z",
}

test.each(["started", "processing"])(
  "coming back from the payment page claims nothing while it is %s",
  async (state) => {
    serve({ ...signedIn, "GET /api/portal/payments/pay_1": { ...payment, state } })
    await open("/payments/pay_1?from=checkout")
    await screen.findByRole("heading", { name: "Your payment is being confirmed" })
    expect(screen.queryByText(/ paid$/)).toBeNull()
  },
)

test("paid is said once the server says so", async () => {
  serve({ ...signedIn, "GET /api/portal/payments/pay_1": { ...payment, state: "succeeded" } })
  await open("/payments/pay_1")
  await screen.findByRole("heading", { name: /100\.00 paid$/ })
})

test("what was refunded of a payment is said with its day, and what only the company asked for is not", async () => {
  const refund = { id: "rfd_1", amount: aed(4_000), state: "succeeded", at: "2026-11-23T10:00:00.000Z" }
  const refunds = [refund, { ...refund, id: "rfd_2", state: "asked" }]
  serve({
    ...signedIn,
    "GET /api/portal/payments/pay_1": { ...payment, state: "succeeded", refunds },
  })
  await open("/payments/pay_1")
  await screen.findByRole("heading", { name: /40\.00 was refunded$/ })
  expect(screen.getAllByText(/^Refund of/)).toHaveLength(1)
})

test("nobody signed in is taken to the sign-in page, which knows where they wanted to go", async () => {
  serve({
    "GET /api/portal/me": refuse(401, "unauthenticated"),
    "POST /api/auth/refresh": refuse(401, "unauthenticated"),
  })
  await open("/invoices?filter=paid")
  await screen.findByRole("heading", { name: "Sign in" })
  await waitFor(() =>
    expect(window.location.search).toBe(`?to=${encodeURIComponent("/invoices?filter=paid")}`),
  )
})

test("a closed portal is friendly and lets nobody in", async () => {
  serve({})
  await open("/", "en", { ...face, enabled: false })
  await screen.findByRole("heading", { name: "The portal is closed" })
})

test("Arabic counts in all six forms", () => {
  const said = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103].map((n) => ar.invoices.count(n))
  expect(said).toEqual([
    "لا فواتير",
    "فاتورة واحدة",
    "فاتورتان",
    "3 فواتير",
    "10 فواتير",
    "11 فاتورة",
    "99 فاتورة",
    "100 فاتورة",
    "101 فاتورة",
    "102 فاتورة",
    "103 فواتير",
  ])
})
