import { randomUUID } from "node:crypto"
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import type { Observation } from "../aws/access/authorizer.ts"

const observedFolder = ".local/observed"

/** Whoever runs the whole test suite sets this, to learn which rights it used. */
export const observing = "PORTICO_OBSERVE"

/** Every cloud of a test run leaves here what its functions did. */
export function keepObserved(observations: Observation[]) {
  if (!process.env[observing]) return
  mkdirSync(observedFolder, { recursive: true })
  writeFileSync(`${observedFolder}/${randomUUID()}.json`, JSON.stringify(observations))
}

export const readObserved = (): Observation[] =>
  globSync(`${observedFolder}/*.json`).flatMap((file) => JSON.parse(readFileSync(file, "utf8")))

export const forgetObserved = () => rmSync(observedFolder, { recursive: true, force: true })
