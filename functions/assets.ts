import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"

// A bundle must not find the files in some node_modules by luck, so the place is decided, not searched.
const fromSource = import.meta.url.endsWith(".ts")

/** A file that no bundler can look into, by its module path; the bundler copied it beside the bundle. */
export const readAsset = (module: string) =>
  readFileSync(
    fromSource
      ? createRequire(import.meta.url).resolve(module)
      : fileURLToPath(new URL(`assets/${basename(module)}`, import.meta.url)),
  )
