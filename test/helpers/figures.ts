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

/** Numbers that are random and yet the same for the same seed (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(random() * end)
  const of = <T>(items: readonly T[]): T => items[below(items.length)] as T
  return { random, below, of }
}
