import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { en as main } from "../../frontend/src/portal/en.ts"
import { me, open } from "./portal-app.tsx"
import * as data from "./portal-data.ts"
import { aed } from "./portal-self.ts"
import { refuse, serve } from "./staff-app.tsx"

type Table = Parameters<typeof serve>[0]

const as = (role: "admin" | "payer" | "viewer", more: object = {}) => ({
  ...data.world,
  "GET /api/portal/me": { ...me, contact: { ...me.contact, role }, ...more },
})
const looking = as("admin", { preview: { staff: "Omar", until: "2026-11-23T12:00:00.000Z" } })
const answering = (more: Table): Table => ({ ...as("admin"), ...more })
const empty = { items: [], next: null }

/** Every page that is one question to the server, with what it says where there is nothing. */
const pages: [path: string, route: string, title: string][] = [
  ["/estimates", "GET /api/portal/estimates", "No estimates yet"],
  ["/projects", "GET /api/portal/projects", "No projects yet"],
  ["/retainers", "GET /api/portal/retainers", "No retainers"],
  ["/credit-notes", "GET /api/portal/credit-notes", "No credit notes"],
  ["/credit-note-requests", "GET /api/portal/credit-note-requests", "No requests yet"],
  ["/queries", "GET /api/portal/queries", "No queries yet"],
  ["/payments", "GET /api/portal/payments", "No payments yet"],
]
const details: [path: string, route: string][] = [
  ["/invoices/inv_1", "GET /api/portal/invoices/inv_1"],
  ["/estimates/est_1", "GET /api/portal/estimates/est_1"],
  ["/projects/prj_1", "GET /api/portal/projects/prj_1"],
  ["/retainers/ret_1", "GET /api/portal/retainers/ret_1"],
  ["/credit-notes/cn_1", "GET /api/portal/credit-notes/cn_1"],
  ["/credit-note-requests/cnr_1", "GET /api/portal/credit-note-requests/cnr_1"],
  ["/queries/qry_1", "GET /api/portal/queries/qry_1"],
  ["/queries/new", "GET /api/portal/queries/options"],
  ["/statement", "GET /api/portal/statement"],
  ["/details", "GET /api/portal/details"],
]

test.each(pages)("%s says why it is empty", async (path, route, title) => {
  serve(answering({ [route]: empty }))
  await open(path)
  await screen.findByRole("heading", { name: title })
})

test.each([...pages.map(([path, route]) => [path, route] as const), ...details])(
  "%s fails with another try, and says what is not switched on",
  async (path, route) => {
    serve(answering({ [route]: refuse(500, "internal") }))
    await open(path)
    await screen.findByText("Something went wrong on our side")
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy()

    document.body.innerHTML = ""
    serve(answering({ [route]: refuse(403, "forbidden", { reason: "hidden" }) }))
    await open(path)
    await screen.findByText(main.reasons.hidden?.title ?? "")
  },
)

test.each([...pages.map(([path]) => path), ...details.map(([path]) => path)])(
  "%s is all Arabic in Arabic but for what people wrote",
  async (path) => {
    serve(as("admin"))
    await open(path, "ar")
    const heading = await screen.findByRole("heading", { level: 1 })
    expect(document.documentElement.dir).toBe("rtl")
    expect(heading.textContent).toMatch(/[\u0600-\u06ff]|INV-2041/)
  },
)

test("the navigation holds what the company shows, and nothing else", async () => {
  const visibility = {
    ...me.visibility,
    estimates: false,
    retainers: false,
    queries: false,
    statements: false,
  }
  serve(as("admin", { visibility }))
  await open("/")
  await screen.findByRole("heading", { name: /Hello/ })
  const names = within(screen.getByRole("navigation", { name: "Main" }))
    .getAllByRole("link")
    .map((link) => link.textContent)
  expect(names).toEqual(["Overview", "Invoices", "Payments", "Projects", "Credit notes"])
  expect(screen.queryByText(/awaits your decision/)).toBeNull()
})

