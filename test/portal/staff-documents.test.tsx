import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { forgetSession } from "../../frontend/src/staff/session.tsx"
import { open, refuse, self, serve } from "./staff-app.tsx"
import {
  creditNote,
  customer,
  draft,
  finance,
  invoice,
  priced,
  query,
  request,
  thread,
  trn,
} from "./staff-data.ts"

const c = `/api/staff/customers/${customer.id}`
const page = `/customers/${customer.id}`
const dialog = () => within(screen.getByRole("dialog"))
const type = (
  label: string | RegExp,
  text: string,
  within_ = screen as Pick<typeof screen, "getByLabelText">,
) => fireEvent.input(within_.getByLabelText(label), { target: { value: text } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }))
const sent = (calls: { on: string; body: unknown }[], on: string) => calls.filter((call) => call.on === on)
const lineNames = () =>
  screen.getAllByRole("group", { name: /^Line \d/ }).map((line) => line.getAttribute("aria-label"))
const descriptions = () =>
  screen.getAllByLabelText("Description").map((field) => (field as HTMLInputElement).value)

const newInvoice = `/invoices/new?customer=${customer.id}`

test("an invoice is written from the keyboard, its sums come from the server, and what is sent are plain decimals", async () => {
  const calls = serve({ ...finance(), [`POST ${c}/invoices`]: draft() })
  await open(newInvoice)
  const first = (await screen.findByLabelText("Description")) as HTMLInputElement
  fireEvent.input(first, { target: { value: "Chairs" } })
  type("Quantity", "12")
  type("Unit price", "1,450.50")
  await screen.findByText(/13,230\.00/)
  const asked = sent(calls, "POST /api/staff/pricing").at(-1)?.body as { lines: { unitPrice: string }[] }
  expect(asked.lines[0]?.unitPrice).toBe("1450.50")

  fireEvent.keyDown(first, { key: "Enter" })
  expect(lineNames()).toEqual(["Line 1", "Line 2"])
  fireEvent.input(screen.getAllByLabelText("Description")[1] as HTMLElement, {
    target: { value: "Delivery" },
  })
  fireEvent.keyDown(screen.getAllByLabelText("Description")[1] as HTMLElement, {
    key: "ArrowUp",
    altKey: true,
  })
  expect(descriptions()).toEqual(["Delivery", "Chairs"])
  fireEvent.keyDown(screen.getAllByLabelText("Description")[1] as HTMLElement, { key: "d", ctrlKey: true })
  expect(descriptions()).toEqual(["Delivery", "Chairs", "Chairs"])
  fireEvent.keyDown(screen.getAllByLabelText("Description")[0] as HTMLElement, {
    key: "Backspace",
    ctrlKey: true,
    shiftKey: true,
  })
  expect(descriptions()).toEqual(["Chairs", "Chairs"])

  fireEvent.keyDown(first, { key: "s", ctrlKey: true })
  await waitFor(() => expect(sent(calls, `POST ${c}/invoices`)).toHaveLength(1))
  const body = sent(calls, `POST ${c}/invoices`)[0]?.body as { lines: object[]; pricesIncludeTax: boolean }
  expect(body.pricesIncludeTax).toBe(false)
  expect(body.lines[0]).toEqual({ description: "Chairs", quantity: "12", unitPrice: "1450.50", taxRate: "5" })
  await waitFor(() => expect(location.pathname).toBe(`${page}/invoices/inv_draft`))
})

test("a list of customers that cannot be loaded says so in its place, and comes with another try", async () => {
  let tries = 0
  const customers = () => (++tries === 1 ? refuse(500, "internal") : { items: [customer], next: null })
  serve({ ...finance(), "GET /api/staff/customers": customers })
  await open("/invoices/new")
  await screen.findByText("We could not load this")
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("New invoice")
  const field = screen.getByRole("combobox")
  expect(field.getAttribute("aria-controls")).toBeNull()
  press("Try again")
  await screen.findByRole("option", { name: new RegExp(customer.name) })
  expect(field.getAttribute("aria-controls")).toBe(screen.getByRole("listbox").id)
})

test("what the server refuses of a line is said at its field", async () => {
  serve({
    ...finance(),
    [`POST ${c}/invoices`]: refuse(400, "invalid_input", { fields: { "lines.0.quantity": "not_a_number" } }),
  })
  await open(newInvoice)
  await screen.findByLabelText("Description")
  press("Save draft")
  expect(await screen.findByText("This is not a number")).toBeTruthy()
  expect(screen.getByLabelText("Quantity").getAttribute("aria-invalid")).toBe("true")
})

