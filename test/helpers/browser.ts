import { existsSync, mkdirSync } from "node:fs"
import { type Browser, chromium, type Page } from "playwright-core"

const places = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** The browser of this machine. Says how to get one where there is none. */
export function launchBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = places.find((place) => place && existsSync(place))
  if (!executablePath)
    throw new Error("No Chromium here. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.")
  return chromium.launch({ executablePath, args: [...flags, ...more] })
}

export const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

const pictures = ".pictures"

/** Pictures for people to look at: `.pictures/`, which git does not keep. */
export async function picture(page: Page, name: string) {
  mkdirSync(pictures, { recursive: true })
  await page.waitForLoadState("networkidle")
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}
