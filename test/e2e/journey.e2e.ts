import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { zohoExport } from "../../infra/local/demo-data.ts"
import { authenticator } from "../../infra/local/errands.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { mailTo } from "../helpers/world.ts"

/** From signing a company up to a customer having paid: one journey, in a real browser, as people take it. */

const { cloud } = useCloud()
const password = "a long enough password"
const contactEmail = "fatima@journey.example"
let browser: Browser
let app: ReturnType<typeof authenticator>
let staffContext: BrowserContext
let portalContext: BrowserContext
let staff: Page
let portal: Page
const complaints: string[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  staffContext = await browser.newContext({
    viewport: sizes.desktop,
    locale: "en-GB",
    timezoneId: "Asia/Dubai",
  })
  portalContext = await browser.newContext({
    viewport: sizes.desktop,
    locale: "en-GB",
    timezoneId: "Asia/Dubai",
  })
  staff = await staffContext.newPage()
  portal = await portalContext.newPage()
  for (const page of [staff, portal]) page.on("pageerror", (error) => complaints.push(error.message))
})
afterAll(() => browser?.close())

const linkIn = async (email: string) =>
  /https?:\/\/\S+#[\w.-]+/.exec((await mailTo(cloud(), email)).text)?.[0] ?? ""

test("1. a company signs up, confirms its address and lands on the checklist", async () => {
  await staff.goto(`${cloud().urls.staff}/sign-up`)
  await staff.getByLabel("Company name").fill("Journey Trading LLC")
  await staff.getByLabel("Your name").fill("Omar Owner")
  await staff.getByLabel("Work e-mail").fill("omar@journey.example")
  await staff.getByLabel("Password", { exact: true }).fill(password)
  await picture(staff, "staff-sign-up-en-desktop")
  await staff.getByRole("button", { name: "Create portal" }).click()
  await staff.getByRole("heading", { name: "Check your mail" }).waitFor()
  await staff.goto(await linkIn("omar@journey.example"))
  expect(new URL(staff.url()).pathname).toBe("/verify-email")
  await staff.getByRole("button", { name: "Confirm e-mail address" }).click()
  await staff.getByRole("heading", { name: /One minute for your company/ }).waitFor()
  await picture(staff, "staff-gate-en-desktop")
})

test("1b. the owner sets up two-step sign-in with an authenticator app before anything else", async () => {
  await staff.getByRole("button", { name: /Authenticator app/ }).click()
  await staff.getByRole("img", { name: /Picture to scan/ }).waitFor()
  await picture(staff, "staff-gate-app-en-desktop")
  const secret = (await staff.locator(".by-hand code").innerText()).replace(/\s/g, "")
  app = authenticator(cloud(), secret, 1)
  await staff.getByLabel("6-digit code").fill(app.code())
  await staff.getByRole("heading", { name: "Save your recovery codes" }).waitFor()
  await picture(staff, "staff-gate-codes-en-desktop")
  const [download] = await Promise.all([
    staff.waitForEvent("download"),
    staff.getByRole("link", { name: "Download" }).click(),
  ])
  expect(download.suggestedFilename()).toBe("portico-recovery-codes.txt")
  await staff.getByRole("button", { name: "I have saved them" }).click()
  await staff.getByRole("heading", { name: /Omar/ }).waitFor()
  await picture(staff, "staff-home-en-desktop")
})

test("1c. it looks around with sample data, in with one click and out with one", async () => {
  await staff.getByRole("button", { name: "Look around with sample data" }).click()
  await staff.getByText("You are looking at sample data.").waitFor()
  await staff.getByRole("link", { name: "Customers", exact: true }).click()
  await staff.getByRole("link", { name: "Palm Grove Hotels (sample)" }).click()
  await staff.getByText("Huda Karim").waitFor()
  await staff.getByRole("button", { name: "Remove sample data" }).click()
  await staff.getByRole("heading", { name: "No customers yet" }).waitFor()
  await staff.getByText("You are looking at sample data.").waitFor({ state: "detached" })
})

