import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { mailTo, newCustomer, newStaff, newTenant, password, type TestTenant } from "../helpers/world.ts"

/** Inviting one person in a real browser, with the very mail beside what goes into it. */

const { cloud } = useCloud()
const complaints: string[] = []
let browser: Browser
let context: BrowserContext
let tenant: TestTenant
let staff: Page
let harbour: string

const at = (path: string) => `${cloud().urls.staff}${path}`
const press = (name: string | RegExp) => staff.getByRole("button", { name }).first().click()
const mail = () => staff.locator(".mail-body")

/** Looked at by axe, never wider than its window, and kept for people to look at. */
async function sound(name: string) {
  await staff.waitForLoadState("networkidle")
  expect(await faults(staff), name).toEqual([])
  expect(await staff.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(
    true,
  )
  await picture(staff, `inviting-${name}`)
}

beforeAll(async () => {
  browser = await launchBrowser()
  tenant = await newTenant(cloud())
  harbour = (await newCustomer(tenant, "Harbour Lane Hospitality LLC")).id
  const { email } = await newStaff(cloud(), tenant, "finance")
  context = await browser.newContext({ viewport: sizes.desktop, locale: "en-GB", timezoneId: "Asia/Dubai" })
  context.setDefaultTimeout(12_000)
  staff = await context.newPage()
  staff.on("pageerror", (error) => complaints.push(error.message))
  staff.on("console", (said) => {
    if (/Content Security Policy/.test(said.text())) complaints.push(said.text())
  })
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

test("somebody new is invited with a note that stands in the mail as it was shown", async () => {
  await staff.goto(at(`/customers/${harbour}`))
  await press("Add contact")
  const dialog = staff.getByRole("dialog")
  await dialog.getByLabel("Name").fill("Sara Khan")
  await dialog.getByLabel("E-mail").fill("sara@customer.example")
  await dialog.getByLabel("Personal note").fill("See you on Sunday at the site")
  await mail().getByText("See you on Sunday at the site").waitFor()
  await sound("one")
  await dialog.getByRole("button", { name: "Add and invite" }).click()
  await staff.getByText("Invited", { exact: true }).waitFor()
  expect((await mailTo(cloud(), "sara@customer.example")).text).toContain("See you on Sunday at the site")
})

test("who was invited is written to again in Arabic, on a phone too, and can be revoked", async () => {
  const line = staff.locator(".contact", { hasText: "sara@customer.example" })
  await line.getByRole("button", { name: "Send again" }).click()
  await staff.getByRole("dialog").getByLabel("Language").selectOption("ar")
  await mail().getByText("اختيار كلمة المرور").waitFor()
  await sound("again")
  await staff.setViewportSize(sizes.phone)
  await sound("again-phone")
  await staff.setViewportSize(sizes.desktop)
  await staff.getByRole("dialog").getByRole("button", { name: "Send again" }).click()
  await staff.getByRole("dialog").waitFor({ state: "hidden" })
  await line.getByRole("button", { name: "Revoke" }).click()
  await staff.getByRole("dialog").getByRole("button", { name: "Revoke invitation" }).click()
  await staff.getByText("Not invited", { exact: true }).waitFor()
})

test("no page threw, and no policy was met", () => {
  expect(complaints).toEqual([])
})
