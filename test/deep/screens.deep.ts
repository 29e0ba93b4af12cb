import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { faults } from "../helpers/axe.ts"
import { sizes } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import {
  type App,
  type Crawl,
  faultsOf,
  type Look,
  ofColours,
  type StorageState,
  settled,
  startCrawl,
} from "../helpers/crawl.ts"
import { type Newcomers, newcomersIn, type Stop, stopsOf, type Who } from "../helpers/crawl-stops.ts"

/**
 * Every page of both apps in both languages, both sizes and both colours: loaded once in each language, and dressed in
 * the rest while it stands. Pages of both languages are looked at side by side in one browser.
 */

const { cloud } = useCloud()
let crawl: Crawl
let stops: Record<App, Stop[]>
let newcomers: Newcomers
/** How many there were, in all looks together. */
let looked = { screens: 0, dialogs: 0 }
beforeAll(async () => {
  crawl = await startCrawl(cloud())
  stops = await stopsOf(crawl, cloud())
  newcomers = await newcomersIn(crawl, cloud())
}, 180_000)
afterAll(() => crawl?.close())

const languages = ["en", "ar"] as const
const dresses = [
  { size: "desktop", colours: "light" },
  { size: "desktop", colours: "dark" },
  { size: "phone", colours: "dark" },
  { size: "phone", colours: "light" },
] as const

async function dress(page: Page, { size, colours }: Look) {
  await page.setViewportSize(sizes[size])
  await page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" })
}

/**
 * Each dialog that waits in the page, opened: nothing has to be pressed for it, and nothing is sent. One without a
 * heading is about something that is chosen first.
 */
async function dialogsOf(page: Page, only?: typeof ofColours): Promise<string[]> {
  const found: string[] = []
  for (const dialog of await page.locator("dialog:not([open]):has(h2:not(:empty))").elementHandles()) {
    const title = await dialog.evaluate((element) => {
      const waiting = element as HTMLDialogElement
      waiting.showModal()
      return waiting.querySelector("h2")?.textContent
    })
    const seen = await faults(page, { ...only, within: "dialog[open]" })
    found.push(...seen.map((fault) => `in “${title}”: ${fault}`))
    looked.dialogs += 1
    await dialog.evaluate((element) => (element as HTMLDialogElement).close())
  }
  return found
}

/** The page as it stands, in all looks of its language. */
async function inEveryDress(page: Page, language: Look["language"]): Promise<string[]> {
  const found: string[] = []
  let sizeBefore: Look["size"] | undefined
  for (const each of dresses) {
    const look = { language, ...each }
    await dress(page, look)
    const only = look.size === sizeBefore ? ofColours : undefined
    const seen = only ? await faults(page, only) : await faultsOf(page, look)
    for (const fault of [...seen, ...(await dialogsOf(page, only))])
      found.push(`${language} ${look.size} ${look.colours}: ${fault}`)
    looked.screens += 1
    sizeBefore = look.size
  }
  return found
}

/** Sends the form as it stands, which is refused. */
async function sendUnfilled(page: Page) {
  await page.locator("main form [type=submit]").first().click()
  await page.locator("[aria-invalid=true], [role=alert]").first().waitFor({ state: "visible" })
}

async function lookAt(page: Page, { path, unfilled }: Stop, language: Look["language"], home: string) {
  const found: string[] = []
  // A path that differs from the one before in its fragment only would not be loaded.
  await page.goto("about:blank")
  await dress(page, { language, ...dresses[0] })
  await page.goto(`${home}${path}`, { waitUntil: "commit" })
  await settled(page)
  const [asked = ""] = path.split(/[?#]/)
  const came = new URL(page.url()).pathname
  // Settings lead to their first page, and the editor of what is issued to what is issued.
  const isKin = came.startsWith(`${asked}/`) || asked.startsWith(`${came}/`)
  if (came !== asked && !isKin) found.push(`leads to ${came}`)
  found.push(...(await inEveryDress(page, language)))
  if (!unfilled) return found
  await sendUnfilled(page)
  return [...found, ...(await inEveryDress(page, language)).map((fault) => `refused, ${fault}`)]
}

type Pages = Record<Who, Page>

async function newPages(app: App, language: Look["language"], found: string[]): Promise<Pages> {
  const newPage = (as: "guest" | StorageState) => crawl.newPage(app, { language, ...dresses[0] }, found, as)
  return {
    reader: await newPage(await crawl.enter(app)),
    guest: await newPage("guest"),
    newcomer: await newPage(await newcomers.enter(app)),
  }
}

/** One after the other from what is left, beside whoever else takes from it. */
async function lookAtWhatIsLeft(app: App, left: Stop[], language: Look["language"], pages: Pages) {
  const found: string[] = []
  for (let stop = left.shift(); stop; stop = left.shift()) {
    const { who, path } = stop
    const home = who === "newcomer" ? newcomers.homes[app] : crawl.homes[app]
    const seen = await lookAt(pages[who], stop, language, home).catch((error) => [String(error)])
    found.push(...seen.map((fault) => `${app} ${who} ${path} ${fault}`))
  }
  for (const page of Object.values(pages)) await page.context().close()
  return found
}

test.each(["portal", "staff"] as const)(
  "every page of the %s is sound in every look",
  async (app) => {
    const begun = Date.now()
    looked = { screens: 0, dialogs: 0 }
    const found: string[] = []
    const under: Promise<string[]>[] = []
    for (const language of languages) {
      const left = [...stops[app]]
      const both = [await newPages(app, language, found), await newPages(app, language, found)]
      under.push(...both.map((pages) => lookAtWhatIsLeft(app, left, language, pages)))
    }
    found.push(...(await Promise.all(under)).flat())
    const seconds = Math.round((Date.now() - begun) / 1000)
    console.log(`${app}: ${stops[app].length} pages, ${JSON.stringify(looked)}, ${seconds} s`)
    expect(found).toEqual([])
  },
  1_200_000,
)

/** As API Gateway says it, before any function of ours. */
const broken = { status: 500, contentType: "application/json", body: '{"message":"Internal Server Error"}' }
/** What a page needs to be there at all. */
const needed = /^\/api\/(auth\/|\w+\/me$)/

async function breakFor(page: Page) {
  await page.route(
    ({ pathname }) => pathname.startsWith("/api/") && !needed.test(pathname),
    (route) => route.fulfill(broken),
  )
}

test.each(["portal", "staff"] as const)(
  "every page of the %s that cannot load says so in its place",
  async (app) => {
    const found: string[] = []
    const paths = new Set(stops[app].flatMap(({ who, path }) => (who === "reader" ? [path] : [])))
    for (const [language, dressed] of [
      ["en", dresses[0]],
      ["ar", dresses[2]],
    ] as const) {
      const look = { language, ...dressed }
      const said: string[] = []
      const page = await crawl.newPage(app, look, said, await crawl.enter(app))
      await breakFor(page)
      for (const path of paths) {
        await page.goto(`${crawl.homes[app]}${path}`, { waitUntil: "commit" })
        await settled(page)
        const seen = await faults(page)
        if (!(await page.locator("main").count())) seen.push("nothing is left of the page")
        found.push(...seen.map((fault) => `${language} ${path} ${fault}`))
      }
      found.push(
        ...said.filter((complaint) => !complaint.includes("the server responded with a status of 500")),
      )
      await page.context().close()
    }
    expect(found).toEqual([])
  },
  1_200_000,
)
