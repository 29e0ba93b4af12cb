import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { type Buyer, cardPostings, newBuyer, newShop, type Shop, statesOf } from "../helpers/shop.ts"
import { mailTo, password } from "../helpers/world.ts"

/** Paying by card as people meet it: their bank asks, refuses, is told no, and is asked twice. */

const { cloud } = useCloud()
const cards = {
  good: "4242424242424242",
  declined: "4000000000009995",
  asks: "4000002500003155",
}
const complaints: string[] = []
let browser: Browser
let shop: Shop
let buyer: Buyer
let portal: Page

const at = (path: string) => `${cloud().urls.portal(shop.tenant.slug)}${path}`
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first().waitFor()
/** What was posted for card payments, in the order in which it came. */
const posted = async () =>
  (await cardPostings(cloud(), buyer)).map(({ entries }) => entries.map(({ minor }) => minor))
const owed = async () => (await statesOf(buyer)).reduce((sum, [, due]) => sum + due, 0)

async function sound(page: Page, name: string) {
  await page.waitForLoadState("networkidle")
  expect(await faults(page), name).toEqual([])
  await picture(page, `payments-${name}`)
}

async function payWith(page: Page, card: string, button: string | RegExp = /^Pay (?!by)/) {
  await page.waitForURL(/\/c\/pay\//)
  await page.locator("[name=cardNumber]").fill(card)
  await page.locator("[name=cardExpiry]").fill("12/30")
  await page.locator("[name=cardCvc]").fill("123")
  await page.locator("[name=billingName]").fill("Fatima Al Zaabi")
  await press(page, button)
}

async function signIn(page: Page, { email }: Buyer) {
  await page.goto(at("/sign-in"))
  await page.getByLabel("E-mail").fill(email)
  await page.getByLabel("Password", { exact: true }).fill(password)
  await press(page, "Sign in")
  await heading(page, /^Hello/)
}

async function newPage() {
  const context = await browser.newContext({
    viewport: sizes.desktop,
    locale: "en-GB",
    timezoneId: "Asia/Dubai",
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on("pageerror", (error) => complaints.push(error.message))
  return page
}

beforeAll(async () => {
  browser = await launchBrowser()
  shop = await newShop(cloud())
  buyer = await newBuyer(cloud(), shop, ["300.00", "250.00", "200.00", "150.00", "100.00"])
  portal = await newPage()
  await signIn(portal, buyer)
}, 90_000)
afterAll(() => browser?.close())

test("three invoices are paid at once, once the bank that asks for 3-D Secure is answered", async () => {
  await portal.goto(at("/invoices"))
  for (const number of [0, 1, 2])
    await portal
      .getByRole("checkbox")
      .nth(number + 1)
      .check()
  await sound(portal, "three-chosen")
  await portal
    .getByRole("link", { name: /^Pay AED/ })
    .last()
    .click()
  await heading(portal, "Review your payment")
  await press(portal, /^Pay AED/)
  await payWith(portal, cards.asks)

  await heading(portal, "3-D Secure test page")
  await press(portal, "Fail authentication")
  await portal.getByRole("alert").waitFor()
  expect(await posted()).toEqual([])

  await payWith(portal, cards.asks)
  await press(portal, "Complete authentication")
  await heading(portal, /paid$/)
  await sound(portal, "three-paid")
  await cloud().idle()
  expect((await posted()).length).toBe(1)
  const states = await statesOf(buyer)
  expect(states.filter(([state]) => state === "paid").length).toBe(3)
  expect((await mailTo(cloud(), buyer.email)).subject).toMatch(/receipt|paid/i)
})

test("a card that is declined charges nothing, and another one pays what the first did not", async () => {
  const before = await posted()
  await portal.goto(at("/invoices"))
  await portal.getByRole("link", { name: /^INV-/ }).first().click()
  await portal.getByRole("button", { name: /^Pay / }).dblclick()
  await payWith(portal, cards.declined)
  await portal
    .getByRole("alert")
    .getByText(/insufficient funds/)
    .waitFor()
  expect(await posted()).toEqual(before)
  // Back in the portal meanwhile, the same payment is gone on with.
  const opened = portal.url().split("#")[0]
  await portal.getByRole("link", { name: /^Back to/ }).click()
  await portal
    .getByRole("button", { name: /^(Pay|Continue)/ })
    .first()
    .click()
  await portal.waitForURL(/\/c\/pay\//)
  expect(portal.url().split("#")[0]).toBe(opened)
  await payWith(portal, cards.good)
  await heading(portal, /paid$/)
  await cloud().idle()
  expect((await posted()).length).toBe(before.length + 1)
})

test("a part is paid where the company takes parts, and the rest stays open", async () => {
  const before = await owed()
  await shop.tenant.owner.ok("PUT /api/staff/payments/parts", { parts: { leastPercent: 20 } })
  await portal.goto(at("/invoices"))
  await portal.getByRole("link", { name: "Pay all" }).click()
  await heading(portal, "Review your payment")
  await portal.getByLabel("Amount to pay").fill("1")
  await portal.getByText("This is less than the smallest part that the company takes.").waitFor()
  await portal.getByLabel("Amount to pay").fill("40.5")
  await portal.getByText("in part").waitFor()
  await sound(portal, "part-review")
  await press(portal, "Pay AED\u00a040.50")
  await payWith(portal, cards.good)
  await heading(portal, "AED\u00a040.50 paid")
  await cloud().idle()
  expect(await owed()).toBe(before - 4050)
  await sound(portal, "part-paid")
})

test("a saved card pays by itself within a month, after it was told of, until it is turned off", async () => {
  const saver = await newBuyer(cloud(), shop, ["120.00", "900.00"])
  const page = await newPage()
  await signIn(page, saver)
  await page.goto(at("/payments"))
  await page.getByRole("link", { name: "Automatic payments" }).click()
  await press(page, "Save a card and turn on")
  await page.getByText("Tick the box to agree").waitFor()
  await page.getByLabel("At most, for one charge").fill("500")
  await page.getByText(/AED\u00a0500\.00/).waitFor()
  await page.getByRole("checkbox").check()
  await sound(page, "autopay-agreed")
  await press(page, "Save a card and turn on")
  await payWith(page, cards.good, "Save card")
  await page.getByText("VISA •••• 4242").waitFor()
  await page.getByText("Nothing is planned now.").waitFor()

  await cloud().advance("PT2H")
  await page.reload()
  await page.getByRole("table", { name: "Next charges" }).getByText("AED\u00a0120.00").waitFor()
  await sound(page, "autopay-planned")
  const told = cloud()
    .mails()
    .filter(({ to }) => to.includes(saver.email))
    .map(({ subject }) => subject)
  expect(told.filter((subject) => /120\.00 will be charged to your card/.test(subject))).toHaveLength(1)
  expect(told.filter((subject) => /is more than your limit/.test(subject))).toHaveLength(1)

  await cloud().advance("P31D")
  await signIn(page, saver)
  const postings = await cardPostings(cloud(), saver)
  expect(postings.map(({ entries }) => entries.map(({ minor }) => minor))).toEqual([[120_00, -120_00]])
  await page.goto(at("/payments"))
  await page.getByText("AED\u00a0120.00").first().waitFor()
  await sound(page, "autopay-paid")
  await page.getByRole("link", { name: "Automatic payments" }).click()
  await press(page, "Turn off")
  await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click()
  await page.getByText("Turned off in the portal.").waitFor()
  await sound(page, "autopay-off")
}, 60_000)

test("no page threw", () => {
  expect(complaints).toEqual([])
})
