import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** What poppler and qpdf, which we did not write, make of a document of ours. */
function ask(pdf: Uint8Array, command: string, before: string[], after: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), "pdf-"))
  const file = join(folder, "document.pdf")
  writeFileSync(file, pdf)
  try {
    return execFileSync(command, [...before, file, ...after], { encoding: "utf8", maxBuffer: 64_000_000 })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Its text in reading order, one entry per page, with blanks collapsed and Arabic forms folded. */
export const pagesOf = (pdf: Uint8Array) =>
  ask(pdf, "pdftotext", ["-layout"], ["-"])
    .normalize("NFKC")
    .replace(directionMarks, "")
    .replace(/[^\S\n\f]+/g, " ")
    .split("\f")
    .slice(0, -1)

export const textOf = (pdf: Uint8Array) => pagesOf(pdf).join("\n")

/** Throws, with what is wrong, unless the file is sound. */
export const check = (pdf: Uint8Array) => ask(pdf, "qpdf", ["--check"])

/** Every object and stream of the file in the clear. */
export const sourceOf = (pdf: Uint8Array) =>
  ask(pdf, "qpdf", ["--qdf", "--object-streams=disable", "--no-original-object-ids"], ["-"])

export const information = (pdf: Uint8Array) => ask(pdf, "pdfinfo", [])

/** The columns "emb", "sub" and "uni" of each font. */
export const fontsOf = (pdf: Uint8Array) =>
  ask(pdf, "pdffonts", [])
    .trim()
    .split("\n")
    .slice(2)
    .map((line) => /(yes|no) (yes|no) (yes|no)/.exec(line)?.[0])

/** The tree of its elements with what each shows. */
export const structureOf = (pdf: Uint8Array) => ask(pdf, "pdfinfo", ["-struct-text"])
