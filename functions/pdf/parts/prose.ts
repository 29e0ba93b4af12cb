import { set } from "../block.ts"
import { muted } from "../colour.ts"
import type { Label } from "./labels.ts"
import { contentWidth, inEach, type Letter, makeRoom, margin, put } from "./letter.ts"

const headingHeight = 15

/** A headed text that may run over several pages. */
export function drawProse(letter: Letter, heading: Label, text: string | undefined) {
  if (!text?.trim()) return
  const { sheet } = letter
  const limits = { width: contentWidth, lines: 240, letters: 12_000 }
  const block = set(sheet, text, { size: 8.75, leading: 13 }, limits)
  letter.top += 14
  makeRoom(letter, headingHeight + Math.min(block.height, 3 * block.style.leading))
  put(
    letter,
    set(sheet, inEach(letter, heading).join(" / "), { size: 8, colour: muted, leading: 14 }),
    margin,
  )
  letter.top += headingHeight
  for (const line of block.lines) {
    makeRoom(letter, block.style.leading)
    put(letter, { ...block, lines: [line] }, margin, contentWidth)
    letter.top += block.style.leading
  }
}
