import { set } from "../block.ts"
import { muted } from "../colour.ts"
import { toDirhams, withCurrency } from "./figures.ts"
import { formatDate, inDirhams, type Label } from "./labels.ts"
import { contentWidth, inEach, type Letter, margin, put, sayInEach } from "./letter.ts"
import { dirhamRate, type Priced } from "./lines.ts"
import { drawTotals, type Total, totalsHeight } from "./totals.ts"

const leading = 12

/** What a tax document in another currency also states in dirhams, with the rate that it used (Art. 59 and 69). */
export type Dirhams = { words: ReturnType<typeof sayInEach>; totals: Total[] }

/** `state` says what to state, given how an amount converts: each of them is rounded once. */
export function dirhamsOf(
  letter: Letter,
  priced: Priced,
  state: (convert: (minor: number) => number) => [Label, number][],
): Dirhams | undefined {
  const rate = dirhamRate(priced)
  if (!rate) return undefined
  const { currency } = priced
  const words = sayInEach(letter, (language) =>
    inDirhams(`1 ${currency} = ${rate.rate} AED`, rate.source, formatDate(rate.on, language), language),
  )
  const amounts = state((minor) => toDirhams(minor, currency, rate.rate))
  const totals = amounts.map(([name, fils]) => ({
    labels: inEach(letter, name),
    value: withCurrency(fils, "AED"),
  }))
  return { words, totals }
}

export const dirhamsHeight = (letter: Letter, dirhams: Dirhams | undefined) =>
  dirhams ? totalsHeight(letter, dirhams.totals) + leading * (1 + dirhams.words.length) : 0

export function drawDirhams(letter: Letter, dirhams: Dirhams | undefined) {
  if (!dirhams) return
  letter.top += leading
  for (const one of dirhams.words) {
    put(letter, set(letter.sheet, one, { size: 8, colour: muted }), margin, contentWidth, "end")
    letter.top += leading
  }
  drawTotals(letter, dirhams.totals)
}