test("the overview tells what waits for the reader", async () => {
  serve(as("payer"))
  await open("/")
  const estimate = await screen.findByRole("link", { name: /An estimate awaits your decision/ })
  expect(estimate.getAttribute("href")).toBe("/estimates/est_1")
  expect(screen.getByRole("link", { name: /2 queries await your answer/ })).toBeTruthy()
  expect(screen.getByRole("link", { name: /approved in part/ }).getAttribute("href")).toBe(
    "/credit-note-requests/cnr_2",
  )
})

test("without those who would tell of news the overview is whole", async () => {
  serve(answering({ "GET /api/portal/queries": refuse(500, "internal") }))
  await open("/")
  await screen.findByRole("link", { name: /An estimate awaits your decision/ })
  expect(screen.getByRole("table", { name: /Open amounts by age in AED/ })).toBeTruthy()
  expect(screen.queryByText("Something went wrong on our side")).toBeNull()
})

test("an invoice shows discounts, what settled it and what came with it", async () => {
  serve(as("payer"))
  await open("/invoices/inv_1")
  await screen.findByText(/10%.* discount/)
  expect(screen.getByText("8,000.00")).toBeTruthy()
  expect(screen.getByText("Bank transfer")).toBeTruthy()
  expect(screen.getByText("CN-0007")).toBeTruthy()
  expect(screen.getByRole("button", { name: /delivery-note\.pdf/ })).toBeTruthy()
  expect(screen.getByRole("link", { name: "Ask about this" }).getAttribute("href")).toBe(
    "/queries/new?kind=invoice&id=inv_1",
  )
})

test.each([
  ["/invoices/inv_1", "Request a credit note"],
  ["/estimates/est_1", "Accept"],
  ["/credit-note-requests/cnr_1", "Withdraw request"],
  ["/details", "Propose a change"],
])("on %s a viewer is not offered to %s", async (path, act) => {
  const table = as("viewer")
  serve({
    ...table,
    "GET /api/portal/estimates/est_1": { ...data.estimate, decidable: false },
    "GET /api/portal/invoices/inv_1": { ...data.invoice, payable: false },
  })
  await open(path)
  await screen.findByRole("heading", { level: 1 })
  await waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull())
  expect(screen.queryByText(act)).toBeNull()
})

test.each([
  ["/invoices/inv_1", ["Ask about this", "Request a credit note"]],
  ["/estimates/est_1", ["Accept", "Decline", "Ask about this"]],
  ["/credit-note-requests/cnr_1", ["Withdraw request"]],
  ["/queries/qry_1", ["Send answer", "Mark as solved"]],
  ["/queries", ["New query"]],
  ["/queries/new", ["Send"]],
  ["/invoices/inv_1/credit-note", ["Send request"]],
  ["/details", ["Propose a change"]],
  ["/statement", ["Pay AED 14,100.00"]],
])("a preview of %s offers nothing that would be refused", async (path, acts) => {
  serve(looking)
  await open(path)
  await screen.findByRole("heading", { level: 1 })
  await waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull())
  for (const act of acts) expect(screen.queryByText(act), act).toBeNull()
})

test("an estimate is accepted with a name and a purchase order", async () => {
  const calls = serve(answering({ "POST /api/portal/estimates/est_1/accept": data.estimate }))
  await open("/estimates/est_1")
  fireEvent.click(await screen.findByRole("button", { name: "Accept" }))
  const dialog = within(screen.getByRole("dialog", { name: /Accept estimate/ }))
  fireEvent.input(dialog.getByLabelText("Your full name"), { target: { value: " Fatima Al Zaabi " } })
  fireEvent.input(dialog.getByLabelText(/purchase order/), { target: { value: "PO-9" } })
  fireEvent.submit(dialog.getByRole("button", { name: "Accept" }).closest("form") as HTMLFormElement)
  await waitFor(() =>
    expect(calls).toContainEqual({
      on: "POST /api/portal/estimates/est_1/accept",
      body: { name: " Fatima Al Zaabi ", purchaseOrder: "PO-9", revision: 1 },
    }),
  )
})

