import { ZxcvbnFactory } from "@zxcvbn-ts/core"
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common"

/** Below a hundred million guesses a password does not stand an attack over the network (zxcvbn's score 3). */
const scoreMin = 3
const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

const wordsOf = (text: string) => [text, ...text.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length > 2)

/** Whether a password is known, or soon guessed by who knows these texts about its owner. */
export const isGuessable = (password: string, about: string[]) =>
  judge.check(password, ["portico", ...about.flatMap(wordsOf)]).score < scoreMin
