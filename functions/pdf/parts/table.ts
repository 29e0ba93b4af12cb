import { type Block, type Style, set } from "../block.ts"
import { muted } from "../colour.ts"
import type { Align } from "../draw.ts"
import { asArtifact, tagged } from "../tags.ts"
import type { Phrase } from "../text/clean.ts"
import type { Label } from "./labels.ts"
import { contentWidth, inEach, type Letter, makeRoom, margin, put, rule } from "./letter.ts"

/** `second` is the text in the document's second language, `under` a smaller figure below a figure. */
export type Cell = { text: string | Phrase; second?: string | Phrase | undefined; under?: string | undefined }

/**
 * Figures stand by their last digits in either direction; words and dates begin where reading begins. One column is of
 * words.
 */
export type Column<Row> = { label: Label; kind: "words" | "figures" | "dates"; cell: (row: Row) => Cell }

type Laid = { blocks: Block[]; height: number }
type Lane = { kind: Column<unknown>["kind"]; start: number; width: number; second: Align }

const gap = 14
const padding = 4.5
const headStyle: Style = { weight: "semiBold", size: 7.75, colour: muted, leading: 11.5 }
const cellStyle: Style = { size: 8.75, leading: 12.5 }
const underStyle: Style = { size: 7, colour: muted, leading: 9.5 }
const figuresWidthMax = 84
const wordsLinesMax = 24

const laid = (blocks: Block[]): Laid => ({
  blocks,
  height: blocks.reduce((sum, block) => sum + block.height, 0),
})

const widest = (cells: Laid[]) =>
  Math.max(0, ...cells.flatMap((cell) => cell.blocks.map((block) => block.width)))

function layFigures<Row>(letter: Letter, { label, cell }: Column<Row>, rows: Row[]) {
  const head = laid(
    inEach(letter, label).map((words) => set(letter.sheet, words, headStyle, { width: figuresWidthMax })),
  )
  const limits = { width: figuresWidthMax, lines: 3, letters: 40 }
  const cells = rows.map((row) => {
    const { text, under } = cell(row)
    const below = under ? [set(letter.sheet, under, underStyle, limits)] : []
    return laid([set(letter.sheet, text, cellStyle, limits), ...below])
  })
  return { head, cells, width: cells.reduce((most, one) => Math.max(most, widest([one])), widest([head])) }
}

function layWords<Row>(letter: Letter, { label, cell }: Column<Row>, rows: Row[], width: number) {
  const limits = { width, lines: wordsLinesMax }
  const head = laid(inEach(letter, label).map((words) => set(letter.sheet, words, headStyle, limits)))
  const cells = rows.map((row) => {
    const { text, second } = cell(row)
    const texts = second && letter.second ? [text, second] : [text]
    return laid(texts.map((words) => set(letter.sheet, words, cellStyle, limits)))
  })
  return { head, cells, width }
}

/** Columns of figures and dates take what they need; the one column of words has the rest. */
function layOutTable<Row>(letter: Letter, columns: Column<Row>[], rows: Row[]) {
  const figures = columns.map((column) =>
    column.kind === "words" ? undefined : layFigures(letter, column, rows),
  )
  const taken = figures.reduce((sum, one) => sum + (one ? one.width + gap : 0), 0)
  const laidColumns = columns.map(
    (column, index) => figures[index] ?? layWords(letter, column, rows, contentWidth - taken),
  )
  let start = margin
  const lanes = laidColumns.map(({ width }, index) => {
    const hasSeconds = rows.some((row) => columns[index]?.cell(row).second)
    const second = hasSeconds ? "end" : "start"
    const lane: Lane = { kind: columns[index]?.kind ?? "words", start, width, second }
    start += width + gap
    return lane
  })
  const rowAt = (index: number) => laidColumns.map(({ cells }) => cells[index] ?? laid([]))
  return { lanes, head: laidColumns.map(({ head }) => head), rows: rows.map((_, index) => rowAt(index)) }
}

const heightOf = (cells: Laid[]) => Math.max(...cells.map((cell) => cell.height)) + 2 * padding

function drawCell(letter: Letter, { kind, start, width, second }: Lane, { blocks }: Laid) {
  for (const [order, block] of blocks.entries()) {
    const byLastDigit = letter.sheet.direction === "rtl" ? "start" : "end"
    const words = order > 0 ? second : "start"
    put(letter, block, start, width, kind === "figures" ? byLastDigit : words)
    letter.top += block.height
  }
}

function drawRow(letter: Letter, lanes: Lane[], cells: Laid[], role: "TH" | "TD" = "TD") {
  const top = letter.top
  const more = role === "TH" ? ({ scope: "Column" } as const) : {}
  tagged(letter.sheet, "TR", () => {
    for (const [index, lane] of lanes.entries()) {
      letter.top = top + padding
      tagged(letter.sheet, role, () => drawCell(letter, lane, cells[index] ?? laid([])), more)
    }
  })
  letter.top = top + heightOf(cells)
}

function drawHead(letter: Letter, lanes: Lane[], head: Laid[]) {
  drawRow(letter, lanes, head, "TH")
  rule(letter, letter.accent)
  letter.top += 2
}

type LaidTable = ReturnType<typeof layOutTable>

function drawRows(letter: Letter, { lanes, head, rows }: LaidTable, after: number) {
  drawHead(letter, lanes, head)
  for (const [index, cells] of rows.entries()) {
    const isAmongLast = index >= rows.length - 2
    const last = isAmongLast ? rows.slice(index) : [cells]
    const height = last.reduce((sum, row) => sum + heightOf(row), isAmongLast ? after : 0)
    // Whoever listens has heard it already.
    if (makeRoom(letter, height)) asArtifact(letter.sheet, () => drawHead(letter, lanes, head))
    drawRow(letter, lanes, cells)
    rule(letter)
  }
}

/** Repeats its head on each page, and keeps its last two rows with `after` points that must follow them. */
export function drawTable<Row>(letter: Letter, columns: Column<Row>[], rows: Row[], after: number) {
  const table = layOutTable(letter, columns, rows)
  const firstRow = table.rows[0]
  makeRoom(letter, heightOf(table.head) + (firstRow ? heightOf(firstRow) : 0))
  tagged(letter.sheet, "Table", () => drawRows(letter, table, after))
}
