import type { Browser, BrowserContext, Page } from "playwright-core"
import { paths as portalPaths } from "../../frontend/src/portal/paths.ts"
import { paths as staffPaths } from "../../frontend/src/staff/paths.ts"
import type { Cloud } from "../../infra/local/cloud.ts"
import { loadDemo } from "../../infra/local/demo.ts"
import { authenticator } from "../../infra/local/errands.ts"
import type { Account, Demo } from "../../infra/local/start.ts"
import { type Visitor, visitor } from "../../infra/local/visitor.ts"
import { faults } from "./axe.ts"
import { launchBrowser, sizes } from "./browser.ts"
import { foreignWords, listenToAnswers } from "./foreign-words.ts"
import { addressesOf } from "./screens.ts"

export type App = "portal" | "staff"
export type Look = {
  language: "en" | "ar"
  size: keyof typeof sizes
  colours: "light" | "dark"
}

export const addresses = {
  portal: addressesOf("portal", portalPaths),
  staff: addressesOf("staff", staffPaths),
}

export type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>

/** A browser in which somebody is signed in to both apps of the demo company. */
export type Crawl = {
  browser: Browser
  demo: Demo
  homes: Record<App, string>
  /** Beside the browser: one looks, the other knows what there is to look at. */
  readers: Record<App, Visitor>
  /** Once more: two browsers that renew one session end it, so that who looks for long has one of their own. */
  enter: (app: App) => Promise<StorageState>
  /** What went wrong in scripts of pages lands in `complaints`. */
  newPage: (app: App, look: Look, complaints: string[], as?: "guest" | StorageState) => Promise<Page>
  close: () => Promise<void>
}

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

type Secrets = { email: string; password: string; recoveryCode?: string | undefined }

/** What a browser holds after signing in. One after the other: a recovery code counts against the rest of its list. */
export async function enter(browser: Browser, home: string, { email, password, recoveryCode }: Secrets) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${home}/sign-in`)
  await ask(page, "/api/auth/sign-in", { email, password })
  if (recoveryCode) await ask(page, "/api/auth/second-factor", { recoveryCode })
  const state = await context.storageState()
  await context.close()
  return state
}

/** Beside the browser. Where a second factor is needed, with recovery codes for as many browsers as may follow. */
async function enterBeside(cloud: Cloud, home: string, { email, password, totpSecret }: Account) {
  const reader = visitor(cloud.port, new URL(home).hostname)
  await reader.ok("POST /api/auth/sign-in", { email, password })
  if (!totpSecret) return { reader, recoveryCodes: [] }
  const { code } = authenticator(cloud, totpSecret)
  await reader.ok("POST /api/auth/second-factor", { code: code() })
  const { recoveryCodes } = await reader.ok("POST /api/auth/account/recovery-codes", {})
  return { reader, recoveryCodes: recoveryCodes as string[] }
}

export async function startCrawl(cloud: Cloud): Promise<Crawl> {
  const demo = await loadDemo(cloud)
  const browser = await launchBrowser()
  const homes = { portal: cloud.urls.portal(demo.tenant.slug), staff: cloud.urls.staff }
  const [[owner], [contact]] = [demo.staff, demo.contacts]
  if (!owner || !contact) throw new Error("the demo has nobody to sign in as")
  const accounts = { staff: owner, portal: contact }
  const beside = {
    staff: await enterBeside(cloud, homes.staff, owner),
    portal: await enterBeside(cloud, homes.portal, contact),
  }
  const enterAs = (app: App) =>
    enter(browser, homes[app], { ...accounts[app], recoveryCode: beside[app].recoveryCodes.pop() })
  const states = { staff: await enterAs("staff"), portal: await enterAs("portal") }

  const newPage: Crawl["newPage"] = async (app, { language, size, colours }, complaints, as) => {
    const context = await browser.newContext({
      ...(as !== "guest" && { storageState: as ?? states[app] }),
      viewport: sizes[size],
      colorScheme: colours,
      reducedMotion: "reduce",
      locale: language === "ar" ? "ar-AE" : "en-GB",
      timezoneId: "Asia/Dubai",
    })
    await listenToAnswers(context)
    await context.addInitScript(`if (origin !== "null") localStorage.setItem("language", "${language}")`)
    const page = await context.newPage()
    const complain = (what: string) => complaints.push(`${app} ${new URL(page.url()).pathname}: ${what}`)
    page.on("pageerror", (error) => complain(error.message))
    page.on("console", (message) => {
      // What the API refuses is told by the page, and the browser tells it once more.
      const refused = /status of 4\d\d/.test(message.text()) && message.location().url.includes("/api/")
      if (message.type() === "error" && !refused) complain(`the console says ${message.text()}`)
    })
    return page
  }

  const readers = { staff: beside.staff.reader, portal: beside.portal.reader }
  return { browser, demo, homes, readers, enter: enterAs, newPage, close: () => browser.close() }
}

/** Headed, and waiting for nothing any more. What never comes is told by the heading that is missing. */
export const settled = (page: Page) =>
  page
    .waitForFunction(
      () => document.querySelector("h1") && !document.querySelector("[aria-busy=true], .skeleton"),
      undefined,
      { timeout: 10_000, polling: 50 },
    )
    .catch(() => undefined)

/** Keys and values that nobody translated, as they would stand on the page. */
const raw = /\bundefined\b|\bNaN\b|\[object |\b(?:errors|fields|reasons)\.\w+|\binvalid_input\b|\bnot_\w+\b/

/** What is wrong with the page as it stands. */
export async function faultsOf(page: Page, { language }: Look): Promise<string[]> {
  const found = await faults(page)
  const { text, lang, dir, wider, headings, cut } = await page.evaluate(() => ({
    text: document.body.innerText,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll("h1").length,
    cut: [...document.querySelectorAll(".table-frame")].some((each) => each.scrollWidth > each.clientWidth),
  }))
  const untold = raw.exec(text)?.[0]
  if (untold) found.push(`says “${untold}”`)
  for (const word of await foreignWords(page, language))
    found.push(`says “${word}”, which is not ${language}`)
  if (wider > 0) found.push(`scrolls sideways by ${wider} px`)
  if (cut) found.push("cuts the edge of a table off")
  if (headings !== 1) found.push(`${headings} headings of the first level`)
  if (lang !== language || dir !== (language === "ar" ? "rtl" : "ltr")) found.push(`is ${lang}, ${dir}`)
  return found
}

/** What can change where only the colours do. The rest was asked of the same elements in the same places. */
export const ofColours = { only: ["color-contrast", "link-in-text-block"] }
