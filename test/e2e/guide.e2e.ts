import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Visitor } from "../../infra/local/visitor.ts"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import {
  enablePortal,
  newCustomer,
  newTenant,
  password,
  type TestTenant,
  tokenFor,
} from "../helpers/world.ts"

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

/** A small red picture. */
const redPicture =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM4I6iEFTEMLQkAE78/wfGpDfoAAAAASUVORK5CYII="

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
      const brand = root ? getComputedStyle(root).getPropertyValue("--brand").trim() : ""
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

async function signInAsOwner(page: Page) {
  await page.goto(`${cloud().urls.staff}/sign-in`)
  const enter = (path: string, body: object) =>
    page.evaluate(
      async ([path, body]) => {
        const headers = { "content-type": "application/json" }
        return (await fetch(path, { method: "POST", headers, body })).status
      },
      [path, JSON.stringify(body)] as const,
    )
  await enter("/api/auth/sign-in", { email: company.email, password })
  expect(await enter("/api/auth/second-factor", { code: company.factor.code() })).toBe(200)
}

test("a colour that is typed shows in the real portal beside it, and to customers only once it is saved", async () => {
  await company.owner.ok("PUT /api/staff/branding", { colour: "#9f1239", senderName: "Rose" })
  const context = await browser.newContext({ viewport: sizes.desktop, locale: "en-GB" })
  const page = await context.newPage()
  await signInAsOwner(page)
  const fromFrame: string[] = []
  page.on("request", (request) => {
    const { pathname } = new URL(request.url())
    if (request.frame() !== page.mainFrame() && pathname.startsWith("/api/")) fromFrame.push(pathname)
  })
  await page.goto(`${cloud().urls.staff}/settings/branding`)
  const frame = page.frameLocator("iframe")
  await frame.getByText("INV-2041").waitFor()
  const brand = () =>
    frame.locator(":root").evaluate((root) => getComputedStyle(root).getPropertyValue("--brand").trim())
  expect(await brand()).toBe("#9f1239")
  await page.getByLabel("Brand colour").fill("#1d4ed8")
  await page.getByLabel("Portal title in English").fill("Rose accounts")
  await page.locator("input[type=file]").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from(redPicture, "base64"),
  })
  await expect.poll(brand).toBe("#1d4ed8")
  await frame.locator(".company-name", { hasText: "Rose accounts" }).waitFor()
  await frame.locator('.company-logo[src^="data:image/png"]').waitFor()
  await page.getByRole("radio", { name: "Dark" }).check()
  await expect
    .poll(() => frame.locator("body").evaluate((body) => getComputedStyle(body).colorScheme))
    .toBe("dark")
  expect(await faults(page)).toEqual([])
  expect(fromFrame).toEqual([])

  expect(await company.anyone().ok("GET /api/auth/face")).toMatchObject({ colour: "#9f1239", logoUrl: null })
  const told = page.waitForResponse(/\/api\/staff\/branding$/)
  await page.getByRole("button", { name: "Save changes" }).click()
  await told
  const saved = await company.anyone().ok("GET /api/auth/face")
  expect(saved).toMatchObject({ colour: "#1d4ed8", title: { en: "Rose accounts" } })
  expect(saved.logoUrl).toMatch(/^\/api\/auth\/logo/)
  await context.close()
})

test("R61 no page stands in a frame but the preview, and that only on the staff's own host", async () => {
  const answered = async (who: Visitor, path: string) => {
    const { status, headers } = await who.call(`GET ${path}`)
    const [, ancestors] = /frame-ancestors ([^;]+)/.exec(String(headers["content-security-policy"])) ?? []
    return [status, ancestors, headers["x-frame-options"]]
  }
  const { owner } = company
  expect(await answered(owner, "/brand-preview.html")).toEqual([200, "'self'", "SAMEORIGIN"])
  for (const path of ["/", "/settings/branding", "/staff.html", "/brand-preview", "/api/staff/me"])
    expect((await answered(owner, path)).slice(1), path).toEqual(["'none'", "DENY"])
  for (const path of ["/", "/sign-in", "/portal.html"])
    expect((await answered(company.anyone(), path)).slice(1), path).toEqual(["'none'", "DENY"])
  const [status] = await answered(company.anyone(), "/brand-preview.html")
  expect(status).toBe(403)
})