test("an estimate is not declined without a reason; what the server refuses is said there", async () => {
  const expired = refuse(409, "conflict", { reason: "expired" })
  const calls = serve(answering({ "POST /api/portal/estimates/est_1/decline": expired }))
  await open("/estimates/est_1")
  fireEvent.click(await screen.findByRole("button", { name: "Decline" }))
  const dialog = within(screen.getByRole("dialog", { name: /Decline estimate/ }))
  const form = dialog.getByRole("button", { name: "Decline" }).closest("form") as HTMLFormElement
  fireEvent.submit(form)
  await dialog.findByText("Please fill this in.")
  expect(calls.some(({ on }) => on.startsWith("POST"))).toBe(false)
  fireEvent.input(dialog.getByLabelText("Why not?"), { target: { value: "Too dear" } })
  fireEvent.submit(form)
  await dialog.findByText(/expired meanwhile/)
})

const ask = async () => {
  await open("/invoices/inv_1/credit-note")
  await screen.findByText(/Up to AED.12,055.00/)
  fireEvent.input(screen.getByLabelText("Reason"), { target: { value: "damaged" } })
  fireEvent.input(screen.getByLabelText("Explanation"), { target: { value: "Broken" } })
  return screen.getByRole("button", { name: "Send request" }).closest("form") as HTMLFormElement
}

test("whole lines are asked for by their place, and come to what they cost with VAT", async () => {
  const calls = serve(answering({ "POST /api/portal/credit-note-requests": data.request }))
  const form = await ask()
  fireEvent.submit(form)
  await screen.findByText("Choose lines or enter an amount.")
  fireEvent.click(screen.getByRole("checkbox", { name: /Chairs/ }))
  expect(screen.getByText(/5,670\.00/, { selector: "strong" })).toBeTruthy()
  fireEvent.submit(form)
  await waitFor(() =>
    expect(calls.find(({ on }) => on === "POST /api/portal/credit-note-requests")?.body).toEqual({
      invoiceId: "inv_1",
      reason: "damaged",
      explanation: "Broken",
      lines: [1],
      attachmentIds: [],
    }),
  )
  await screen.findByRole("heading", { name: /Credit request for .*INV-2041/ })
})

test("more than can be credited is refused before it is sent, by lines and by amount", async () => {
  const calls = serve(answering({}))
  const form = await ask()
  for (const box of screen.getAllByRole("checkbox")) fireEvent.click(box)
  fireEvent.submit(form)
  await screen.findByText("This is more than can still be credited.")
  fireEvent.click(screen.getByRole("radio", { name: "An amount" }))
  for (const [typed, said] of [
    ["12055.01", "This is more than can still be credited."],
    ["12.345", "Enter an amount such as 1250.50."],
    ["0", "Enter an amount such as 1250.50."],
  ] as const) {
    fireEvent.input(screen.getByLabelText("Amount with VAT"), { target: { value: typed } })
    fireEvent.submit(form)
    await screen.findByText(said)
  }
  expect(calls.some(({ on }) => on.startsWith("POST"))).toBe(false)
})

test("nothing left to credit is said instead of a form", async () => {
  const route = "GET /api/portal/invoices/inv_1/creditable"
  serve(answering({ [route]: { creditable: aed(0), pending: aed(1_323_000) } }))
  await open("/invoices/inv_1/credit-note")
  await screen.findByRole("heading", { name: "Nothing is left to credit" })
})

test("a topic that the portal does not handle shows a person instead of a form", async () => {
  serve(answering({}))
  await open("/queries/new")
  const topic = await screen.findByLabelText("What is it about?")
  expect(screen.getByLabelText("Your question")).toBeTruthy()
  fireEvent.input(topic, { target: { value: "complexDispute" } })
  await screen.findByText("Layla Hassan")
  expect(screen.getByRole("link", { name: "layla@alnoor.example" }).getAttribute("href")).toBe(
    "mailto:layla@alnoor.example",
  )
  expect(screen.getByRole("link", { name: "+971 4 555 0123" }).getAttribute("href")).toBe("tel:+97145550123")
  expect(screen.queryByLabelText("Your question")).toBeNull()
  expect(screen.queryByRole("button", { name: "Send" })).toBeNull()
})

