import { type Block, set } from "../block.ts"
import { muted } from "../colour.ts"
import { type Label, taxNumber } from "./labels.ts"
import { contentWidth, inEach, type Letter, makeRoom, margin, put } from "./letter.ts"
import { nameIn, type Party } from "./letterhead.ts"

const gap = 24
const addressLinesMax = 8

function blocksOf(letter: Letter, heading: Label, party: Party, width: number): Block[] {
  const { sheet } = letter
  const small = { size: 8.75, colour: muted, leading: 13 }
  const bold = { weight: "semiBold", size: 10.5, leading: 16 } as const
  const names = [nameIn(letter.first, party), letter.second && party.nameArabic]
  const contact = [party.email, party.phone].filter((line) => line)
  const rest = [
    ...party.addressLines.slice(0, addressLinesMax),
    party.trn && taxNumber(party.trn, letter.first, letter.second),
    ...contact,
  ]
  return [
    set(sheet, inEach(letter, heading).join(" / "), { size: 8, colour: muted, leading: 16 }),
    ...names.flatMap((name) => (name ? [set(sheet, name, bold, { width, lines: 3, letters: 200 })] : [])),
    ...rest.flatMap((line) => (line ? [set(sheet, line, small, { width, lines: 3, letters: 300 })] : [])),
  ]
}

/** Who sends and who receives, side by side. */
export function drawParties(letter: Letter, ...parties: [Label, Party][]) {
  const width = (contentWidth - gap * (parties.length - 1)) / parties.length
  const columns = parties.map(([heading, party]) => blocksOf(letter, heading, party, width))
  const heights = columns.map((blocks) => blocks.reduce((sum, block) => sum + block.height, 0))
  makeRoom(letter, Math.max(...heights))
  const top = letter.top
  for (const [index, blocks] of columns.entries()) {
    letter.top = top
    for (const block of blocks) {
      put(letter, block, margin + index * (width + gap))
      letter.top += block.height
    }
  }
  letter.top = top + Math.max(...heights) + 18
}
