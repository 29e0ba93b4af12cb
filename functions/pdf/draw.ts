import type { Block } from "./block.ts"
import { codeOf, embeddedFont } from "./file/embedded-font.ts"
import { fromLeft, paper, round, type Sheet, setColour } from "./sheet.ts"
import type { Line } from "./text/paragraph.ts"
import type { Typefaces } from "./text/typeface.ts"

function fontFor(sheet: Sheet, weight: keyof Typefaces, rtl: boolean) {
  const name = `${weight === "regular" ? "R" : "B"}${rtl ? "a" : ""}`
  let font = sheet.fonts.get(name)
  if (!font) {
    font = embeddedFont(sheet.typefaces[weight], rtl)
    sheet.fonts.set(name, font)
  }
  return { name, font }
}

/** The commands that show glyphs, with what separates them from their natural widths. */
function textWriter(commands: string[]) {
  let array = ""
  let codes = ""
  const endCodes = () => {
    if (codes) array += `<${codes}>`
    codes = ""
  }
  return {
    add: (code: string) => {
      codes += code
    },
    move: (units: number) => {
      const distance = Math.round(units)
      if (!distance) return
      endCodes()
      array += `${-distance} `
    },
    flush: () => {
      endCodes()
      if (array) commands.push(`[${array}] TJ`)
      array = ""
    },
  }
}

function drawLine(sheet: Sheet, line: Line, { weight, size }: Block["style"]) {
  const { commands } = sheet.page
  const perEm = 1000 / sheet.typefaces[weight].unitsPerEm
  const writer = textWriter(commands)
  let current = ""
  let rise = 0
  const setRise = (dy: number) => {
    if (dy === rise) return
    writer.flush()
    rise = dy
    commands.push(`${round((dy * perEm * size) / 1000)} Ts`)
  }
  for (const { word, rtl } of line.pieces) {
    const { name, font } = fontFor(sheet, weight, rtl)
    for (const letter of word.missing) sheet.missing.add(letter)
    if (name !== current) {
      writer.flush()
      commands.push(`/${name} ${round(size)} Tf`)
      current = name
    }
    for (const glyph of word.glyphs) {
      setRise(glyph.dy)
      writer.move(glyph.dx * perEm)
      writer.add(codeOf(font, glyph))
      writer.move((glyph.advance - glyph.width - glyph.dx) * perEm)
    }
  }
  setRise(0)
  writer.flush()
}

export type Align = "start" | "end" | "centre"

const shift: Record<Align, number> = { start: 0, centre: 0.5, end: 1 }

export type Place = { start: number; top: number; width: number; align: Align }

/** Draws a block into a column. The height of capitals sits in the middle of each line. */
export function draw(sheet: Sheet, { style, lines }: Block, { start, top, width, align }: Place) {
  const typeface = sheet.typefaces[style.weight]
  const scale = style.size / typeface.unitsPerEm
  setColour(sheet.page, style.colour)
  let baseline = top + (style.leading + typeface.capHeight * scale) / 2
  for (const line of lines) {
    const advance = line.advance * scale
    const left = fromLeft(sheet, start + (width - advance) * shift[align], advance)
    sheet.page.commands.push("BT", `1 0 0 1 ${round(left)} ${round(paper.height - baseline)} Tm`)
    drawLine(sheet, line, style)
    sheet.page.commands.push("ET")
    baseline += style.leading
  }
}
