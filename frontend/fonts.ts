import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import subsetFont from "subset-font"
import type { Plugin } from "vite"

const folder = new URL("../node_modules/.cache/portico-fonts/", import.meta.url)
const range = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at))

const latin = `${range(0x20, 0x7e)}${range(0xa0, 0x17f)}–—‘’“”•…€→←↑↓↕×·✓`
const arabic = `${range(0x600, 0x6ff)}${range(0xfb50, 0xfb5f)}`

const faces = [
  { name: "inter", text: latin, source: "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2" },
  {
    name: "vazirmatn",
    text: arabic,
    source: "@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2",
  },
]

/** Cuts both typefaces down to what the apps print, once per installation. */
async function subsetFonts() {
  mkdirSync(folder, { recursive: true })
  for (const { name, text, source } of faces) {
    const whole = readFileSync(new URL(`../node_modules/${source}`, import.meta.url))
    const cut = await subsetFont(whole, text, {
      targetFormat: "woff2",
      variationAxes: { wght: { min: 400, max: 700 } },
    })
    writeFileSync(new URL(`${name}.woff2`, folder), cut)
  }
}

export const fonts = (): Plugin => ({ name: "portico-fonts", buildStart: subsetFonts })
