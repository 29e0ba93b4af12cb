import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { paths as portalPaths } from "../../frontend/src/portal/paths.ts"
import { paths as staffPaths } from "../../frontend/src/staff/paths.ts"
import { loadDemo } from "../../infra/local/demo.ts"
import { authenticator } from "../../infra/local/errands.ts"
import type { Account } from "../../infra/local/start.ts"
import { type Visitor, visitor } from "../../infra/local/visitor.ts"
import { faults } from "../helpers/axe.ts"
import { launchBrowser, picture, sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import { addressesOf, filled } from "../helpers/screens.ts"

/**
 * Every page of both apps, in both languages, on a desk and on a phone, in the light and in the dark. A run looks
 * at each page in one of the four; `PICTURES=1 npm test -- --project=e2e test/e2e/screens.e2e.ts` in all of them,
 * and leaves the pictures in `.pictures/`.
 */

const { cloud } = useCloud()
const wantsPictures = process.env.PICTURES === "1"
const looks = [
  { language: "en", size: "desktop", colours: "light" },
  { language: "ar", size: "phone", colours: "dark" },
  { language: "ar", size: "desktop", colours: "light" },
  { language: "en", size: "phone", colours: "dark" },
] as const
type Look = (typeof looks)[number]
type App = "portal" | "staff"

let browser: Browser
const contexts: BrowserContext[] = []
const readers = {} as Record<App, Visitor>
const signedIn = {} as Record<App, Awaited<ReturnType<BrowserContext["storageState"]>>>

const homes = () => ({ portal: cloud().urls.portal("manara"), staff: cloud().urls.staff })

/** Asks from the page itself, so that the browser keeps the cookies of the answer. */
const ask = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, text]) => {
      const headers = { "content-type": "application/json" }
      const { ok } = await fetch(to as string, { method: "POST", headers, body: text as string })
      if (!ok) throw new Error(`${to} was refused`)
    },
    [path, JSON.stringify(body)],
  )

/** In the browser and beside it: one looks, the other knows what there is to look at. */
async function enter(app: App, { email, password, totpSecret }: Account) {
  const codes = totpSecret ? authenticator(cloud(), totpSecret) : undefined
  const reader = visitor(cloud().port, new URL(homes()[app]).hostname)
  await reader.ok("POST /api/auth/sign-in", { email, password })
  if (codes) await reader.ok("POST /api/auth/second-factor", { code: codes.code() })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${homes()[app]}/sign-in`)
  await ask(page, "/api/auth/sign-in", { email, password })
  if (codes) await ask(page, "/api/auth/second-factor", { code: codes.code() })
  readers[app] = reader
  signedIn[app] = await context.storageState()
  await context.close()
}

beforeAll(async () => {
  const demo = await loadDemo(cloud())
  browser = await launchBrowser()
  const [[owner], [contact]] = [demo.staff, demo.contacts]
  if (!owner || !contact) throw new Error("the demo has nobody to sign in as")
  await enter("staff", owner)
  await enter("portal", contact)
}, 90_000)
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()))
  await browser?.close()
})

async function newPage(app: App, { language, size, colours }: Look, complaints: string[]) {
  const context = await browser.newContext({
    storageState: signedIn[app],
    viewport: sizes[size],
    colorScheme: colours,
    reducedMotion: "reduce",
    locale: language === "ar" ? "ar-AE" : "en-GB",
    timezoneId: "Asia/Dubai",
  })
  contexts.push(context)
  await context.addInitScript(`localStorage.setItem("language", "${language}")`)
  const page = await context.newPage()
  page.on("pageerror", (error) => complaints.push(`${new URL(page.url()).pathname}: ${error.message}`))
  return page
}

/** Keys and values that nobody translated, as they would stand on the page. */
const raw = /\bundefined\b|\bNaN\b|\[object |\b(?:errors|fields|reasons)\.\w+|\binvalid_input\b|\bnot_\w+\b/

async function faultsOf(page: Page, { language }: Look): Promise<string[]> {
  const found = await faults(page)
  const { text, lang, dir, wider, headings } = await page.evaluate(() => ({
    text: document.body.innerText,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll("h1").length,
  }))
  const untold = raw.exec(text)?.[0]
  if (untold) found.push(`says “${untold}”`)
  if (wider > 0) found.push(`scrolls sideways by ${wider} px`)
  if (headings !== 1) found.push(`${headings} headings of the first level`)
  if (lang !== language || dir !== (language === "ar" ? "rtl" : "ltr")) found.push(`is ${lang}, ${dir}`)
  return found
}

/** Headed, and waiting for nothing any more. What never comes is told by the heading that is missing. */
const settled = (page: Page) =>
  page
    .waitForFunction(
      () => document.querySelector("h1") && !document.querySelector("[aria-busy=true], .skeleton"),
      undefined,
      { timeout: 10_000, polling: 50 },
    )
    .catch(() => undefined)

async function lookAt(app: App, addresses: string[], look: Look): Promise<string[]> {
  const complaints: string[] = []
  const page = await newPage(app, look, complaints)
  for (const address of addresses) {
    const where = `${app} ${address} ${look.language} ${look.size} ${look.colours}`
    await page.goto(`${homes()[app]}${await filled(app, address, readers[app])}`)
    await settled(page)
    complaints.push(...(await faultsOf(page, look)).map((fault) => `${where}: ${fault}`))
    if (wantsPictures) {
      const name = address.replaceAll("/", "-").replaceAll(":", "") || "-"
      await picture(page, `all${name}-${app}-${look.language}-${look.size}`)
    }
  }
  return complaints
}

const addresses = {
  portal: addressesOf("portal", portalPaths),
  staff: addressesOf("staff", staffPaths),
}

test("the route tables are read", () => {
  expect(addresses.portal).toEqual(
    expect.arrayContaining(["/", "/sign-in", "/invoices/:id", "/no-such-page"]),
  )
  expect(addresses.staff).toEqual(
    expect.arrayContaining(["/", "/settings/team", "/customers/:customerId/invoices/:id"]),
  )
})

/** Each page in one of the four looks, turn by turn: all of them take longer than one run may. */
const turn = (all: string[], at: number) =>
  wantsPictures ? all : all.filter((_, index) => index % looks.length === at)

test.each(["portal", "staff"] as const)(
  "every page of the %s is sound in both languages and sizes",
  async (app) => {
    const found: string[] = []
    for (const pair of [looks.slice(0, 2), looks.slice(2)]) {
      const seen = await Promise.all(
        pair.map((look) => lookAt(app, turn(addresses[app], looks.indexOf(look)), look)),
      )
      found.push(...seen.flat())
    }
    expect(found).toEqual([])
  },
  wantsPictures ? 600_000 : 120_000,
)
