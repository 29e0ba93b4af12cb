import { screen, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { me, open } from "./portal-app.tsx"
import * as data from "./portal-data.ts"
import { aed } from "./portal-self.ts"
import { refuse, serve } from "./staff-app.tsx"

type Table = Parameters<typeof serve>[0]
const part = (dueOn: string, minor: number, paid: number, state: string, planned = true) => ({
  dueOn,
  amount: aed(minor),
  paid: aed(paid),
  state,
  planned,
})
const instalments = {
  id: "ins_1",
  parts: [
    part("2026-11-01", 300_000, 300_000, "paid"),
    part("2026-11-20", 500_000, 100_000, "overdue"),
    part("2026-12-20", 500_000, 0, "upcoming"),
  ],
  next: { dueOn: "2026-11-20", amount: aed(400_000) },
}
const showing = (more: object, others: object = {}): Table =>
  ({
    ...data.world,
    "GET /api/portal/me": me,
    "GET /api/portal/invoices/inv_1": { ...data.invoice, ...more },
    ...others,
  }) as Table

test("an invoice in instalments shows how each stands, and the next is what is paid first", async () => {
  serve(showing({ instalments, due: aed(900_000) }))
  await open("/invoices/inv_1")
  const table = within(await screen.findByRole("table", { name: "Instalments" }))
  const rows = table.getAllByRole("row").slice(1)
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/1 of 3.*Paid/),
    expect.stringMatching(/2 of 3.*Overdue.*4,000\.00 left/),
    expect.stringMatching(/3 of 3.*Upcoming/),
  ])
  const next = screen.getByRole("link", { name: /Pay the next instalment.*4,000\.00/ })
  expect(next.getAttribute("href")).toBe("/pay?invoices=inv_1&part=instalment")
  expect(screen.getByRole("button", { name: /Pay all.*9,000\.00/ })).toBeTruthy()
})

test("one without instalments says nothing of them; what is owed besides them says so", async () => {
  serve(showing({}))
  await open("/invoices/inv_1")
  await screen.findByRole("button", { name: /^Pay/ })
  expect(screen.queryByText("Instalments")).toBeNull()

  document.body.innerHTML = ""
  const besides = part("2026-10-31", 50_000, 0, "overdue", false)
  serve(showing({ instalments: { ...instalments, parts: [besides, ...instalments.parts] } }))
  await open("/invoices/inv_1")
  await screen.findByText("Besides the instalments")
  expect(screen.getByText("1 of 3")).toBeTruthy()
})

test("the review asks for the instalment by name, names no amount, and leads to paying all", async () => {
  const quote = {
    amount: aed(400_000),
    due: aed(900_000),
    least: null,
    leftOut: 0,
    allocations: [
      {
        invoiceId: "inv_1",
        number: "INV-2041",
        dueOn: "2026-11-20",
        due: aed(900_000),
        amount: aed(400_000),
      },
    ],
  }
  const calls = serve(
    showing(
      { instalments },
      {
        "POST /api/portal/payments/quote": quote,
        "POST /api/payments/checkout": refuse(409, "conflict", { reason: "no_instalments" }),
      },
    ),
  )
  await open("/pay?invoices=inv_1&part=instalment")
  const pay = await screen.findByRole("button", { name: /^Pay.*4,000\.00/ })
  expect(screen.getByRole("link", { name: /all that is open.*9,000\.00/ }).getAttribute("href")).toBe(
    "/pay?invoices=inv_1",
  )
  pay.click()
  await screen.findByText("There is no instalment to pay")
  const bodies = calls.filter(({ on }) => on.startsWith("POST")).map(({ body }) => body)
  expect(bodies).toEqual([
    { invoiceIds: ["inv_1"], instalment: true },
    { invoiceIds: ["inv_1"], instalment: true },
  ])
})
