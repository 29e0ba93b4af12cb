import { type Block, set } from "../block.ts"
import { tagged } from "../tags.ts"
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

type Lanes = { start: number; full: number; figuresStart: number; figures: number }

function drawTotal(letter: Letter, { labels, value, strong, height }: Laid, lanes: Lanes) {
  const { sheet } = letter
  if (strong) rule(letter, undefined, lanes.full, lanes.start)
  const above = padding + (strong ? 2 : 0)
  letter.top += above
  const [first, second] = labels
  const byLastDigit = sheet.direction === "rtl" ? "start" : "end"
  const head = (draw: () => void) => tagged(sheet, "TH", draw, { scope: "Row" })
  tagged(sheet, "TR", () => {
    if (first) head(() => put(letter, first, lanes.start))
    tagged(sheet, "TD", () => put(letter, value, lanes.figuresStart, lanes.figures, byLastDigit))
    if (second) head(() => put(letter, second, margin, contentWidth, "end"))
  })
  letter.top += height - above
}

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
  tagged(letter.sheet, "Table", () => {
    for (const row of rows) drawTotal(letter, row, { start, full, figuresStart, figures })
  })
  letter.top += 2
}
