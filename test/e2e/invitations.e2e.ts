import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { fillWithHostileTexts, markup } from "../helpers/hostile-company.ts"
import { mailTo, newCustomer, newStaff, newTenant, password, type TestTenant } from "../helpers/world.ts"

/** Inviting in a real browser: one person with the very mail beside the form, then many, followed until somebody joined. */

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

async function newContactOf(customerId: string, name: string, language = "en") {
  const email = `${name.toLowerCase().replace(/\W/g, "")}@customer.example`
  const input = { name, email, role: "payer", language }
  await tenant.owner.ok(`POST /api/staff/customers/${customerId}/contacts`, input)
  return email
}

beforeAll(async () => {
  browser = await launchBrowser()
  tenant = await newTenant(cloud())
  harbour = (await newCustomer(tenant, "Harbour Lane Hospitality LLC")).id
  await newContactOf((await newCustomer(tenant, "Blue Dhow Shipping")).id, "Mei Lin")
  await newContactOf((await newCustomer(tenant, "Falcon Ridge")).id, "Noor", "ar")
  await newCustomer(tenant, "Nobody Known LLC")
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

test("those chosen in the list are invited in the company's own words, seen before on the mail of one of them", async () => {
  await staff.goto(at("/invitations"))
  await staff.getByText("Nobody was invited in bulk yet").waitFor()
  await sound("none")
  await staff.goto(at("/customers"))
  for (const name of ["Blue Dhow Shipping", "Falcon Ridge", "Nobody Known LLC"])
    await staff.getByRole("checkbox", { name: new RegExp(name) }).check()
  await sound("chosen")
  await press("Invite to the portal")
  await staff.getByRole("radio", { name: /The 3 customers I chose/ }).waitFor()
  await staff.getByRole("heading", { name: "2 people get an invitation" }).waitFor()
  await staff.getByText("Nobody to write to").waitFor()
  await sound("who")
  await press("Continue")
  await staff.getByLabel("Our own words, English").click()
  await staff.getByLabel("Subject").fill("Welcome, ")
  await press(/Person’s name/)
  await staff.getByLabel("Message").fill("All that {customer} owes is in one place now.")
  await staff.getByLabel("As this person gets it").selectOption({ label: "Mei Lin · Blue Dhow Shipping" })
  await staff.getByText("Welcome, Mei Lin", { exact: true }).waitFor()
  await mail()
    .getByText(/Blue Dhow Shipping owes is in one place/)
    .waitFor()
  await sound("what")
  await press("Continue")
  await staff.getByText("Check and send").last().waitFor()
  await sound("check")
  await press("Send 2 invitations")
  await staff.getByText("Everything is sent.").waitFor({ timeout: 20_000 })
  const { subject, text } = await mailTo(cloud(), "meilin@customer.example").then(({ headers, text }) => ({
    subject: headers.subject,
    text,
  }))
  expect(subject).toBe("Welcome, Mei Lin")
  expect(text).toMatch(/Blue Dhow Shipping owes is in one place/)
})

test("whoever joins is seen to have joined, on a phone and in Arabic too", async () => {
  const { text } = await mailTo(cloud(), "meilin@customer.example")
  const [link = ""] = /https?:\/\/\S+\/welcome#\S+/.exec(text) ?? []
  const reader = await browser.newContext({ viewport: sizes.phone, locale: "en-GB" })
  const mei = await reader.newPage()
  await mei.goto(link)
  await mei
    .getByLabel(/password/i)
    .first()
    .fill(password)
  await mei
    .getByRole("button", { name: /portal|password|go on|open/i })
    .first()
    .click()
  await mei.getByRole("heading", { level: 1 }).first().waitFor()
  await reader.close()
  await staff
    .getByRole("row", { name: /Mei Lin/ })
    .getByText("Joined")
    .waitFor({ timeout: 15_000 })
  await sound("live")
  await staff.setViewportSize(sizes.phone)
  await staff.evaluate(() => localStorage.setItem("language", "ar"))
  await staff.reload()
  await staff.getByText("انضم").first().waitFor()
  await sound("live-phone-ar")
  await staff.goto(at("/invitations"))
  await staff.locator("tbody tr").first().waitFor()
  await sound("list-phone-ar")
})

/** Shown as it was typed, with nothing that ran, nothing that the policy had to stop and nothing too wide. */
async function showsWords(page: Page, address: string) {
  await page.goto(address)
  await page.locator("main").getByText(markup).first().waitFor()
  await page.waitForLoadState("networkidle")
  const found = await page.evaluate(() => ({
    made: document.querySelectorAll("img[src=x], script:not([src]), [onerror]").length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    turned: /[\u202a-\u202e\u2066\u2067]/.test(document.body.innerText),
  }))
  expect(found, address).toEqual({ made: 0, wider: 0, turned: false })
}

test("R59 R61: a company full of hostile words shows them as words, to its customer and to its staff", async () => {
  const { customer, invoice, contact, query } = await fillWithHostileTexts(cloud(), tenant)
  const reader = await browser.newContext({ viewport: sizes.phone, locale: "en-GB" })
  const portal = await reader.newPage()
  for (const page of [portal, staff]) {
    page.on("dialog", (dialog) => {
      complaints.push(`a script ran: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on("console", (said) => {
      if (/Content Security Policy/.test(said.text())) complaints.push(said.text())
    })
  }
  const home = cloud().urls.portal(tenant.slug)
  await portal.goto(`${home}/sign-in`)
  await portal.getByLabel("E-mail").fill(contact.email)
  await portal.getByLabel("Password", { exact: true }).fill(password)
  await portal.getByRole("button", { name: "Sign in" }).first().click()
  await portal.getByRole("heading", { name: /^Hello/ }).waitFor()
  for (const path of ["/", `/invoices/${invoice.id}`, `/queries/${query.id}`])
    await showsWords(portal, `${home}${path}`)
  await picture(portal, "hostile-portal-phone")
  for (const path of ["", `/queries/${query.id}`])
    await showsWords(staff, at(`/customers/${customer.id}${path}`))
  await picture(staff, "hostile-staff-phone-ar")
  await reader.close()
})

test("no page threw, and no policy was met", () => {
  expect(complaints).toEqual([])
})
