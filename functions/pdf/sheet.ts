import type { Colour } from "./colour.ts"
import type { EmbeddedFont } from "./file/embedded-font.ts"
import type { Picture } from "./file/picture.ts"
import { type Element, newDocument, pushArtifact, pushContent } from "./tags.ts"
import type { Direction } from "./text/bidi.ts"
import type { Typefaces } from "./text/typeface.ts"

export const paper = { width: 595.28, height: 841.89 }

/** One page: its drawing commands, the colour they last set, and the element that each numbered stretch is of. */
export type Page = { commands: string[]; colour: Colour | undefined; marks: Element[] }

/**
 * A document being drawn. Places are measured in points from the top and from the side where reading
 * starts, so that one drawing serves both directions.
 */
export type Sheet = {
  direction: Direction
  typefaces: Typefaces
  pages: Page[]
  page: Page
  fonts: Map<string, EmbeddedFont>
  pictures: Map<string, Picture>
  /** All that is content, and the part of it that is drawn now; nothing where that is no content. */
  content: Element
  open: Element | undefined
  /** Letters that no typeface of ours can draw. */
  missing: Set<string>
}

const newPage = (): Page => ({ commands: [], colour: undefined, marks: [] })

export function addPage(sheet: Sheet) {
  sheet.page = newPage()
  sheet.pages.push(sheet.page)
}

export function newSheet(typefaces: Typefaces, direction: Direction): Sheet {
  const [page, content] = [newPage(), newDocument()]
  const empty = { fonts: new Map(), pictures: new Map(), missing: new Set<string>() }
  return { direction, typefaces, pages: [page], page, content, open: content, ...empty }
}

export const round = (points: number) => Math.round(points * 100) / 100

export function setColour(page: Page, colour: Colour) {
  if (page.colour === colour) return
  page.colour = colour
  page.commands.push(`${colour.map((channel) => Math.round(channel * 1000) / 1000).join(" ")} rg`)
}

/** Where something of this width begins, counted from the left as PDF does. */
export const fromLeft = ({ direction }: Sheet, start: number, width: number) =>
  direction === "rtl" ? paper.width - start - width : start

export type Box = { start: number; top: number; width: number; height: number }

export function fill(sheet: Sheet, { start, top, width, height }: Box, colour: Colour) {
  setColour(sheet.page, colour)
  const [left, bottom] = [fromLeft(sheet, start, width), paper.height - top - height]
  pushArtifact(sheet, `${[left, bottom, width, height].map(round).join(" ")} re f`)
}

export function drawPicture(sheet: Sheet, picture: Picture, { start, top, width, height }: Box) {
  const known = [...sheet.pictures].find(([, other]) => other === picture)?.[0]
  const name = known ?? `P${sheet.pictures.size}`
  sheet.pictures.set(name, picture)
  const [left, bottom] = [fromLeft(sheet, start, width), paper.height - top - height]
  const matrix = [width, 0, 0, height, left, bottom].map(round).join(" ")
  pushContent(sheet, [`q ${matrix} cm /${name} Do Q`])
}