test("2. it opens its portal", async () => {
  await staff.goto(`${cloud().urls.staff}/settings/portal`)
  await staff.getByRole("button", { name: "Open portal" }).click()
  await staff.getByText("Contacts you invited can sign in.").waitFor()
  await picture(staff, "staff-portal-settings-en-desktop")
})

test("3. it imports a Zoho Books export: dry run first, then for real, and a second time nothing changes", async () => {
  const csv = zohoExport(7, { customers: 6, invoices: 60, today: "2026-11-22" })
  for (const round of ["first", "second"]) {
    await staff.goto(`${cloud().urls.staff}/imports`)
    await staff
      .locator("input[type=file]")
      .setInputFiles({ name: "Invoice.csv", mimeType: "text/csv", buffer: Buffer.from(csv) })
    await staff.getByRole("heading", { name: "What this import would do" }).waitFor()
    await picture(staff, `staff-import-dry-run-${round}-en-desktop`)
    if (round === "second") {
      await staff.getByText("Nothing to import").waitFor()
      continue
    }
    await staff.getByRole("button", { name: /^(Start|Import)/ }).click()
    await staff.getByRole("heading", { name: "Import finished" }).waitFor()
    await picture(staff, "staff-import-done-en-desktop")
  }
})

test("Stripe is connected", async () => {
  await staff.goto(`${cloud().urls.staff}/settings/payments`)
  await staff.getByRole("button", { name: "Connect Stripe" }).first().click()
  await staff.getByRole("button", { name: /Complete test onboarding/i }).click()
  await staff.waitForURL(/settings\/payments/)
  await picture(staff, "staff-stripe-en-desktop")
})

test("4. it invites a contact of a customer", async () => {
  await staff.goto(`${cloud().urls.staff}/customers`)
  await picture(staff, "staff-customers-en-desktop")
  await staff.getByRole("link", { name: "Al Noor General Trading LLC" }).click()
  await staff.getByRole("button", { name: "Add contact" }).first().click()
  const dialog = staff.getByRole("dialog")
  await dialog.getByLabel("Name").fill("Fatima Al Zaabi")
  await dialog.getByLabel("E-mail").fill(contactEmail)
  await dialog.getByRole("button", { name: "Add and invite" }).click()
  await staff.locator(".contact", { hasText: contactEmail }).getByText("Invited", { exact: true }).waitFor()
  await picture(staff, "staff-customer-en-desktop")
  const mail = await mailTo(cloud(), contactEmail)
  expect(mail.headers.from).toContain("Journey Trading LLC")
  expect(mail.html).toContain("Journey Trading LLC")
  expect(mail.text).toContain("/welcome#")
})

test("5. the contact opens the link, sets a password and sees what is open", async () => {
  const link = await linkIn(contactEmail)
  for (let opened = 0; opened < 2; opened++) await portal.goto(link)
  await portal.getByRole("heading", { name: /Welcome to/ }).waitFor()
  expect(portal.url()).not.toContain("#")
  await picture(portal, "portal-welcome-en-desktop")
  await portal.getByLabel("New password").fill(password)
  await portal.getByRole("button", { name: "Set password and continue" }).click()
  await portal.getByRole("heading", { name: /Hello/ }).waitFor()
  await picture(portal, "portal-overview-en-desktop")
  await portal.getByRole("link", { name: "Invoices", exact: true }).click()
  await portal.getByRole("heading", { name: "Invoices" }).waitFor()
  await picture(portal, "portal-invoices-en-desktop")
})

test("5b. sorts by date, due date and amount, both ways", async () => {
  for (const column of ["Date", "Due", "Amount"]) {
    for (const direction of ["ascending", "descending"]) {
      const heading = portal.getByRole("columnheader", { name: column })
      for (let click = 0; click < 2; click++) {
        if ((await heading.getAttribute("aria-sort")) === direction) break
        await heading.getByRole("button").click()
        await portal.waitForTimeout(300)
      }
      await expect.poll(() => heading.getAttribute("aria-sort")).toBe(direction)
    }
  }
})

