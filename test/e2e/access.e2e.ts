import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { authenticator } from "../../infra/local/errands.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { mailTo, newCustomer, newTenant, password, type TestTenant } from "../helpers/world.ts"

/** How contacts come in, prove who they are, and decide about their own and their colleagues' access. */

const { cloud } = useCloud()
const email = "fatima@access.example"
const colleague = "nadia@access.example"
const contexts: BrowserContext[] = []
const complaints: string[] = []
let browser: Browser
let tenant: TestTenant
let laptop: Page
let phone: Page
let app: ReturnType<typeof authenticator>
let recoveryCodes: string[] = []

async function newPage(size: keyof typeof sizes) {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: "en-GB",
    timezoneId: "Asia/Dubai",
  })
  contexts.push(context)
  context.setDefaultTimeout(12_000)
  const page = await context.newPage()
  page.on("pageerror", (error) => complaints.push(error.message))
  return page
}

beforeAll(async () => {
  browser = await launchBrowser()
  tenant = await newTenant(cloud())
  laptop = await newPage("desktop")
  phone = await newPage("phone")
})
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()))
  await browser?.close()
})

const at = (path: string) => `${cloud().urls.portal(tenant.slug)}${path}`
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click()

async function invite(customerId: string, name: string, to: string, role: string) {
  const contacts = `POST /api/staff/customers/${customerId}/contacts`
  const contact = await tenant.owner.ok(contacts, { name, email: to, role, language: "en" })
  await tenant.owner.ok(`${contacts}/${contact.id}/invitation`, {})
}

const linkIn = async (to: string) =>
  /https?:\/\/\S+#[\w.-]+/.exec((await mailTo(cloud(), to)).text)?.[0] ?? ""
const codeIn = async (to: string) => /\b\d{6}\b/.exec((await mailTo(cloud(), to)).text)?.[0] ?? ""

async function signOut(page: Page) {
  await press(page, /^Account of/)
  await press(page, "Sign out")
  await heading(page, "Sign in")
}

async function secondStep(page: Page) {
  await heading(page, "Two-step sign-in")
  await page.getByLabel("Code from your authenticator app").fill(app.code())
  await heading(page, /^Hello/)
}

test("an invited contact sets a password and adds an authenticator app", async () => {
  const customer = await newCustomer(tenant, "Harbour Lane Cafés")
  await invite(customer.id, "Fatima Al Zaabi", email, "admin")
  await laptop.goto(await linkIn(email))
  await laptop.getByLabel("New password").fill(password)
  await press(laptop, "Set password and continue")
  await heading(laptop, /^Hello/)

  await laptop.goto(at("/account"))
  await press(laptop, "Set up")
  const secret = (await laptop.locator("dialog code").textContent())?.replace(/\s/g, "") ?? ""
  app = authenticator(cloud(), secret, 1)
  await laptop.getByLabel("6-digit code").fill(app.code())
  await heading(laptop, "Save your recovery codes")
  recoveryCodes = await laptop
    .getByRole("list", { name: "Recovery codes" })
    .getByRole("listitem")
    .allTextContents()
  expect(recoveryCodes).toHaveLength(10)
  await press(laptop, "I have saved them")
  await laptop.getByText("10 codes left").waitFor()
  await picture(laptop, "portal-account-en-desktop")
  await signOut(laptop)
})

test("R31: a password alone, or a mailed code alone, opens nothing any more", async () => {
  await laptop.getByLabel("E-mail", { exact: true }).fill(email)
  await laptop.getByLabel("Password", { exact: true }).fill(password)
  await press(laptop, "Sign in")
  await secondStep(laptop)

  await phone.goto(at("/sign-in"))
  await phone.getByLabel("E-mail", { exact: true }).fill(email)
  await press(phone, "E-mail me a code instead")
  await heading(phone, "Check your mail")
  await picture(phone, "portal-code-en-phone")
  await phone.getByLabel("6-digit code").fill(await codeIn(email))
  await secondStep(phone)
})

test("a session is seen from another device, and ended there", async () => {
  await laptop.goto(at("/account"))
  const devices = laptop.getByRole("list", { name: "Signed-in devices" }).getByRole("listitem")
  await expect.poll(() => devices.count()).toBe(2)
  await devices.getByRole("button", { name: /^Sign out/ }).click()
  await expect.poll(() => devices.count()).toBe(1)
  await phone.getByRole("link", { name: "Statement" }).click()
  await heading(phone, "Sign in")
})

test("an admin invites a colleague, who joins", async () => {
  await laptop.goto(at("/colleagues"))
  await press(laptop, "Invite a colleague")
  const dialog = laptop.getByRole("dialog")
  await dialog.getByLabel("Name").fill("Nadia Newcomer")
  await dialog.getByLabel("E-mail").fill(colleague)
  await dialog.getByRole("radio", { name: /^Viewer/ }).check()
  await dialog.getByRole("button", { name: "Send invitation" }).click()
  await laptop.getByRole("listitem").filter({ hasText: colleague }).getByText("Invited").first().waitFor()
  await picture(laptop, "portal-colleagues-en-desktop")

  const nadia = await newPage("desktop")
  await nadia.goto(await linkIn(colleague))
  await nadia.getByLabel("New password").fill(password)
  await press(nadia, "Set password and continue")
  await heading(nadia, /^Hello/)
  await nadia.goto(at("/colleagues"))
  await nadia.getByRole("link", { name: "Fatima Al Zaabi" }).waitFor()
  expect(await nadia.getByRole("button", { name: /Remove|Invite/ }).count()).toBe(0)

  await laptop.reload()
  await laptop
    .getByRole("listitem")
    .filter({ hasText: colleague })
    .getByText(/last seen/)
    .waitFor()
})

test("one address joins a second customer with the password it has, and switches between them", async () => {
  const second = await newCustomer(tenant, "Desert Rose Hospitality")
  await invite(second.id, "Fatima Al Zaabi", email, "payer")
  await phone.goto(await linkIn(email))
  await heading(phone, /^Add .*Desert Rose/)
  await phone.getByLabel("Your password").fill(password)
  await press(phone, "Add and continue")
  await press(phone, "Use a recovery code")
  await phone.getByLabel("Recovery code").fill(recoveryCodes[0] ?? "")
  await press(phone, "Sign in")
  await heading(phone, /^Hello/)
  const switcher = (customer: string) =>
    phone.getByRole("button", { name: new RegExp(`${customer}.*change customer`) })
  await switcher("Desert Rose").click()
  await picture(phone, "portal-switcher-en-phone")
  await phone.getByRole("button", { name: "Harbour Lane Cafés", exact: true }).click()
  await switcher("Harbour Lane").waitFor()
})

test("R29: signing out everywhere ends the other browser at once", async () => {
  await phone.goto(at("/account"))
  await press(phone, "Sign out everywhere")
  await phone.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click()
  await heading(phone, "Sign in")
  await laptop.getByRole("link", { name: "Payments" }).click()
  await heading(laptop, "Sign in")
})

test("staff look at the portal as the customer, and change nothing", async () => {
  const [customer] = (await tenant.owner.ok("GET /api/staff/customers?search=Harbour")).items
  const { url } = await tenant.owner.ok(`POST /api/staff/customers/${customer.id}/preview`, {})
  const staff = await newPage("desktop")
  await staff.goto(url)
  await staff.getByText(/You see what .*Harbour Lane Cafés.* sees/).waitFor()
  await picture(staff, "portal-preview-en-desktop")
  await press(staff, "Leave preview")
  await heading(staff, "The preview is over")
})

test("no page threw", () => {
  expect(complaints).toEqual([])
})
