import { invalid } from "../../shared/errors.ts"

/**
 * Refuses what is known or easily guessed from its owner's name, company and address (R19). The dictionaries are
 * loaded by the first password that somebody chooses: signing in needs none of them.
 * Throws `invalid_input` (password_known).
 */
export async function requireGoodPassword(password: string, about: string[]) {
  const { isGuessable } = await import("./guessable.ts")
  if (isGuessable(password, about)) throw invalid({ password: "password_known" })
}
