import { createStore, produce, unwrap } from "solid-js/store"
import type { DocumentLine, DraftLine } from "../../../../shared/documents.ts"
import { plainDecimal } from "../../lib/decimal.ts"

/** A line as it is being typed. `key` follows it wherever it is moved. */
export type LineDraft = {
  key: number
  description: string
  descriptionArabic: string
  quantity: string
  unitPrice: string
  discountPercent: string
  taxRate: string
}

let keys = 0
export const blankLine = (taxRate: string): LineDraft => ({
  key: ++keys,
  description: "",
  descriptionArabic: "",
  quantity: "1",
  unitPrice: "",
  discountPercent: "",
  taxRate,
})

export const lineOf = (line: DocumentLine): LineDraft => ({
  key: ++keys,
  description: line.description,
  descriptionArabic: line.descriptionArabic ?? "",
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  discountPercent: line.discountPercent ?? "",
  taxRate: line.taxRate ?? "",
})

const given = (text: string) => plainDecimal(text) || undefined

export const lineInput = (line: LineDraft): DraftLine => ({
  description: line.description,
  ...(line.descriptionArabic.trim() && { descriptionArabic: line.descriptionArabic }),
  quantity: plainDecimal(line.quantity),
  unitPrice: plainDecimal(line.unitPrice),
  discountPercent: given(line.discountPercent),
  taxRate: given(line.taxRate),
})

/** The lines of a document that is being written, and what can be done with them. */
export function createLines(initial: LineDraft[]) {
  const [lines, setLines] = createStore<LineDraft[]>(initial)
  const change = (edit: (all: LineDraft[]) => void) => setLines(produce(edit))

  return {
    lines,
    set: (at: number, name: Exclude<keyof LineDraft, "key">, text: string) => setLines(at, name, text),
    /** Most lines of one document have the same rate of tax. */
    add: (at = lines.length) =>
      change((all) => all.splice(at, 0, blankLine(all[at - 1]?.taxRate ?? all.at(-1)?.taxRate ?? ""))),
    duplicate: (at: number) =>
      change((all) => all.splice(at + 1, 0, { ...(unwrap(all)[at] as LineDraft), key: ++keys })),
    remove: (at: number) => change((all) => all.splice(at, 1)),
    move: (at: number, to: number) =>
      change((all) => {
        if (to < 0 || to >= all.length) return
        const [line] = all.splice(at, 1)
        if (line) all.splice(to, 0, line)
      }),
    input: () => lines.map(lineInput),
  }
}
export type Lines = ReturnType<typeof createLines>
