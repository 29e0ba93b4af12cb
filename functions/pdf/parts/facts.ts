import { set } from "../block.ts"
import { muted } from "../colour.ts"
import { type Label, label } from "./labels.ts"
import { contentWidth, inEach, type Letter, margin, put, rule } from "./letter.ts"

export type Fact = { label: Label; value: string }

/** A draft has no number yet. */
export const numberIn = ({ first }: Letter, number: string) => number || label("draft", first)

const gap = 12
const padding = 9

/** Numbers and dates in a band, each in a cell of its own so that it copies whole. */
export function drawFacts(letter: Letter, facts: Fact[]) {
  const { sheet } = letter
  const width = (contentWidth - gap * (facts.length - 1)) / facts.length
  const columns = facts.map(({ label: name, value }) => [
    ...inEach(letter, name).map((words) =>
      set(sheet, words, { size: 7.75, colour: muted, leading: 12 }, { width }),
    ),
    set(sheet, value, { weight: "semiBold", size: 9.5, leading: 15 }, { width, lines: 3, letters: 100 }),
  ])
  rule(letter)
  const top = letter.top + padding
  let bottom = top
  for (const [index, blocks] of columns.entries()) {
    letter.top = top
    for (const block of blocks) {
      put(letter, block, margin + index * (width + gap))
      letter.top += block.height
    }
    bottom = Math.max(bottom, letter.top)
  }
  letter.top = bottom + padding
  rule(letter)
  letter.top += 22
}
