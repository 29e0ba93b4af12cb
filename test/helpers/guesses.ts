/** The wait after so many wrong guesses in a row, as `functions/http/guesses.ts` has it. */
export const waitSeconds = (wrong: number) => (wrong < 5 ? 0 : Math.min(900, 2 ** (wrong - 5)))

/** How many guesses may be judged within this time: a slow machine lets a wait or two pass. */
export function mostGuesses(milliseconds: number) {
  let guesses = 5
  for (let left = milliseconds / 1000; left >= waitSeconds(guesses); guesses++) left -= waitSeconds(guesses)
  return guesses
}
