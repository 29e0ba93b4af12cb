/**
 * Names that look like another one (R60). A small part of Unicode's confusables (UTS #39): the letters of Cyrillic,
 * Greek and Armenian that a reader of Latin takes for their own, and forms of Arabic letters that look alike.
 */

const pairs = [
  // Cyrillic
  "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ԚQ ԜW ӀI",
  "аa вb сc ԁd еe һh іi јj кk ӏl мm нh пn оo рp ԛq гr ѕs тt уy ѵv ԝw хx",
  // Greek
  "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX",
  "αa βb γy εe ηn ιi κk μu νv οo ρp σo τt υu χx ωw",
  // Armenian, and Latin letters beyond ASCII that do not come apart
  "օo ոn սu հh ցg զq ıi ɑa ɡg łl øo đd ŁL ØO ĐD",
  // Arabic, and the letters of Persian and Urdu that look the same
  "ىي یي کك ةه ەه ہه",
]
const look = new Map(pairs.flatMap((line) => line.split(" ").map((pair) => [...pair] as [string, string])))
/** What passes for another letter within Latin. */
const folds: [RegExp, string][] = [
  [/[1|!i]/g, "l"],
  [/0/g, "o"],
  [/[5$]/g, "s"],
  [/3/g, "e"],
  [/@/g, "a"],
  [/rn/g, "m"],
  [/vv/g, "w"],
]

/** As a hasty reader sees it, in letters that are there: `Рayрal` is `Paypal`. */
export const latinLook = (name: string) =>
  [...name.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "")]
    .map((char) => look.get(char) ?? char)
    .join("")

/** The same for whatever looks the same, to be compared and not to be shown. */
const skeleton = (name: string) =>
  folds.reduce((text, [from, to]) => text.replace(from, to), latinLook(name).toLowerCase())
const wordsOf = (name: string) => skeleton(name).match(/[\p{L}\p{N}]+/gu) ?? []
const joined = (words: string[]) => words.join("")

/** Nobody else has a reason to be called just that. */
const protectedNames = [
  "Portico",
  "Portico Support",
  "Portico Billing",
  "Portico Payments",
  "Stripe",
  "PayPal",
  "Mastercard",
  "Visa",
  "American Express",
  "Apple Pay",
  "Google Pay",
  "Samsung Pay",
  "Western Union",
  "بورتيكو",
  "سترايب",
  "باي بال",
  "ماستركارد",
]
/** Names of people and common words, too, so that they are asked about and never refused. */
const knownNames = [
  ...protectedNames,
  "Amex",
  "Payoneer",
  "Tabby",
  "Tamara",
  "Telr",
  "PayTabs",
  "Mada",
  "فيزا",
]

const looksOf = (names: string[]) => new Set(names.map((name) => joined(wordsOf(name))))
const refused = looksOf(protectedNames)
const known = looksOf(knownNames)
const legalForms = new Set(
  ["llc", "ltd", "limited", "inc", "plc", "gmbh", "fze", "fzco", "fzc", "co", "corp", "dmcc"].map(skeleton),
)

/** Just the name of Portico or of a payment company, in whatever letters and whatever its legal form. */
export function impersonates(name: string): boolean {
  const words = wordsOf(name)
  const bare = words.filter((word) => !legalForms.has(word))
  return refused.has(joined(bare)) || refused.has(joined(words))
}

/** Scripts whose letters pass for each other; beside any other script a word is plain to see. */
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]
const mixes = (word: string) => scripts.filter((script) => script.test(word)).length > 1

export type NameDoubt = "mixed_scripts" | "known_name"

/** What somebody who gives a name is asked to look at again; a doubt is no refusal. */
export function doubtOf(name: string): NameDoubt | undefined {
  if ((name.normalize("NFKC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).some(mixes)) return "mixed_scripts"
  const words = wordsOf(name)
  // `Pay-Pal Gulf`: a known name may be taken apart.
  const isKnown = words.some((_, at) =>
    [1, 2, 3].some((count) => known.has(joined(words.slice(at, at + count)))),
  )
  return isKnown || known.has(joined(words)) ? "known_name" : undefined
}
