import { globSync, readFileSync } from "node:fs"
import { brotliCompressSync, constants } from "node:zlib"

const folder = "dist/site/assets/"
const read = (file: string) => readFileSync(folder + file, "utf8")

const atOnce = /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g
const later = /import\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, file = ""]) => file)

/** The chunks with everything that they import, each once. */
function withImports(files: Iterable<string>, found = new Set<string>()) {
  for (const file of files) {
    if (found.has(file)) continue
    found.add(file)
    withImports(namesIn(read(file), atOnce), found)
  }
  return found
}

/** Bytes after brotli at its best, file by file as CloudFront sends them. */
const sent = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => {
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    return sum + brotliCompressSync(readFileSync(folder + file), best).length
  }, 0)

/** What a browser fetches of the customer portal. Chunks are found by name: `sign-in` is `sign-in-<hash>.js`. */
export function portalSite() {
  const html = readFileSync("dist/site/portal.html", "utf8")
  const entry = /src="\/assets\/([\w.-]+\.js)"/.exec(html)?.[1] ?? ""
  const start = withImports([entry])
  const pages = [...start].flatMap((file) => namesIn(read(file), later))
  const named = (...names: string[]) =>
    pages.filter((file) => names.some((name) => file.startsWith(`${name}-`)))
  return {
    pages,
    code: () => [...withImports([...start, ...pages])].map(read).join("\n"),
    /** Of both apps, also what is loaded only when it is used. */
    everyScript: () => globSync("*.js", { cwd: folder }).map(read).join("\n"),
    /** The start and these chunks: a page, and a language. */
    script: (...names: string[]) => sent(withImports([...start, ...named(...names)])),
    everything: (...languages: string[]) => {
      const words = ["en", "ar"].filter((language) => !languages.includes(language))
      return sent(withImports([...start, ...pages.filter((file) => !named(...words).includes(file))]))
    },
    style: sent([...html.matchAll(/href="\/assets\/([\w.-]+\.css)"/g)].map(([, file = ""]) => file)),
  }
}