test("6. opens an invoice and downloads its PDF", async () => {
  await portal.locator("tbody a").first().click()
  await portal.getByRole("heading", { name: /^Invoice/ }).waitFor()
  await picture(portal, "portal-invoice-en-desktop")
  const [download] = await Promise.all([
    portal.waitForEvent("download"),
    portal.getByRole("link", { name: "Download PDF" }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  await download.saveAs(".pictures/invoice.pdf")
})

test("7. pays it: processing until the webhook, then paid, with receipt and notice", async () => {
  cloud().stripe.settings({ webhooks: "off" })
  await portal.getByRole("button", { name: /^Pay / }).click()
  await portal.waitForURL(/\/c\/pay\//)
  await picture(portal, "stripe-pay-en-desktop")
  await portal.locator("[name=cardNumber]").fill("4242424242424242")
  await portal.locator("[name=cardExpiry]").fill("12/30")
  await portal.locator("[name=cardCvc]").fill("123")
  await portal.locator("[name=billingName]").fill("Fatima Al Zaabi")
  await portal.getByRole("button", { name: /^Pay (?!by)/ }).click()
  await portal.waitForURL(/\/payments\//)
  await portal.getByRole("heading", { name: "Your payment is being confirmed" }).waitFor()
  await portal.waitForTimeout(2500)
  await portal.getByRole("heading", { name: "Your payment is being confirmed" }).waitFor()
  await picture(portal, "portal-payment-processing-en-desktop")

  cloud().stripe.settings({ webhooks: "on" })
  for (const event of cloud().stripe.events()) await cloud().stripe.resend(event.id)
  await portal.getByRole("heading", { name: /paid$/ }).waitFor()
  await picture(portal, "portal-payment-paid-en-desktop")
  await cloud().idle()
  expect((await mailTo(cloud(), contactEmail)).subject).toMatch(/receipt|paid/i)
  expect((await mailTo(cloud(), "omar@journey.example")).subject).toMatch(/paid|payment/i)
})

test("8. the company sees the payment, the activity and the finished checklist", async () => {
  await staff.goto(`${cloud().urls.staff}/payments`)
  await staff
    .getByText("Paid", { exact: true })
    .or(staff.getByText("Succeeded", { exact: true }))
    .first()
    .waitFor()
  await picture(staff, "staff-payments-en-desktop")
  await staff.goto(cloud().urls.staff)
  await staff.getByRole("heading", { name: /Omar/ }).waitFor()
  await picture(staff, "staff-home-end-en-desktop")
  const { steps } = await staff.evaluate(() => fetch("/api/staff/checklist").then((answer) => answer.json()))
  const open = steps
    .filter((step: { done: boolean }) => !step.done)
    .map((step: { step: string }) => step.step)
  expect(open).toEqual(["branding"])
})

test("9. previewing as the customer shows what they see, says so, and cannot pay", async () => {
  await staff.goto(`${cloud().urls.staff}/customers`)
  await staff.getByRole("link", { name: "Al Noor General Trading LLC" }).click()
  const [preview] = await Promise.all([
    staffContext.waitForEvent("page"),
    staff.getByRole("button", { name: /Preview as customer/ }).click(),
  ])
  await preview.getByText(/You see what .* sees\. Nothing can be changed\./).waitFor()
  expect(preview.url()).not.toContain("#")
  await preview.getByRole("link", { name: "Invoices", exact: true }).click()
  await preview.locator("tbody a").first().click()
  await preview.getByRole("heading", { name: /^Invoice/ }).waitFor()
  await picture(preview, "portal-preview-en-desktop")
  expect(
    await preview
      .getByRole("button", { name: /^Pay / })
      .isEnabled()
      .catch(() => false),
  ).toBe(false)
  const refused = await preview.evaluate(async () => {
    const headers = { "content-type": "application/json" }
    const invoiceIds = [location.pathname.split("/").at(-1)]
    const body = JSON.stringify({ invoiceIds })
    return (await fetch("/api/payments/checkout", { method: "POST", headers, body })).json()
  })
  expect(refused.reason).toBe("only_looking")
  await preview.close()
})

test("10. a colleague is invited, joins, and is out at once when removed; late changes ask for a fresh code", async () => {
  await cloud().advance("PT11M")
  await staff.goto(`${cloud().urls.staff}/settings/team`)
  await staff.getByRole("button", { name: "Invite colleague" }).click()
  const dialog = staff.getByRole("dialog", { name: "Invite colleague" })
  await dialog.getByLabel("Name").fill("Mei Lin")
  await dialog.getByLabel("Work e-mail").fill("mei@journey.example")
  await dialog.getByRole("button", { name: "Send invitation" }).click()
  const proof = staff.getByRole("dialog", { name: "Please confirm it is you" })
  await proof.getByLabel("Code from your authenticator app").fill(app.code())
  const row = staff.getByRole("row", { name: /Mei Lin/ })
  await row.getByText("Invited", { exact: true }).waitFor()

  const context = await browser.newContext({ viewport: sizes.desktop, locale: "en-GB" })
  const colleague = await context.newPage()
  colleague.on("pageerror", (error) => complaints.push(error.message))
  await colleague.goto(await linkIn("mei@journey.example"))
  await colleague.getByRole("heading", { name: /Join .*Journey Trading/ }).waitFor()
  await colleague.getByLabel("New password").fill(password)
  await colleague.getByRole("button", { name: "Join" }).click()
  await colleague.getByRole("heading", { name: /Mei/ }).waitFor()

  await staff.reload()
  await picture(staff, "staff-team-en-desktop")
  await row.getByRole("button", { name: /Actions for/ }).click()
  await row.getByRole("button", { name: "Remove" }).click()
  await staff.getByRole("dialog").getByRole("button", { name: "Remove" }).click()
  await row.waitFor({ state: "detached" })
  await colleague.goto(`${cloud().urls.staff}/customers`)
  await colleague.waitForURL(/sign-in/)
  await context.close()

  await staff.goto(`${cloud().urls.staff}/settings/audit?group=people`)
  await staff.getByText(/Mei Lin.* removed from the team/).waitFor()
  await picture(staff, "staff-audit-en-desktop")
})

test("11. the owner adds a passkey, signs out, and comes back with it", async () => {
  const devices = await staffContext.newCDPSession(staff)
  await devices.send("WebAuthn.enable")
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await staff.goto(`${cloud().urls.staff}/account`)
  await staff.getByRole("button", { name: "Add passkey" }).click()
  await staff.getByRole("button", { name: "Create passkey" }).click()
  await staff.getByText("Chrome on Linux", { exact: true }).first().waitFor()
  await staff.getByRole("dialog").waitFor({ state: "hidden" })
  await picture(staff, "staff-account-en-desktop")
  await staff.getByRole("button", { name: "Sign out", exact: true }).first().click()
  await staff.getByLabel("Work e-mail").fill("omar@journey.example")
  await staff.getByLabel("Password", { exact: true }).fill(password)
  await staff.getByRole("button", { name: "Sign in" }).click()
  await staff.getByRole("button", { name: "Use a passkey" }).click()
  await staff.getByRole("button", { name: "Use passkey" }).click()
  await staff.getByRole("heading", { name: /Omar/ }).waitFor()
})

test("in Arabic, on a phone, nothing scrolls sideways", async () => {
  await portal.setViewportSize(sizes.phone)
  for (const [name, path] of [
    ["overview", "/"],
    ["invoices", "/invoices?filter=all"],
    ["payments", "/payments"],
  ] as const) {
    await portal.goto(new URL(path, portal.url()).href)
    if (name === "overview") await portal.getByRole("button", { name: "العربية" }).click()
    await portal.locator("h1").first().waitFor()
    expect(
      await portal.evaluate(() => [
        document.documentElement.dir,
        document.documentElement.scrollWidth <= window.innerWidth,
      ]),
    ).toEqual(["rtl", true])
    await picture(portal, `portal-${name}-ar-phone`)
  }
})

test("no page threw", () => {
  expect(complaints).toEqual([])
})
