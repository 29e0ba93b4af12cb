import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { setPlan } from "../helpers/domains/plan.ts"
import { newContact, newCustomer, newTenant, password, type TestTenant } from "../helpers/world.ts"

/** A company maps its own address, from the first click to a customer who signs in there; then its DNS breaks. */
const { cloud } = useCloud({ https: true })
const host = "portal.acme.test"
let browser: Browser
let company: TestTenant
let staff: BrowserContext

beforeAll(async () => {
  // Everybody's names lead to this machine, as their DNS says.
  browser = await launchBrowser(["--host-resolver-rules=MAP *.test 127.0.0.1"])
  company = await newTenant(cloud())
  await setPlan(cloud(), company.slug, "premium")
}, 60_000)
afterAll(() => browser?.close())

const settings = () => `http://app.localhost:${cloud().port}/settings/address`
const looks = [
  { name: "desktop", viewport: sizes.desktop, colorScheme: "light", language: "en" },
  { name: "phone-ar", viewport: sizes.phone, colorScheme: "dark", language: "ar" },
] as const

async function signIn(page: Page) {
  await page.goto(`http://app.localhost:${cloud().port}/sign-in`)
  const enter = (path: string, body: object) =>
    page.evaluate(
      async ([path, body]) => {
        const headers = { "content-type": "application/json" }
        return (await fetch(path as string, { method: "POST", headers, body: JSON.stringify(body) })).status
      },
      [path, body] as const,
    )
  await enter("/api/auth/sign-in", { email: company.email, password })
  if ((await enter("/api/auth/second-factor", { code: company.factor.code() })) !== 200)
    await enter("/api/auth/second-factor", { code: company.factor.code() })
}

/** The page in both languages and both colours, on both sizes, as it stands. */
async function lookAt(what: string, path = settings()) {
  for (const { name, language, viewport, colorScheme } of looks) {
    const page = await staff.newPage()
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.addInitScript(`localStorage.setItem("language", "${language}")`)
    await page.goto(path)
    await page.locator(".domain-facts, #own").first().waitFor()
    expect(await faults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await picture(page, `domain-${what}-${name}`)
    await page.close()
  }
}

function make(records: { name: string; type: string; value: string }[]) {
  for (const { name, type, value } of records)
    cloud().dns.value.push({ name, type, ttl: 60, values: [value] })
}

/** What the page tells to make, read off it as a person would. */
const recordsOn = (page: Page) =>
  page.locator(".record").evaluateAll((all) =>
    all.map((record) => {
      const [type = "", , name = "", value = ""] = [...record.querySelectorAll("code")].map(
        (code) => code.textContent ?? "",
      )
      return { type, name, value }
    }),
  )

test("an address goes live from the first click to a customer signing in", async () => {
  staff = await browser.newContext({ locale: "en-GB", viewport: sizes.desktop })
  const page = await staff.newPage()
  await signIn(page)
  await page.goto(settings())
  await page.getByLabel("Address", { exact: true }).fill("https://Portal.Acme.test/")
  await page.getByRole("button", { name: "Add an address" }).click()
  await page.getByText("Waiting for proof").waitFor()
  await lookAt("waiting")
  const records = await recordsOn(page)
  expect(records.map(({ type, name }) => [type, name])).toEqual([
    ["TXT", `_portico.${host}`],
    ["CNAME", host],
  ])
  make(records)
  await cloud().advance("PT1M")
  await cloud().advance("PT2M")
  await cloud().advance("PT2M")
  await page.getByText("Active", { exact: true }).waitFor({ timeout: 20_000 })
  await lookAt("active")

  const { id: customerId } = await newCustomer(company)
  const contact = await newContact(cloud(), company, customerId)
  const customer = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-GB" })
  const portal = await customer.newPage()
  // From a mail of before: the hosted address leads to the same page at the company's own.
  await portal.goto(`http://${company.host}:${cloud().port}/sign-in?then=%2Fstatement`)
  await portal.waitForURL(new RegExp(`^https://${host}:\\d+/sign-in\\?then=`))
  await portal.getByLabel("E-mail").fill(contact.email)
  await portal.getByLabel("Password", { exact: true }).fill(password)
  await portal.getByRole("button", { name: "Sign in" }).click()
  await portal.getByRole("navigation").first().waitFor()
  expect(new URL(portal.url()).hostname).toBe(host)
  await picture(portal, "domain-portal")
  await customer.close()
}, 120_000)

test("a broken record is seen on the page, with what stands there instead", async () => {
  const alias = cloud().dns.value.find(({ type }) => type === "CNAME")
  if (alias) alias.values = ["old-shop.example"]
  await cloud().advance("P1D")
  await cloud().advance("PT1H")
  const page = await staff.newPage()
  await page.addInitScript(`localStorage.setItem("language", "en")`)
  await signIn(page)
  await page.goto(settings())
  await page.getByText("Not working", { exact: true }).waitFor()
  await page.getByText("old-shop.example").waitFor()
  await lookAt("broken")
}, 60_000)
