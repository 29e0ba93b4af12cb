import { type Block, set } from "../block.ts"
import type { Phrase } from "../text/clean.ts"
import { contentWidth, type Letter, margin, put, rule } from "./letter.ts"

/** `labels` holds one text per language of the document. */
export type Total = { labels: (string | Phrase)[]; value: string; strong?: boolean }

const padding = 3
const gap = 18
const width = { one: 250, two: 350 }

type Laid = { labels: Block[]; value: Block; strong: boolean; height: number }

function layOutTotal(letter: Letter, { labels, value, strong = false }: Total): Laid {
  const style = strong
    ? ({ weight: "semiBold", size: 10.5, leading: 17 } as const)
    : ({ size: 9, leading: 13.5 } as const)
  const blocks = labels.map((words) => set(letter.sheet, words, style, { width: 150, lines: 3 }))
  const height = Math.max(...blocks.map((block) => block.height)) + 2 * padding + (strong ? 3 : 0)
  return { labels: blocks, value: set(letter.sheet, value, style), strong, height }
}

export const totalsHeight = (letter: Letter, totals: Total[]) =>
  totals.reduce((sum, total) => sum + layOutTotal(letter, total).height, 10)

/** Labels and figures at the end side; in two languages the figures stand between their labels. */
export function drawTotals(letter: Letter, totals: Total[]) {
  const rows = totals.map((total) => layOutTotal(letter, total))
  const full = letter.second ? width.two : width.one
  const start = margin + contentWidth - full
  const figures = Math.max(...rows.map(({ value }) => value.width))
  const seconds =
    Math.max(0, ...rows.map(({ labels }) => labels[1]?.width ?? -gap)) + (letter.second ? gap : 0)
  const figuresStart = margin + contentWidth - seconds - figures
  letter.top += 8
  for (const { labels, value, strong, height } of rows) {
    if (strong) rule(letter, undefined, full, start)
    letter.top += padding + (strong ? 2 : 0)
    const [first, second] = labels
    if (first) put(letter, first, start)
    put(letter, value, figuresStart, figures, letter.sheet.direction === "rtl" ? "start" : "end")
    if (second) put(letter, second, margin, contentWidth, "end")
    letter.top += height - padding - (strong ? 2 : 0)
  }
  letter.top += 2
}
