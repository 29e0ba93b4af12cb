import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test, vi } from "vitest"
import type { Import } from "../../shared/imports.ts"
import { importFile, open, refuse, self, serve } from "./staff-app.tsx"

const at = (file: Import, role: Parameters<typeof self>[0] = "finance") => ({
  "GET /api/staff/me": self(role),
  [`GET /api/staff/imports/${file.id}`]: file,
})

/** The browser's upload, which tells how far it is: the storage says yes. */
function stubUpload(status: number) {
  const sent: { url: string; form: FormData }[] = []
  vi.stubGlobal(
    "XMLHttpRequest",
    class extends EventTarget {
      upload = new EventTarget()
      status = status
      url = ""
      open(_: string, url: string) {
        this.url = url
      }
      send(form: FormData) {
        sent.push({ url: this.url, form })
        queueMicrotask(() => this.dispatchEvent(new Event("load")))
      }
    },
  )
  return sent
}

async function choose(file: File) {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>("input[type=file]")
    if (!found) throw new Error("no file input yet")
    return found
  })
  Object.defineProperty(input, "files", { value: [file], configurable: true })
  fireEvent.change(input)
}

test("a chosen file is uploaded, read, and its dry run shown", async () => {
  const sent = stubUpload(204)
  const file = importFile()
  const calls = serve({
    ...at(file),
    "GET /api/staff/imports": { items: [], next: null },
    "POST /api/staff/imports": {
      import: { ...file, state: "uploading" },
      upload: { url: "https://files.example/", fields: { key: "T/x/imports/a.csv" } },
    },
    [`POST /api/staff/imports/${file.id}/analyse`]: { ...file, state: "analysing" },
  })
  await open("/imports")
  await choose(new File(["a,b\n1,2"], "Invoice.csv", { type: "text/csv" }))
  await screen.findByRole("heading", { name: "What this import would do" })
  expect([...(sent[0]?.form.keys() ?? [])]).toEqual(["key", "file"])
  expect(calls.find(({ on }) => on === "POST /api/staff/imports")?.body).toEqual({
    fileName: "Invoice.csv",
    bytes: 7,
  })
  await waitFor(() => expect(location.pathname).toBe(`/imports/${file.id}`))
})

test("what is no CSV file is refused before anything is sent", async () => {
  const calls = serve({
    "GET /api/staff/me": self(),
    "GET /api/staff/imports": { items: [], next: null },
  })
  await open("/imports")
  await choose(new File(["x"], "Invoices.xlsx"))
  expect((await screen.findByRole("alert")).textContent).toContain("not a CSV file")
  expect(calls.some(({ on }) => on.startsWith("POST"))).toBe(false)
})

test("an upload that does not arrive says so", async () => {
  stubUpload(403)
  const file = importFile()
  serve({
    "GET /api/staff/me": self(),
    "GET /api/staff/imports": { items: [], next: null },
    "POST /api/staff/imports": { import: file, upload: { url: "https://files.example/", fields: {} } },
  })
  await open("/imports")
  await choose(new File(["a"], "Invoice.csv"))
  expect((await screen.findByRole("alert")).textContent).toContain("did not arrive")
})

test("the dry run counts, sums up by currency, and gives every bad row its reason", async () => {
  serve(at(importFile()))
  await open("/imports/imp_invoices")
  await screen.findByText(/Recognised as .*Zoho Books.*12 rows/)
  const count = (name: string) => screen.getByText(name).parentElement?.querySelector("dd")?.textContent
  expect([count("New invoices"), count("Changed invoices"), count("New customers")]).toEqual(["6", "1", "3"])
  expect(screen.getByText(/AED.18,420\.00/)).toBeTruthy()
  expect(screen.getByText(/KWD.312\.500/)).toBeTruthy()
  const table = within(screen.getByRole("table", { name: "Rows that cannot be read" }))
  const cells = table.getAllByRole("cell").map((cell) => cell.textContent)
  expect(cells).toEqual(["7", "INV-2003", "Invoice Date", "31/02/2026", "Not a date"])
})

test("the reasons are told in Arabic too", async () => {
  serve(at(importFile()))
  await open("/imports/imp_invoices", "ar")
  await screen.findByText("ليس تاريخًا")
  expect(screen.getByText("تعذرت قراءة صف واحد")).toBeTruthy()
  expect(screen.getByRole("button", { name: "استيراد 7 فواتير" })).toBeTruthy()
})

