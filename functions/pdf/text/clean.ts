// Direction marks, joiners of nothing, soft hyphens, variation selectors, tags: they draw nothing, and
// from a stranger's text they could turn the figures beside it round.
const invisible = /[\p{Default_Ignorable_Code_Point}--[\u200c\u200d]]/gv
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: vertical tabs and form feeds end lines.
const lineEnds = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
const blanks = /[\t\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const marksMax = /(\p{M}{4})\p{M}+/gu
const plain = /^[\x20-\x7e]*$/

/** A stranger's text, fit to be laid out: bounded, composed, without controls. Line ends stay. */
export function clean(text: string, lengthMax: number): string {
  if (text.length <= lengthMax && plain.test(text)) return text
  const bounded = text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text
  return bounded
    .toWellFormed()
    .replace(lineEnds, "\n")
    .replace(controls, "")
    .replace(blanks, " ")
    .replace(invisible, "")
    .normalize("NFC")
    .replace(marksMax, "$1")
}

/** Words of our own around values of others, ready to be laid out. */
export type Phrase = { ready: string }

const valueLengthMax = 300
const [isolate, end] = ["\u2068", "\u2069"]

// Telephone numbers, dates and grouped digits: in Arabic the algorithm would set their groups from the right. And signs
// of numbers and of currencies, which it would set behind them.
const groupedDigits =
  /\+\d[\d ()-]{4,}\d|\d+(?:-\d+){2,}|\d+(?: \d{2,}){2,}|(?<![\d\p{L}])[-+\u2212$€£]+\d+(?:[.,]\d+)*%?/gu

/** A text of others by itself: cleaned, and its numbers kept the way they were written. */
export function cleanText(text: string, lengthMax: number): Phrase {
  const cleaned = clean(text, lengthMax)
  return { ready: plain.test(cleaned) ? cleaned : cleaned.replace(groupedDigits, `${isolate}$&${end}`) }
}

/** Each value is cleaned and isolated, so that whatever its script it cannot reorder what surrounds it. */
export function phrase(words: TemplateStringsArray, ...values: (string | number)[]): Phrase {
  const isolated = values.map((value) => `${isolate}${clean(String(value), valueLengthMax)}${end}`)
  return { ready: String.raw({ raw: words }, ...isolated) }
}
