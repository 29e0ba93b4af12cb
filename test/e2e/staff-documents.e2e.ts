import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { newCustomer, newStaff, newTenant, password, type TestTenant } from "../helpers/world.ts"

/** Finance's day in a real browser: an invoice is written, published, paid in part and corrected. */

const { cloud } = useCloud()
const complaints: string[] = []
let browser: Browser
let context: BrowserContext
let tenant: TestTenant
let customerId: string
let staff: Page

const at = (path: string) => `${cloud().urls.staff}${path}`
const press = (name: string | RegExp) => staff.getByRole("button", { name }).first().click()
const confirm = (name: string | RegExp) => staff.getByRole("dialog").getByRole("button", { name }).click()

/** Looked at by axe, and kept for people to look at. */
async function sound(name: string) {
  await staff.waitForLoadState("networkidle")
  expect(await faults(staff), name).toEqual([])
  await picture(staff, `finance-${name}`)
}

beforeAll(async () => {
  browser = await launchBrowser()
  tenant = await newTenant(cloud())
  await tenant.owner.ok("PUT /api/staff/tenant", {
    ...companyOf((await tenant.owner.ok("GET /api/staff/me")).tenant),
    trn: "100200300400503",
  })
  customerId = (await newCustomer(tenant, "Harbour Lane Hospitality LLC")).id
  const { email } = await newStaff(cloud(), tenant, "finance")
  context = await browser.newContext({ viewport: sizes.desktop, locale: "en-GB", timezoneId: "Asia/Dubai" })
  context.setDefaultTimeout(12_000)
  staff = await context.newPage()
  staff.on("pageerror", (error) => complaints.push(error.message))
  await staff.goto(at("/sign-in"))
  await staff.getByLabel("Work e-mail").fill(email)
  await staff.getByLabel("Password", { exact: true }).fill(password)
  await press("Sign in")
  await staff.getByRole("heading", { name: /Sami/ }).waitFor()
}, 90_000)
afterAll(async () => {
  await context?.close()
  await browser?.close()
})

type Company = Record<"name" | "email" | "timeZone" | "language", string> & { address: object }
const companyOf = ({ name, email, timeZone, language, address }: Company) => ({
  name,
  email,
  timeZone,
  language,
  address,
})

test("an invoice is written from the keyboard, with the server's sums, and published", async () => {
  await staff.goto(at("/invoices"))
  await staff.getByRole("link", { name: "New invoice" }).first().click()
  await staff.getByRole("combobox", { name: "Customer" }).fill("Harbour")
  await staff.getByRole("option", { name: /Harbour Lane Hospitality/ }).waitFor()
  await staff.keyboard.press("Enter")
  await staff.getByLabel("Description").fill("Chairs “Marina”, oak")
  await staff.keyboard.press("Tab")
  await staff.keyboard.type("12")
  await staff.keyboard.press("Tab")
  await staff.keyboard.type("1,450.50")
  await staff.keyboard.press("Enter")
  await staff.getByLabel("Description").nth(1).fill("Delivery")
  await staff.getByLabel("Unit price").nth(1).fill("100")
  await staff.getByText("AED 18,381.30").waitFor()
  await sound("editor")
  await staff.keyboard.press("Control+Enter")
  await staff
    .getByRole("dialog")
    .getByText(/only corrected by a credit note/)
    .waitFor()
  await sound("publish")
  await confirm("Publish")
  await staff.getByRole("heading", { name: /^INV-/ }).waitFor()
  await staff
    .getByText(/Published invoice/)
    .first()
    .waitFor()
  await sound("invoice")
})

test("part of it is paid, and it says what stays open", async () => {
  await staff.getByRole("link", { name: "Record payment" }).click()
  await staff.getByLabel("Amount received").fill("10,000")
  await staff.getByText(/8,381\.30.* stays open/).waitFor()
  await sound("payment")
  await press("Record payment")
  await staff.getByText("Part paid").first().waitFor()
})

test("a tax invoice is corrected by a credit note, not rewritten", async () => {
  expect(await staff.getByRole("button", { name: "Make void" }).isDisabled()).toBe(true)
  await staff.getByRole("link", { name: "Credit note", exact: true }).click()
  await staff.getByText(/At most .*18,381\.30/).waitFor()
  await staff.getByLabel("Reason").fill("Delivery was free of charge")
  await staff.getByLabel("Description").first().press("Control+Shift+Backspace")
  await staff.getByText("AED 105.00").waitFor()
  await sound("credit-note-editor")
  await press(/^Issue/)
  await confirm("Issue")
  await staff.getByRole("heading", { name: /^CN-/ }).waitFor()
  await sound("credit-note")
})

test("every page is sound, in Arabic on a phone too, and nothing scrolls sideways", async () => {
  const customer = `/customers/${customerId}`
  const pages = [
    "/invoices",
    "/credit-notes",
    "/payments",
    "/queries",
    "/settings/numbering",
    "/settings/queries",
  ]
  for (const path of [...pages, "/settings/statements", customer, `${customer}?tab=statement`]) {
    await staff.goto(at(path))
    await staff.getByRole("heading", { level: 1 }).first().waitFor()
    await sound(`page${path.replace(/\W+/g, "-").replace(customerId, "customer")}`)
  }
  await staff.setViewportSize(sizes.phone)
  await staff.evaluate(() => localStorage.setItem("language", "ar"))
  for (const path of [`/invoices/new?customer=${customerId}`, `${customer}?tab=statement`, "/queries"]) {
    await staff.goto(at(path))
    await staff.getByRole("heading", { level: 1 }).first().waitFor()
    await sound(`phone-ar${path.replace(/\W+/g, "-").replace(customerId, "customer")}`)
    expect(await staff.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(
      true,
    )
  }
})

test("no page threw", () => {
  expect(complaints).toEqual([])
})
