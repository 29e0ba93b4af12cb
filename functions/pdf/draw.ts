import type { Block } from "./block.ts"
import { codeOf, embeddedFont } from "./file/embedded-font.ts"
import { fromLeft, paper, round, type Sheet, setColour } from "./sheet.ts"
import { pushWords } from "./tags.ts"
import type { Line } from "./text/paragraph.ts"
import type { Typefaces } from "./text/typeface.ts"

const fontNames = { regular: ["R", "Ra"], semiBold: ["B", "Ba"] } as const

function fontFor(sheet: Sheet, weight: keyof Typefaces, rtl: boolean) {
  const name = fontNames[weight][rtl ? 1 : 0]
  const known = sheet.fonts.get(name)
  const font = known ?? embeddedFont(sheet.typefaces[weight], rtl)
  if (!known) sheet.fonts.set(name, font)
  return { name, font }
}

/** Collects codes and the moves between them, in thousandths of an em, into commands that show glyphs. */
function glyphWriter(commands: string) {
  let written = commands
  let array = ""
  let codes = ""
  const endCodes = () => {
    if (codes) array += `<${codes}>`
    codes = ""
  }
  const command = (text: string) => {
    endCodes()
    written += array ? `[${array}] TJ ${text} ` : `${text} `
    array = ""
  }
  const show = (code: string) => {
    codes += code
  }
  const move = (distance: number) => {
    const whole = Math.round(distance)
    if (!whole) return
    endCodes()
    array += `${-whole} `
  }
  const end = () => {
    command("ET")
    return written
  }
  return { command, show, move, end }
}

function lineCommands(
  sheet: Sheet,
  line: Line,
  { weight, size }: Block["style"],
  left: number,
  bottom: number,
) {
  const perEm = 1000 / sheet.typefaces[weight].unitsPerEm
  const writer = glyphWriter(`BT 1 0 0 1 ${round(left)} ${round(bottom)} Tm `)
  let current = ""
  let rise = 0
  for (const { word, rtl } of line.pieces) {
    const { name, font } = fontFor(sheet, weight, rtl)
    for (const letter of word.missing) sheet.missing.add(letter)
    if (name !== current) writer.command(`/${name} ${round(size)} Tf`)
    current = name
    for (const glyph of word.glyphs) {
      if (glyph.dy !== rise) writer.command(`${round((glyph.dy * perEm * size) / 1000)} Ts`)
      rise = glyph.dy
      writer.move(glyph.dx * perEm)
      writer.show(codeOf(font, glyph))
      writer.move((glyph.advance - glyph.width - glyph.dx) * perEm)
    }
  }
  if (rise) writer.command("0 Ts")
  return writer.end()
}

export type Align = "start" | "end" | "centre"

const shift: Record<Align, number> = { start: 0, centre: 0.5, end: 1 }

export type Place = { start: number; top: number; width: number; align: Align }

/** Draws a block into a column. The height of capitals sits in the middle of each line. */
export function draw(sheet: Sheet, { text, style, lines }: Block, { start, top, width, align }: Place) {
  const typeface = sheet.typefaces[style.weight]
  const scale = style.size / typeface.unitsPerEm
  setColour(sheet.page, style.colour)
  let baseline = top + (style.leading + typeface.capHeight * scale) / 2
  const commands: string[] = []
  for (const line of lines) {
    const advance = line.advance * scale
    const left = fromLeft(sheet, start + (width - advance) * shift[align], advance)
    commands.push(lineCommands(sheet, line, style, left, paper.height - baseline))
    baseline += style.leading
  }
  pushWords(sheet, text, commands)
}
