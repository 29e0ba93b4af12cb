/** What people typed, as it is kept: composed, and without what is not seen but changes how the rest reads (R60). */

/** Breaks of any kind and tabs: on one line they part words, as a space does. */
const breaks = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu
/**
 * Controls, direction marks, characters of no width, letters that show nothing (`\p{DI}`: the Hangul fillers), halves
 * of characters and private ones. Variation selectors stay: they make pictures of emoji, and nothing by themselves.
 */
const unseen = /[[\p{Cc}\p{Cf}\p{DI}\p{Cs}\p{Co}]--[\ufe00-\ufe0f]]/gv
/** Marks piled so high that they cover the lines above and below; no language needs a fifth. */
const piledMarks = /(\p{M}{4})\p{M}+/gu

/** Composed last: what is taken out may have stood between a letter and its mark. */
const visible = (text: string) =>
  text.replace(breaks, " ").replace(unseen, "").normalize("NFC").replace(piledMarks, "$1")

export const oneLine = (text: string) => visible(text).trim()

export const severalLines = (text: string) =>
  text
    .split(/\r\n?|[\n\u0085\p{Zl}\p{Zp}]/u)
    .map(visible)
    .join("\n")
    .trim()
