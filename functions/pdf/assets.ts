import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"

const typefaces = "@expo-google-fonts/ibm-plex-sans-arabic"

export const regularFile = `${typefaces}/400Regular/IBMPlexSansArabic_400Regular.ttf`
export const semiBoldFile = `${typefaces}/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf`
export const shaperFile = "harfbuzzjs/dist/harfbuzz.wasm"
export const subsetterFile = "harfbuzzjs/dist/harfbuzz-subset.wasm"

/**
 * What a bundle that draws documents needs, as module paths. The bundler copies each file, under its
 * own name, into `assets/` beside the bundle. The licence goes along because it asks to.
 */
export const pdfAssets: string[] = [
  regularFile,
  semiBoldFile,
  `${typefaces}/LICENSE_FONT`,
  shaperFile,
  subsetterFile,
]

// A bundle must not find the files in some node_modules by luck, so the place is decided, not searched.
const fromSource = import.meta.url.endsWith(".ts")

export const readAsset = (module: string) =>
  readFileSync(
    fromSource
      ? createRequire(import.meta.url).resolve(module)
      : fileURLToPath(new URL(`assets/${basename(module)}`, import.meta.url)),
  )
