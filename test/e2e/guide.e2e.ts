import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { enablePortal, newCustomer, newTenant, type TestTenant, tokenFor } from "../helpers/world.ts"

const { cloud } = useCloud()
let browser: Browser
let company: TestTenant
const at = (path: string) => `http://${company.host}:${cloud().port}${path}`

beforeAll(async () => {
  browser = await launchBrowser()
  company = await newTenant(cloud())
  await enablePortal(company.owner, ["projects"])
}, 60_000)
afterAll(() => browser?.close())

const looks = [
  {
    name: "desktop",
    viewport: sizes.desktop,
    colorScheme: "light",
    locale: "en-GB",
    says: "Quick-start guide",
  },
  {
    name: "phone-ar",
    viewport: sizes.phone,
    colorScheme: "dark",
    locale: "ar-AE",
    says: "دليل البداية السريعة",
  },
] as const

test.for(looks)(
  "the quick-start guide tells newcomers what there is: $name",
  async ({ name, says, ...more }) => {
    const context = await browser.newContext(more)
    const page = await context.newPage()
    await page.goto(at("/guide"))
    if (says !== "Quick-start guide") await page.getByRole("button", { name: "العربية" }).click()
    await page.getByRole("heading", { level: 1, name: says }).waitFor()
    await page.locator(".guide-shows li").first().waitFor()
    // Cards cannot be taken yet, and projects are hidden.
    expect(await page.locator(".guide-shows li").count()).toBe(6)
    expect(await faults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await picture(page, `guide-${name}`)
    await context.close()
  },
)

test("R24 a program that opens an invitation and runs its scripts is nobody; who touches a key is", async () => {
  const { id: customerId } = await newCustomer(company)
  const contacts = `/api/staff/customers/${customerId}/contacts`
  const somebody = { name: "Sara", email: "sara@guide.example", role: "payer", language: "en" }
  await company.owner.ok(`POST ${contacts}`, somebody)
  const bulk = await company.owner.ok("POST /api/staff/bulk-invitations", {
    idempotencyKey: "guide-scanner-0001",
    selection: { of: "these", customerIds: [customerId] },
    texts: {},
    guide: true,
  })
  const token = await tokenFor(cloud(), somebody.email)
  const state = async () => {
    await cloud().idle()
    const { items } = await company.owner.ok(`GET /api/staff/bulk-invitations/${bulk.id}/recipients`)
    return items[0].state
  }
  const page = await browser.newPage()
  await page.goto(at(`/welcome#${token}`))
  await page.locator("input[type=password]").first().waitFor()
  for (const link of await page.getByRole("link").all())
    await link.evaluate((node) => node.getAttribute("href"))
  await page.mouse.move(100, 100)
  await page.mouse.wheel(0, 400)
  await page.waitForLoadState("networkidle")
  expect(await state()).toBe("delivered")
  const told = page.waitForResponse(/invitations\/opened$/)
  await page.locator("input[type=password]").first().press("a")
  await told
  expect(await state()).toBe("opened")
  await page.close()
})

test("nothing of another brand shows while a portal loads, however slow its face comes", async () => {
  await company.owner.ok("PUT /api/staff/branding", { colour: "#9f1239", senderName: "Rose" })
  const context = await browser.newContext({ viewport: sizes.desktop, locale: "en-GB" })
  const page = await context.newPage()
  await page.route("**/api/auth/face", async (route) => {
    await new Promise((later) => setTimeout(later, 500))
    await route.continue()
  })
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    const look = () => {
      const root = document.documentElement
      const brand = root ? getComputedStyle(root).getPropertyValue("--brand") : ""
      const shown = document.getElementById("app")?.textContent ? brand : "nothing"
      const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href.slice(0, 24)
      seen.push(`${document.title} | ${shown} | ${icon}`)
      requestAnimationFrame(look)
    }
    look()
  })
  for (const load of [() => page.goto(at("/sign-in")), () => page.reload()]) {
    await load()
    await page.getByRole("button", { name: "Sign in" }).first().waitFor()
    await expect.poll(() => page.locator('link[rel="icon"]').getAttribute("href")).toMatch(/^data:image/)
    const seen = await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)])
    const [title, brand] = (seen.at(-1) ?? "").split(" | ")
    expect([title, brand]).toEqual([expect.stringContaining(company.slug), "#9f1239"])
    for (const each of seen) {
      const [name, colour, icon] = each.split(" | ")
      expect(["", "…", title]).toContain(name)
      expect(["nothing", brand]).toContain(colour)
      expect(icon).toMatch(/^(undefined|data:,|data:image\/svg)/)
    }
  }
  await context.close()
})
