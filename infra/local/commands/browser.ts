import { existsSync, globSync } from "node:fs"
import { homedir } from "node:os"
import { delimiter, join } from "node:path"

const names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"]
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
const downloaded = [
  ".cache/ms-playwright/chromium-*/chrome-linux*/chrome",
  "Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
]

/** The browser for the end-to-end tests: the one `CHROMIUM_PATH` names, else one that is installed. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter)
  const found = [
    process.env.CHROMIUM_PATH,
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...applications,
    ...downloaded.flatMap((pattern) => globSync(join(homedir(), pattern))),
  ]
  return found.find((path) => path && existsSync(path))
}
