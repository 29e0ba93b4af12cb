import { readFileSync } from "node:fs"
import type { Browser, BrowserContext, Download, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { newShop, type Shop } from "../helpers/shop.ts"
import { importCsv, mailTo, newContact, password, zohoCsv } from "../helpers/world.ts"

/** The customer's daily work in a real browser: statements, files, queries, details, links. */

const { cloud } = useCloud()
const email = "fatima@documents.example"
const complaints: string[] = []
let browser: Browser
let shop: Shop
let customerId: string
let portal: Page
const contexts: BrowserContext[] = []

async function newPage(size: keyof typeof sizes, colorScheme: "light" | "dark" = "light") {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme,
    locale: "en-GB",
    timezoneId: "Asia/Dubai",
  })
  contexts.push(context)
  context.setDefaultTimeout(12_000)
  const page = await context.newPage()
  page.on("pageerror", (error) => complaints.push(error.message))
  return page
}

const at = (path: string) => `${cloud().urls.portal(shop.tenant.slug)}${path}`
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click()
const owner = () => shop.tenant.owner

/** Looked at by axe, and kept for people to look at. */
async function sound(page: Page, name: string) {
  await page.waitForLoadState("networkidle")
  expect(await faults(page), name).toEqual([])
  await picture(page, `documents-${name}`)
}

async function signIn(page: Page) {
  await page.goto(at("/sign-in"))
  await page.getByLabel("E-mail").fill(email)
  await page.getByLabel("Password", { exact: true }).fill(password)
  await press(page, "Sign in")
  await heading(page, /^Hello/)
}

async function saved(page: Page, start: () => Promise<unknown>) {
  const [download] = (await Promise.all([page.waitForEvent("download"), start()])) as [Download, unknown]
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

beforeAll(async () => {
  browser = await launchBrowser()
  shop = await newShop(cloud())
  const rows = [
    { id: "1", number: "INV-2041", total: "1050.00" },
    { id: "2", number: "INV-2044", total: "420.00", dueOn: "2027-12-15" },
    { id: "3", number: "INV-1990", total: "300.00", balance: "0.00", status: "Closed" },
  ]
  await importCsv(cloud(), owner(), zohoCsv({ id: "c1", name: "Harbour Lane Cafés" }, rows))
  customerId = (await owner().ok("GET /api/staff/customers?search=Harbour")).items[0].id
  await newContact(cloud(), shop.tenant, customerId, "admin", email)
  portal = await newPage("desktop")
  await signIn(portal)
}, 90_000)
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()))
  await browser?.close()
})

test("a statement adds up, is saved as PDF and CSV, and leads to paying what is open", async () => {
  await portal.getByRole("link", { name: "Statement" }).first().click()
  await heading(portal, "Statement of account")
  await portal.getByRole("radio", { name: "This year" }).check()
  await portal.getByRole("row", { name: /Closing balance/ }).waitFor()
  expect(await portal.getByRole("row", { name: /Closing balance/ }).innerText()).toContain("1,470.00")
  await sound(portal, "statement-en-desktop")

  const menu = () => press(portal, "Download")
  await menu()
  const pdf = await saved(portal, () => press(portal, "PDF, English"))
  expect([pdf.name.endsWith(".pdf"), pdf.bytes.subarray(0, 5).toString()]).toEqual([true, "%PDF-"])
  await menu()
  const csv = await saved(portal, () => press(portal, "CSV, العربية"))
  expect(csv.bytes.toString()).toContain("INV-2041")

  await portal.getByRole("link", { name: /^Pay AED.1,470\.00/ }).click()
  await heading(portal, "Review your payment")
  await portal.getByRole("row", { name: /INV-2041/ }).waitFor()
  await portal.getByRole("button", { name: /^Pay AED.1,470\.00/ }).waitFor()
  await sound(portal, "review-en-desktop")
})

