import { ZxcvbnFactory } from "@zxcvbn-ts/core"
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common"
import { mostUsed } from "./most-used.ts"

/** Below a hundred million guesses a password does not stand an attack over the network (zxcvbn's score 3). */
const scoreMin = 3
const known = new Set(mostUsed)
const judge = new ZxcvbnFactory({ dictionary: { ...dictionary, mostUsed }, graphs: adjacencyGraphs })

/** Signs that people write in place of a letter. */
const lookalikes: Record<string, string> = {
  a: "a4@",
  b: "b8",
  e: "e3",
  g: "g96",
  i: "i1!l",
  l: "l1!i",
  o: "o0",
  s: "s5$",
  t: "t7+",
  z: "z2",
}
const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
const backwards = (text: string) => [...text].reverse().join("")

const wordMin = 3
const wordsOf = (text: string) => [
  ...new Set(
    folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= wordMin),
  ),
]

const spellings = (word: string) => [...word].map((letter) => `[${lookalikes[letter] ?? letter}]`).join("")

/** Every one of the words, however it is spelt and in either direction; the longest first, for some hold others. */
function anyOf(words: string[]) {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  return new RegExp(
    longestFirst.flatMap((word) => [spellings(word), spellings(backwards(word))]).join("|"),
    "gu",
  )
}

const isWeak = (password: string, about: string[]) => judge.check(password, about).score < scoreMin

/**
 * Whether a password is known, or soon guessed by who knows these texts about its owner. Words of theirs count for
 * nothing: what is left without them has to be a good password by itself.
 */
export function isGuessable(password: string, about: string[]) {
  const words = ["portico", ...about.flatMap(wordsOf)]
  if (known.has(password.toLowerCase()) || isWeak(password, words)) return true
  const text = folded(password)
  const rest = text.replace(anyOf(words), "")
  return rest !== text && isWeak(rest, words)
}
