import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { PNG } from "pngjs"

/** A page in grey, small enough to keep and large enough that a letter out of place shows. */
export function pictureOf(pdf: Uint8Array, page = 1): Buffer {
  const which = ["-f", String(page), "-l", String(page), "-singlefile"]
  return execFileSync("pdftoppm", ["-r", "60", "-gray", "-png", ...which, "-"], {
    input: pdf,
    maxBuffer: 16_000_000,
  })
}

/** More than what another version of poppler does to the edges of letters. */
const strong = 96

/** The share of a page's pixels that differ strongly between two pictures; 1 where they differ in size. */
export function difference(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)]
  if (a.width !== b.width || a.height !== b.height) return 1
  let count = 0
  for (let at = 0; at < a.data.length; at += 4)
    if (Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > strong) count++
  return (count * 4) / a.data.length
}

/** How far a page is from the picture kept of it. `PICTURES=new` keeps what it looks like now: look at it. */
export function differenceFromKept(pdf: Uint8Array, name: string, page = 1): number {
  const file = `test/pictures/documents/${name}.png`
  const seen = pictureOf(pdf, page)
  if (process.env.PICTURES === "new" || !existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, seen)
  }
  return difference(seen, readFileSync(file))
}
