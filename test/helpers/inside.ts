import type { Cloud } from "../../infra/local/cloud.ts"

/**
 * Lets this test file import modules of `functions/` as one of the functions would run them: with its environment and
 * its credentials, against the local cloud. Import them after this, by `await import(…)`: they read it at once.
 */
export function becomeFunction(cloud: Cloud, entry: string) {
  Object.assign(process.env, cloud.env(entry))
}