test("a query about a document says which, and goes with it", async () => {
  const calls = serve(answering({ "POST /api/portal/queries": data.thread }))
  await open("/queries/new?kind=estimate&id=est_1")
  await screen.findByText("EST-0031")
  fireEvent.input(screen.getByLabelText("Subject"), { target: { value: "Time" } })
  fireEvent.input(screen.getByLabelText("Your question"), { target: { value: "When?" } })
  fireEvent.submit(screen.getByRole("button", { name: "Send" }).closest("form") as HTMLFormElement)
  await waitFor(() =>
    expect(calls.find(({ on }) => on === "POST /api/portal/queries")?.body).toEqual({
      topic: "document",
      subject: "Time",
      text: "When?",
      about: { kind: "estimate", id: "est_1" },
      attachmentIds: [],
    }),
  )
  await screen.findByRole("heading", { name: data.querySummary.subject })
})

test("a thread tells who wrote, what could not be kept and whose turn it is; an answer empties the form", async () => {
  const calls = serve(answering({ "POST /api/portal/queries/qry_1/messages": data.thread }))
  await open("/queries/qry_1")
  await screen.findByText("The company waits for your answer.")
  expect(screen.getByText(/logo\.svg.* is of a kind that is not kept/)).toBeTruthy()
  expect(screen.getByText(/by e-mail/)).toBeTruthy()
  const answer = screen.getByLabelText("Your answer") as HTMLTextAreaElement
  fireEvent.input(answer, { target: { value: "Harbour Road 3" } })
  fireEvent.submit(answer.form as HTMLFormElement)
  await waitFor(() => expect(calls.some(({ on }) => on.endsWith("/messages"))).toBe(true))
  await waitFor(() => expect(answer.value).toBe(""))
})

test("what the browser knows to be too much is refused by name, and the rest goes on", async () => {
  const calls = serve(answering({ "POST /api/portal/attachments": refuse(400, "invalid_input") }))
  await open("/queries/new")
  const input = (await screen.findByLabelText("Choose files")) as HTMLInputElement
  const large = new File([new Uint8Array(10_000_001)], "film.mp4")
  const files = [large, new File([], "nothing.txt"), new File(["x"], "note.txt")]
  fireEvent.change(input, { target: { files } })
  await screen.findByText("This file is larger than 10 MB.")
  expect(screen.getByText("This file is empty.")).toBeTruthy()
  await screen.findByText("It could not be sent. Remove it and try again.")
  const started = calls.filter(({ on }) => on === "POST /api/portal/attachments")
  expect(started.map(({ body }) => body)).toEqual([{ fileName: "note.txt", bytes: 1 }])
  fireEvent.click(screen.getByRole("button", { name: /Remove.*film\.mp4/ }))
  await waitFor(() => expect(screen.queryByText("This file is larger than 10 MB.")).toBeNull())
})

test("the statement adds up on the page and leads to paying what is open", async () => {
  const calls = serve(as("payer"))
  await open("/statement?range=custom&from=2026-10-01&to=2026-11-23")
  const table = within(await screen.findByRole("table", { name: "Activity" }))
  expect(table.getAllByRole("row")).toHaveLength(1 + data.movements.length + 2)
  expect(calls.some(({ on }) => on.includes("from=2026-10-01&to=2026-11-23&kind=activity"))).toBe(true)
  expect(screen.getByRole("link", { name: /Pay AED.14,100\.00/ }).getAttribute("href")).toBe(
    "/pay?invoices=inv_1,inv_2",
  )
  fireEvent.click(screen.getByRole("radio", { name: "Open items" }))
  await waitFor(() => expect(calls.at(-1)?.on).toContain("kind=openItem"))
})

test("dates in the wrong order are not asked for", async () => {
  const calls = serve(as("payer"))
  await open("/statement?range=custom&from=2026-11-23&to=2026-10-01")
  await screen.findByText(/ends before it begins/)
  expect(calls.some(({ on }) => on.includes("/statement"))).toBe(false)
})

const quote = (paid: number, more: object = {}) => ({
  amount: aed(paid),
  due: aed(1_323_000),
  least: null,
  allocations: [
    { invoiceId: "inv_1", number: "INV-2041", dueOn: "2026-10-31", due: aed(1_323_000), amount: aed(paid) },
  ],
  leftOut: 0,
  ...more,
})
const quoting = "POST /api/portal/payments/quote"