test("several invoices are saved as one PDF and as a ZIP", async () => {
  await portal.goto(at("/invoices?filter=all"))
  for (const number of ["INV-2041", "INV-1990"])
    await portal.getByRole("checkbox", { name: new RegExp(number) }).check()
  await press(portal, "Download")
  const pdf = await saved(portal, () => press(portal, "One PDF of all"))
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-")
  await press(portal, "Download")
  const zip = await saved(portal, () => press(portal, "ZIP of single PDFs"))
  expect(zip.bytes.subarray(0, 2).toString()).toBe("PK")
  expect(zip.bytes.toString("latin1")).toContain("INV-1990")
})

test("a query with a file goes to the company, its answer comes back, and it is solved", async () => {
  await portal.goto(at("/invoices"))
  await portal.getByRole("link", { name: "INV-2041" }).click()
  await portal.getByRole("link", { name: "Ask about this" }).click()
  await portal.getByText("INV-2041").first().waitFor()
  await portal.getByLabel("Subject").fill("Delivery address")
  await portal.getByLabel("Your question").fill("It is that of our old office.\nPlease change it.")
  await portal.getByLabel("Choose files").setInputFiles([
    { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Harbour Road 3\n") },
    { name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>not a PDF</html>\u0000") },
  ])
  await portal.getByText("This kind of file cannot be attached").waitFor()
  await portal.getByRole("button", { name: /Remove.*page\.pdf/ }).click()
  await portal.getByText(/note\.txt.* is attached/).waitFor({ state: "attached" })
  await sound(portal, "new-query-en-desktop")
  await press(portal, "Send")
  await heading(portal, "Delivery address")
  await portal.getByText(/The company answers by/).waitFor()
  const note = await saved(portal, () => press(portal, /note\.txt/))
  expect(note.bytes.toString()).toBe("Harbour Road 3\n")

  const id = portal.url().split("/").at(-1)
  await owner().ok(`POST /api/staff/customers/${customerId}/queries/${id}/messages`, { text: "Which one?" })
  await portal.reload()
  await portal.getByText("The company waits for your answer.").waitFor()
  await sound(portal, "query-en-desktop")
  await portal.getByLabel("Your answer").fill("Harbour Road 3")
  await press(portal, "Send answer")
  await portal.getByText("Harbour Road 3").waitFor()
  await press(portal, "Mark as solved")
  await portal.getByText(/This query is solved/).waitFor()
  await portal.goto(at("/queries?status=solved"))
  await portal.getByRole("link", { name: "Delivery address" }).waitFor()
  await sound(portal, "queries-en-desktop")
})

test("for what the portal does not handle a person is named instead of a form", async () => {
  await portal.goto(at("/queries/new"))
  await portal.getByLabel("What is it about?").selectOption("renegotiation")
  await heading(portal, "This is best settled in person")
  expect(await portal.getByLabel("Your question").count()).toBe(0)
  await sound(portal, "query-person-en-desktop")
})

test("changed details are proposed, shown beside the old ones, and withdrawn", async () => {
  await portal.goto(at("/details"))
  await press(portal, "Propose a change")
  const dialog = portal.getByRole("dialog")
  await dialog.getByLabel(/^Phone/).fill("+971 4 555 0200")
  await dialog.getByLabel(/^City/).fill("Dubai")
  expect(await faults(portal)).toEqual([])
  await dialog.getByRole("button", { name: "Send proposal" }).click()
  await heading(portal, "A change is under review")
  expect(await portal.getByRole("table").getByRole("row").count()).toBe(3)
  await sound(portal, "details-en-desktop")
  await press(portal, "Withdraw proposal")
  await portal.getByRole("dialog").getByRole("button", { name: "Withdraw proposal" }).click()
  await portal.getByRole("button", { name: "Propose a change" }).waitFor()
})

test("mails that are not needed are switched off, and stay so", async () => {
  await portal.goto(at("/account"))
  const statements = () => portal.getByRole("switch", { name: "Statements of account" })
  await Promise.all([
    portal.waitForResponse((answer) => answer.request().method() === "PUT"),
    statements().uncheck(),
  ])
  await portal.reload()
  await statements().waitFor()
  expect(await statements().isChecked()).toBe(false)
  expect(await portal.getByRole("switch", { name: "Receipts" }).isDisabled()).toBe(true)
  await sound(portal, "account-en-desktop")
})

test("one invoice opens by a mail's link alone, in Arabic on a phone, until it is withdrawn", async () => {
  const { items } = await owner().ok(`GET /api/staff/customers/${customerId}/invoices`)
  const invoice = items.find(({ number }: { number: string }) => number === "INV-2041")
  const contacts = (await owner().ok(`GET /api/staff/customers/${customerId}`)).contacts
  const links = `/api/staff/customers/${customerId}/invoices/${invoice.id}/links`
  const { id } = await owner().ok(`POST ${links}`, { contactId: contacts[0].id })
  const url = /https?:\/\/\S+\/view#[\w.-]+/.exec((await mailTo(cloud(), email)).text)?.[0] ?? ""

  const phone = await newPage("phone", "dark")
  await phone.goto(url)
  await heading(phone, /INV-2041/)
  expect(phone.url()).not.toContain("#")
  await press(phone, "العربية")
  await heading(phone, /الفاتورة/)
  await sound(phone, "linked-ar-phone")
  const pdf = await saved(phone, () => press(phone, "تنزيل PDF"))
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-")
  await phone.goto(at("/invoices"))
  await heading(phone, "تسجيل الدخول")

  await owner().ok(`DELETE ${links}/${id}`)
  await phone.goto(url)
  await heading(phone, "سُحب هذا الرابط")
  await sound(phone, "linked-revoked-ar-phone")
})

const lines = [
  {
    description: "Fit-out of the lobby",
    quantity: "1",
    unitPrice: "8000.00",
    discountPercent: "10",
    taxRate: "5",
  },
  {
    description: "Chairs, oak",
    descriptionArabic: "كراسي، بلوط",
    quantity: "12",
    unitPrice: "45.00",
    taxRate: "5",
  },
]
const below = (kind: string) => `/api/staff/customers/${customerId}/${kind}`
const publish = (kind: string, id: string) => owner().ok(`POST ${below(kind)}/${id}/publish`, {})

test("an estimate is accepted with a name and a purchase order, another is declined with a reason", async () => {
  const draft = { currency: "AED", issuedOn: "2026-10-01", expiresOn: "2099-12-31", lines }
  for (const reference of ["Lobby", "Terrace"]) {
    const { estimate } = await owner().ok(`POST ${below("estimates")}`, { ...draft, reference })
    await publish("estimates", estimate.id)
  }
  await portal.goto(at("/"))
  await portal.getByRole("link", { name: /2 estimates await your decision/ }).waitFor()
  await sound(portal, "overview-en-desktop")
  await portal.goto(at("/estimates"))
  await sound(portal, "estimates-en-desktop")
  await portal.getByRole("row", { name: /Lobby/ }).getByRole("link").click()
  await press(portal, "Accept")
  const dialog = portal.getByRole("dialog")
  await dialog.getByLabel(/purchase order/).fill("PO-7781")
  expect(await faults(portal)).toEqual([])
  await dialog.getByRole("button", { name: "Accept" }).click()
  await portal.getByText(/Accepted by .*PO-7781/).waitFor()
  await sound(portal, "estimate-en-desktop")
  const pdf = await saved(portal, () => portal.getByRole("link", { name: "Download PDF" }).click())
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-")

  await portal.goto(at("/estimates"))
  await portal
    .getByRole("row", { name: /Terrace/ })
    .getByRole("link")
    .click()
  await press(portal, "Decline")
  await dialog.getByLabel("Why not?").fill("Next year, please")
  await dialog.getByRole("button", { name: "Decline" }).click()
  await portal.getByText(/Declined on .*Next year, please/).waitFor()
})

test("a credit note is asked for by lines, approved in part, and can be read and saved", async () => {
  await portal.goto(at("/invoices"))
  await portal.getByRole("link", { name: "INV-2041" }).click()
  await portal.getByRole("link", { name: "Request a credit note" }).click()
  await portal.getByRole("checkbox", { name: /Service/ }).check()
  await portal.getByLabel("Reason").selectOption("damaged")
  await portal.getByLabel("Explanation").fill("The goods came broken.")
  await sound(portal, "ask-credit-en-desktop")
  await press(portal, "Send request")
  await heading(portal, /Credit request for/)
  await portal.getByText("Under review").waitFor()
  const id = portal.url().split("/").at(-1)
  await owner().ok(`POST ${below("credit-note-requests")}/${id}/approve`, {
    minor: 50_000,
    answer: "Half of it.",
  })
  await portal.reload()
  await portal.getByText("Half of it.").waitFor()
  await sound(portal, "request-en-desktop")
  await portal.getByRole("link", { name: /See credit note/ }).click()
  await heading(portal, /^Credit note/)
  await sound(portal, "credit-note-en-desktop")
  const pdf = await saved(portal, () => portal.getByRole("link", { name: "Download PDF" }).click())
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-")
  await portal.goto(at("/"))
  await portal.getByRole("link", { name: /approved in part/ }).waitFor()
})

test("projects and retainers show how far they are", async () => {
  const project = { name: "Hotel lobby", nameArabic: "ردهة الفندق", status: "active", progress: 45 }
  const made = await owner().ok(`POST ${below("projects")}`, {
    ...project,
    budget: { minor: 6_000_000, currency: "AED" },
  })
  await publish("projects", made.project.id)
  const retainer = await owner().ok(`POST ${below("retainers")}`, { name: "Maintenance", currency: "AED" })
  await publish("retainers", retainer.retainer.id)
  await owner().ok(`POST ${below("retainers")}/${retainer.retainer.id}/received`, {
    minor: 100_000,
    on: "2026-10-05",
    idempotencyKey: "once",
  })
  await portal.goto(at("/projects"))
  await sound(portal, "projects-en-desktop")
  await portal.getByRole("link", { name: "Hotel lobby" }).click()
  await heading(portal, "Hotel lobby")
  await sound(portal, "project-en-desktop")
  await portal.goto(at("/retainers"))
  await portal.getByRole("link", { name: "Maintenance" }).click()
  await portal.getByText("Received from you").waitFor()
  await sound(portal, "retainer-en-desktop")
})

test("the phone's navigation reaches every page by the keyboard", async () => {
  const phone = await newPage("phone")
  await signIn(phone)
  await phone.getByRole("button", { name: "More" }).focus()
  await phone.keyboard.press("Enter")
  await phone.getByRole("link", { name: "Queries" }).focus()
  await phone.keyboard.press("Enter")
  await heading(phone, "Queries")
  await phone.getByRole("button", { name: "More: Queries" }).waitFor()
})

test("on a phone, in Arabic and in the dark, no page scrolls sideways and axe finds nothing", async () => {
  const phone = await newPage("phone", "dark")
  await signIn(phone)
  await press(phone, "العربية")
  await phone.locator("html[dir=rtl]").waitFor()
  for (const path of [
    "/",
    "/invoices",
    "/statement",
    "/payments",
    "/estimates",
    "/projects",
    "/retainers",
  ].concat(["/credit-notes", "/credit-note-requests", "/queries", "/queries/new", "/details"])) {
    await phone.goto(at(path))
    await phone.locator("h1").first().waitFor()
    await sound(phone, `${path.slice(1).replaceAll("/", "-") || "overview"}-ar-phone`)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(
      true,
    )
  }
})

test("no page threw", () => {
  expect(complaints).toEqual([])
})
