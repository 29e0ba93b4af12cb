import { type Block, set } from "../block.ts"
import { muted } from "../colour.ts"
import { tagged } from "../tags.ts"
import { isRtl } from "../text/bidi.ts"
import type { Label } from "./labels.ts"
import { contentWidth, inEach, type Letter, makeRoom, margin, put } from "./letter.ts"

const headingHeight = 15

function drawLines(letter: Letter, block: Block) {
  for (const line of block.lines) {
    makeRoom(letter, block.style.leading)
    put(letter, { ...block, text: undefined, lines: [line] }, margin, contentWidth)
    letter.top += block.style.leading
  }
}

/** A headed text that may run over several pages. */
export function drawProse(letter: Letter, heading: Label, text: string | undefined) {
  if (!text?.trim()) return
  const { sheet } = letter
  const limits = { width: contentWidth, lines: 240, letters: 12_000 }
  const block = set(sheet, text, { size: 8.75, leading: 13 }, limits)
  letter.top += 14
  makeRoom(letter, headingHeight + Math.min(block.height, 3 * block.style.leading))
  const words = set(sheet, inEach(letter, heading).join(" / "), { size: 8, colour: muted, leading: 14 })
  tagged(sheet, "H2", () => put(letter, words, margin))
  letter.top += headingHeight
  tagged(sheet, "P", () => drawLines(letter, block), { actual: isRtl(text) ? block.text : undefined })
}