test("what a payment will settle is shown first, and what is paid is what was shown", async () => {
  const calls = serve(
    answering({
      [quoting]: quote(1_323_000, { leftOut: 2 }),
      "POST /api/payments/checkout": refuse(409, "conflict", { reason: "nothing_due" }),
    }),
  )
  await open("/pay?all=AED")
  await screen.findByRole("heading", { name: "Review your payment" })
  await screen.findByText(/2 invoices are not included/)
  expect(screen.queryByLabelText("Amount to pay")).toBeNull()
  fireEvent.click(screen.getByRole("button", { name: /Pay AED.13,230\.00/ }))
  await screen.findByText("Nothing is left to pay")
  expect(calls.find(({ on }) => on === quoting)?.body).toEqual({ currency: "AED" })
  expect(calls.at(-1)?.body).toEqual({ invoiceIds: ["inv_1"] })
})

test("a part is typed, spread by the server, and refused with what is wrong at its field", async () => {
  const least = aed(330_750)
  const asked = (body: unknown) => (body as { minor?: number }).minor
  const calls = serve(
    answering({
      [quoting]: (body: unknown) =>
        asked(body) === 100
          ? refuse(400, "invalid_input", { fields: { minor: "below_least_part" } })
          : quote(asked(body) ?? 1_323_000, { least }),
      "POST /api/payments/checkout": refuse(409, "conflict", { reason: "already_processing" }),
    }),
  )
  await open("/pay?invoices=inv_1")
  const field = await screen.findByLabelText<HTMLInputElement>("Amount to pay")
  expect(field.value).toBe("13,230.00")
  fireEvent.input(field, { target: { value: "1" } })
  await screen.findByText("This is less than the smallest part that the company takes.")
  fireEvent.input(field, { target: { value: "٥٬٠٠٠" } })
  const pay = await screen.findByRole<HTMLButtonElement>("button", { name: /Pay AED.5,000\.00/ })
  expect(screen.getByText("in part")).toBeTruthy()
  fireEvent.click(pay)
  await screen.findByText("A payment is already under way")
  expect(calls.at(-1)?.body).toEqual({ invoiceIds: ["inv_1"], minor: 500_000 })
})

test("a payment that cannot be says why instead", async () => {
  serve(answering({ [quoting]: refuse(409, "conflict", { reason: "mixed_currencies" }) }))
  await open("/pay?invoices=inv_1,inv_2")
  await screen.findByText("Choose invoices of the same currency.")
})

test("chosen invoices are paid as far as they can be, and saved all", async () => {
  const calls = serve(answering({}))
  await open("/invoices?filter=all&chosen=inv_1,inv_4")
  await screen.findByText("2 invoices chosen")
  expect(screen.getByText("1 of them is to be paid")).toBeTruthy()
  expect(screen.getByRole("link", { name: /Pay AED.13,230\.00/ }).getAttribute("href")).toBe(
    "/pay?invoices=inv_1",
  )
  fireEvent.click(screen.getByRole("button", { name: "ZIP of single PDFs" }))
  await waitFor(() =>
    expect(calls.at(-1)?.on).toBe("GET /api/documents/invoices.zip?ids=inv_1%2Cinv_4&language=en"),
  )
  fireEvent.click(screen.getByRole("checkbox", { name: /INV-2046/ }))
  await screen.findByText("Choose invoices of the same currency.")
  expect(screen.queryByRole("button", { name: /^Pay/ })).toBeNull()
})

test("proposed details are sent as an address, and their complaints stand at their fields", async () => {
  const wrong = refuse(400, "invalid_input", { fields: { "address.city": "too_long" } })
  const calls = serve(answering({ "POST /api/portal/details": wrong }))
  await open("/details")
  fireEvent.click(await screen.findByRole("button", { name: "Propose a change" }))
  const dialog = within(screen.getByRole("dialog"))
  const form = dialog.getByRole("button", { name: "Send proposal" }).closest("form") as HTMLFormElement
  fireEvent.submit(form)
  await dialog.findByText("Nothing differs from your present details.")
  expect(calls.some(({ on }) => on.startsWith("POST"))).toBe(false)
  fireEvent.input(dialog.getByLabelText(/City/), { target: { value: "Sharjah" } })
  fireEvent.input(dialog.getByLabelText(/Phone/), { target: { value: "" } })
  fireEvent.submit(form)
  await dialog.findByText("This is too long.")
  const { phone: _, ...rest } = data.ownDetails.details
  expect(calls.find(({ on }) => on.startsWith("POST"))?.body).toEqual({
    ...rest,
    address: { ...rest.address, city: "Sharjah" },
  })
})

