import type { en } from "./en.ts"

type Known = [name: string, mark: RegExp]

/** The first that matches: most browsers name others, too. */
const browsers: Known[] = [
  ["Edge", /Edg(e|A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Firefox", /(Firefox|FxiOS)\//],
  ["Chrome", /(Chrome|CriOS)\//],
  ["Safari", /Safari\//],
]
const systems: Known[] = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["Mac", /Macintosh|Mac OS X/],
  ["Linux", /Linux|X11/],
]
const nameIn = (known: Known[], text: string) => known.find(([, mark]) => mark.test(text))?.[0]

/** "Chrome on Windows": what a person knows a device by. */
export function deviceOf(userAgent: string | undefined, t: typeof en) {
  const [browser, system] = [nameIn(browsers, userAgent ?? ""), nameIn(systems, userAgent ?? "")]
  if (browser && system) return t.sessions.device(browser, system)
  return browser ?? system ?? t.sessions.unknown
}
