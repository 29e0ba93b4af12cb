/** A bug that somebody could make, and the tests that have to notice it (security.md, 7.6). */
export type Mutant = {
  name: string
  bug: string
  file: string
  /** Stands in the file exactly once. */
  before: string
  after: string
  tests: string[]
}

export const mutants: Mutant[] = [
  {
    name: "refresh-grace-for-all",
    bug: "the grace of a refresh token holds for all its generations",
    file: "functions/sessions/sessions.ts",
    before: "if (behind === 1 && addSeconds",
    after: "if (behind >= 1 && addSeconds",
    tests: ["test/sessions.test.ts"],
  },
  {
    name: "link-unsigned",
    bug: "unsigned link tokens are taken",
    file: "functions/links/links.ts",
    before: "if (!(await isMacOf(",
    after: 'if (given === "" && !(await isMacOf(',
    tests: ["test/links.test.ts"],
  },
]