test("a pending proposal shows what it changes, only that, and can be withdrawn", async () => {
  const route = "POST /api/portal/details/dtp_1/withdraw"
  const calls = serve(answering({ "GET /api/portal/details": data.pendingDetails, [route]: data.ownDetails }))
  await open("/details")
  const table = within(await screen.findByRole("table", { name: "A change is under review" }))
  expect(table.getAllByRole("row")).toHaveLength(3)
  expect(table.getByText("Harbour Road 3")).toBeTruthy()
  expect(screen.queryByRole("button", { name: "Propose a change" })).toBeNull()
  fireEvent.click(screen.getByRole("button", { name: "Withdraw proposal" }))
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Withdraw proposal" }))
  await waitFor(() => expect(calls.some(({ on }) => on === route)).toBe(true))
})

test("one document opens by a mail's link without an account, and its token leaves the address", async () => {
  const calls = serve({ "POST /api/portal/linked": data.linkedDocument })
  await open("/view#secret")
  await screen.findByRole("heading", { name: /INV-2041/ })
  expect(window.location.href).not.toContain("secret")
  expect(screen.getByRole("button", { name: /Pay AED.10,000\.00/ })).toBeTruthy()
  expect(screen.queryByRole("navigation")).toBeNull()
  expect(calls.map(({ on }) => on)).toEqual(["POST /api/portal/linked"])
})

test("an expired link offers a fresh one to the known address; a withdrawn or wrong one does not", async () => {
  const gone = { ...data.linkedDocument, invoice: null, payable: false }
  const calls = serve({
    "POST /api/portal/linked": { ...gone, state: "expired" },
    "POST /api/portal/linked/renew": { done: true },
  })
  await open("/view#old")
  fireEvent.click(await screen.findByRole("button", { name: "Send a fresh link" }))
  await screen.findByRole("heading", { name: "Check your mail" })
  expect(calls.at(-1)).toEqual({ on: "POST /api/portal/linked/renew", body: { token: "old" } })

  for (const [answer, title] of [
    [{ ...gone, state: "revoked" }, "This link was withdrawn"],
    [refuse(404, "not_found"), "This link is not valid"],
  ] as const) {
    document.body.innerHTML = ""
    serve({ "POST /api/portal/linked": answer })
    await open("/view#other")
    await screen.findByRole("heading", { name: title })
    expect(screen.queryByRole("button", { name: "Send a fresh link" })).toBeNull()
  }
})

test("opening the page to unsubscribe changes nothing; its button does", async () => {
  const calls = serve({ "POST /api/auth/unsubscribe": { done: true } })
  await open("/unsubscribe#a.b")
  const button = await screen.findByRole("button", { name: "Unsubscribe" })
  expect(calls).toEqual([])
  fireEvent.click(button)
  await screen.findByRole("heading", { name: "You are unsubscribed" })
  expect(calls[0]?.on).toBe("POST /api/auth/unsubscribe?token=a.b")
})

test("what the company offers to save stands on the overview, and nothing does where it offers nothing", async () => {
  const file = { id: "att_1", name: "terms.pdf", type: "application/pdf", bytes: 120_000 }
  const offered = {
    items: [{ id: "dnl_1", en: "Terms", ar: "الشروط", file, createdAt: "2026-11-01T00:00:00.000Z" }],
  }
  const calls = serve(
    answering({
      "GET /api/documents/downloads": offered,
      "GET /api/documents/downloads/dnl_1": refuse(404, "not_found"),
    }),
  )
  await open("/")
  fireEvent.click(await screen.findByRole("button", { name: /Terms.*terms\.pdf · 0\.1 MB/ }))
  await waitFor(() => expect(calls.at(-1)?.on).toBe("GET /api/documents/downloads/dnl_1"))
  await screen.findByRole("alert")

  document.body.innerHTML = ""
  serve(answering({ "GET /api/documents/downloads": empty }))
  await open("/")
  await screen.findByRole("table", { name: /Open amounts by age in AED/ })
  expect(screen.queryByRole("heading", { name: "Downloads" })).toBeNull()
})