test("starting shows the progress and, once done, leads to the customers", async () => {
  let file = importFile()
  serve({
    ...at(file),
    "GET /api/staff/imports/imp_invoices": () => file,
    "POST /api/staff/imports/imp_invoices/start": () => {
      file = importFile({ state: "importing", progress: { at: 3, of: 9 } })
      return file
    },
  })
  await open("/imports/imp_invoices")
  fireEvent.click(await screen.findByRole("button", { name: "Import 7 invoices" }))
  await screen.findByText("3 of 9 invoices")
  expect(screen.getByRole("progressbar", { name: "Importing" })).toBeTruthy()
  file = importFile({ state: "done", finishedAt: "2026-11-22T08:01:00.000Z" })
  await screen.findByRole("heading", { name: "Import finished" })
  expect(screen.getByRole("link", { name: "See customers" }).getAttribute("href")).toBe("/customers")
})

test("an unclear date format is asked about before anything can start", async () => {
  const file = importFile({
    dateFormat: undefined,
    problems: [{ row: 1, reason: "date_format_undecided" }],
  })
  const calls = serve({
    ...at(file),
    "PUT /api/staff/imports/imp_invoices/mapping": { ...file, state: "analysing" },
  })
  await open("/imports/imp_invoices")
  await screen.findByRole("heading", { name: "Which date comes first?" })
  expect(screen.queryByRole("button", { name: /^Import/ })).toBeNull()
  fireEvent.input(screen.getByLabelText(/Month first/))
  fireEvent.click(screen.getByRole("button", { name: "Use this order" }))
  await waitFor(() =>
    expect(calls.find(({ on }) => on.startsWith("PUT"))?.body).toEqual({
      columns: file.columns,
      dateFormat: "MM/dd/yyyy",
    }),
  )
})

test("columns that are needed can be mapped, each field once, with a sample of each column", async () => {
  const file = importFile({
    format: undefined,
    columns: { invoiceNumber: 0, customerName: 1, issuedOn: 2, lineTotal: 4 },
    problems: [{ row: 1, column: "total", reason: "missing_column" }],
  })
  const calls = serve({
    ...at(file),
    "PUT /api/staff/imports/imp_invoices/mapping": { ...file, state: "analysing" },
  })
  await open("/imports/imp_invoices")
  await screen.findByText("Still needed: Total")
  const again = screen.getByRole("button", { name: "Read again with these columns" }) as HTMLButtonElement
  expect(again.disabled).toBe(true)
  expect(screen.getByText("405.01")).toBeTruthy()
  const total = screen.getByLabelText("Goes into: Total")
  fireEvent.input(total, { target: { value: "total" } })
  await waitFor(() => expect(again.disabled).toBe(false))
  fireEvent.click(again)
  await waitFor(() =>
    expect(calls.find(({ on }) => on.startsWith("PUT"))?.body).toEqual({
      columns: { ...file.columns, total: 3 },
      dateFormat: "dd/MM/yyyy",
    }),
  )
})

test("a file that cannot be read says why and what to do", async () => {
  serve(at(importFile({ state: "failed", failure: "file_spreadsheet", counts: undefined, problems: [] })))
  await open("/imports/imp_invoices")
  await screen.findByText(/Save it as CSV in Excel or Numbers/)
  expect(screen.getByRole("link", { name: "Import another file" })).toBeTruthy()
})

test("a start that somebody else was faster with is explained", async () => {
  serve({
    ...at(importFile()),
    "POST /api/staff/imports/imp_invoices/start": refuse(409, "conflict", { reason: "importing" }),
  })
  await open("/imports/imp_invoices")
  fireEvent.click(await screen.findByRole("button", { name: "Import 7 invoices" }))
  expect((await screen.findByRole("alert")).textContent).toBe("This import is running already.")
})

test("a viewer sees an import but can neither start nor map it", async () => {
  serve(at(importFile(), "viewer"))
  await open("/imports/imp_invoices")
  await screen.findByText("Not a date")
  expect(screen.queryByRole("button", { name: /Import \d/ })).toBeNull()
  expect(screen.queryByRole("button", { name: /Read again/ })).toBeNull()
})