test("publishing saves first, says what will happen, and happens once it is confirmed", async () => {
  const calls = serve({
    ...finance(),
    [`PUT ${c}/invoices/inv_draft`]: draft(),
    [`POST ${c}/invoices/inv_draft/publish`]: invoice({ id: "inv_draft" }),
  })
  await open(`${page}/invoices/inv_draft/edit`)
  await screen.findAllByText(/13,230\.00/)
  press("Publish…")
  expect(
    await screen.findByText(/sent to their contacts by mail.*only corrected by a credit note/),
  ).toBeTruthy()
  expect(dialog().getByText(/13,230\.00/)).toBeTruthy()
  expect(sent(calls, `PUT ${c}/invoices/inv_draft`)).toHaveLength(1)
  expect(calls.some(({ on }) => on.endsWith("/publish"))).toBe(false)
  fireEvent.click(dialog().getByRole("button", { name: "Publish" }))
  await waitFor(() => expect(sent(calls, `POST ${c}/invoices/inv_draft/publish`)).toHaveLength(1))
})

test("a published tax invoice offers its correction, and says kindly why the rest stays", async () => {
  const calls = serve({ ...finance(), [`PUT ${c}/invoices/inv_lobby/details`]: invoice() })
  await open(`${page}/invoices/inv_lobby`)
  const voiding = (await screen.findByRole("button", { name: "Make void" })) as HTMLButtonElement
  expect(voiding.disabled).toBe(true)
  expect(screen.getByText(/A tax invoice is not made void/)).toBeTruthy()
  fireEvent.click(screen.getByRole("link", { name: "Correct details" }))
  await screen.findByText("This is a published tax invoice")
  expect(screen.queryByLabelText("Quantity")).toBeNull()
  type(/Your customer’s reference/, "PO 9")
  press("Save changes")
  await waitFor(() => expect(sent(calls, `PUT ${c}/invoices/inv_lobby/details`)).toHaveLength(1))
  expect(sent(calls, `PUT ${c}/invoices/inv_lobby/details`)[0]?.body).toMatchObject({
    reference: "PO 9",
    attachmentIds: ["att_plan"],
  })
})

test("without a tax registration an invoice can be edited and made void, with a reason", async () => {
  const calls = serve({
    ...finance(),
    "GET /api/staff/me": self("finance"),
    [`POST ${c}/invoices/inv_lobby/void`]: invoice({ document: "void" }, { state: "void" }),
  })
  await open(`${page}/invoices/inv_lobby`)
  expect(await screen.findByRole("link", { name: "Edit" })).toBeTruthy()
  press("Make void")
  fireEvent.click(dialog().getByRole("button", { name: "Make void" }))
  expect(dialog().getByText("Fill this in")).toBeTruthy()
  type("Reason", "Billed twice", dialog() as never)
  fireEvent.click(dialog().getByRole("button", { name: "Make void" }))
  await waitFor(() =>
    expect(sent(calls, `POST ${c}/invoices/inv_lobby/void`)[0]?.body).toEqual({ reason: "Billed twice" }),
  )
})

test("a viewer reads an invoice and can change nothing of it", async () => {
  serve(finance("viewer"))
  await open(`${page}/invoices/inv_lobby`)
  await screen.findByRole("heading", { name: "INV-0042" })
  for (const name of ["Make void", "Send link", "Revoke"])
    expect(screen.queryByRole("button", { name })).toBeNull()
  for (const name of ["Record payment", "Credit note", "Correct details"])
    expect(screen.queryByRole("link", { name })).toBeNull()
})

test("a credit note says how much can be credited, less what is asked for", async () => {
  const calls = serve({
    ...finance(),
    [`GET ${c}/invoices/inv_lobby`]: invoice({ creditAsked: { minor: 94_500, currency: "AED" } }),
    [`POST ${c}/invoices/inv_lobby/credit-notes`]: creditNote({ document: "draft", number: "" }),
  })
  await open(`${page}/invoices/inv_lobby/credit-note`)
  expect((await screen.findByText(/At most/)).textContent).toMatch(/12,285\.00/)
  press("Save draft")
  expect(await screen.findByText("Fill this in")).toBeTruthy()
  type("Reason", "Damaged")
  press("Save draft")
  await waitFor(() => expect(sent(calls, `POST ${c}/invoices/inv_lobby/credit-notes`)).toHaveLength(1))
})

