import { basename } from "node:path"
import { expect } from "vitest"
import { type FigureId, type Figures, keepFigure } from "./figure-file.ts"

/** Keeps a figure of the test file that is running. */
export function record(id: FigureId, values: Figures, about: { seed?: number; startedAt: number }) {
  const test = basename(expect.getState().testPath ?? "unknown").replace(/\.\w+\.tsx?$/, "")
  keepFigure({ id, test, ...about }, values)
}

/** What a test draws from: given by `SEED`, or a new one. Printed, so that a failure can be repeated. */
export function seedOf(test: string): number {
  const seed = process.env.SEED ? Number(process.env.SEED) : Math.floor(Math.random() * 2 ** 31)
  console.log(`${test}: seed ${seed}`)
  return seed
}
