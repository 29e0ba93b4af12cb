import { entries } from "../../infra/bundle.ts"
import { packagesOf, sizeOf } from "../helpers/bundles.ts"
import { portalSite } from "../helpers/site.ts"

/** What is uploaded and downloaded. The limits are tests: `test/size.test.ts`. */
const kilobytes = (bytes: number) => Number((bytes / 1024).toFixed(1))

const functions = entries.map((entry) => {
  const { minified, gzip } = sizeOf(entry)
  const largest = [...packagesOf(entry)].sort(([, a], [, b]) => b - a).slice(0, 4)
  return {
    function: entry,
    "min KB": kilobytes(minified),
    "gzip KB": kilobytes(gzip),
    "largest parts, KB": largest.map(([name, bytes]) => `${name} ${Math.round(bytes / 1024)}`).join(", "),
  }
})
console.table(functions)

const site = portalSite()
console.table(
  Object.entries({
    "signing in, script": site.script("sign-in", "en"),
    "invoice list, script": site.script("shell", "list", "en"),
    "all pages, script": site.everything("en"),
    style: site.style,
  }).map(([page, bytes]) => ({ "portal in English": page, "brotli KB": kilobytes(bytes) })),
)
