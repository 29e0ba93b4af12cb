import { set } from "../block.ts"
import type { Phrase } from "../text/clean.ts"
import { contentWidth, type Letter, margin, put } from "./letter.ts"

/** The one thing that most readers look for, once in each language. */
export function drawHeadline(letter: Letter, words: (string | Phrase)[]) {
  for (const [order, one] of words.entries()) {
    const size = order ? 12 : 14
    const block = set(
      letter.sheet,
      one,
      { weight: "semiBold", size, leading: size * 1.45 },
      { width: contentWidth },
    )
    put(letter, block, margin)
    letter.top += block.height
  }
  letter.top += 12
}