test("a payment tells what it leaves open and what becomes credit, and is sent once under one key", async () => {
  const calls = serve({
    ...finance(),
    [`POST ${c}/payments`]: { id: "pay_1", amount: priced.total, allocations: [] },
  })
  await open(`/payments/record?customer=${customer.id}&invoice=inv_lobby`)
  const amount = (await screen.findByLabelText("Amount received")) as HTMLInputElement
  expect(amount.value).toBe("13230.00")
  fireEvent.input(amount, { target: { value: "14,000" } })
  expect(screen.getByText(/770\.00.*becomes the customer’s credit/)).toBeTruthy()
  fireEvent.input(amount, { target: { value: "13,000" } })
  expect(screen.getByText(/230\.00.*stays open/)).toBeTruthy()
  press("Record payment")
  await waitFor(() => expect(sent(calls, `POST ${c}/payments`)).toHaveLength(1))
  expect(sent(calls, `POST ${c}/payments`)[0]?.body).toMatchObject({
    minor: 1_300_000,
    currency: "AED",
    method: "bankTransfer",
    invoiceIds: ["inv_lobby"],
  })
})

test("an internal note is told apart from a reply, and only the reply goes to the customer", async () => {
  const calls = serve({
    ...finance(),
    [`POST ${c}/queries/qry_one/notes`]: thread,
    [`POST ${c}/queries/qry_one/messages`]: thread,
  })
  await open(`${page}/queries/qry_one`)
  await screen.findByRole("heading", { name: query.subject })
  expect(screen.getByText(/days? late/)).toBeTruthy()
  fireEvent.click(screen.getByRole("radio", { name: "Internal note" }))
  expect(screen.getByText("Only your team sees this.")).toBeTruthy()
  fireEvent.input(screen.getByRole("textbox", { name: "Internal note" }), { target: { value: "Ours" } })
  press("Add note")
  await waitFor(() =>
    expect(sent(calls, `POST ${c}/queries/qry_one/notes`)[0]?.body).toEqual({ text: "Ours" }),
  )
  expect(sent(calls, `POST ${c}/queries/qry_one/messages`)).toHaveLength(0)
})

test("part of a request is approved, or all of it declined with a reason", async () => {
  const calls = serve({
    ...finance(),
    [`POST ${c}/credit-note-requests/cnr_one/approve`]: { ...request, state: "partlyApproved" },
    [`POST ${c}/credit-note-requests/cnr_one/decline`]: { ...request, state: "declined" },
  })
  await open(`${page}/credit-note-requests/cnr_one`)
  fireEvent.input(await screen.findByRole("radio", { name: /A part of it/ }))
  type(/Amount with tax/, "450.25")
  press("Approve a part")
  await waitFor(() =>
    expect(sent(calls, `POST ${c}/credit-note-requests/cnr_one/approve`)[0]?.body).toEqual({ minor: 45_025 }),
  )
})

test("the navigation counts what waits, in Arabic too", async () => {
  serve(finance())
  await open("/queries", "ar")
  await waitFor(() => expect(screen.getAllByText("2 بالانتظار").length).toBeGreaterThan(0))
  expect(screen.getAllByText("3 بالانتظار").length).toBeGreaterThan(0)
  expect(await screen.findByRole("heading", { name: "الاستفسارات" })).toBeTruthy()
})

test("every page of finance's opens with its heading, in both languages", async () => {
  for (const language of ["en", "ar"] as const)
    for (const path of [
      "/credit-notes",
      "/estimates",
      "/projects",
      "/retainers",
      "/requests?kind=details",
      "/settings/numbering",
      "/settings/queries",
      "/settings/statements",
      `${page}?tab=statement`,
      `${page}/projects/prj_one`,
      `${page}/retainers/ret_one`,
      `${page}/estimates/est_one`,
      `${page}/credit-notes/cn_one`,
    ]) {
      serve(finance())
      const { unmount } = await open(path, language)
      await screen.findByRole("heading", { level: 1 })
      await waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull())
      expect(screen.queryByRole("alert"), path).toBeNull()
      unmount()
    }
})

test("a company without a registration is not asked for an exchange rate; one with it is", async () => {
  for (const registered of [false, true]) {
    forgetSession()
    serve({ ...finance(), "GET /api/staff/me": self("finance", registered ? { trn } : {}) })
    const { unmount } = await open(newInvoice)
    fireEvent.input(await screen.findByLabelText("Currency"), { target: { value: "USD" } })
    expect(screen.queryByLabelText(/Dirhams for 1/) !== null).toBe(registered)
    unmount()
  }
})
