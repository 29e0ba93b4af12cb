import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

const restMs = 200
/** A value that takes long to write is written more seldom: this share of the time at most goes into it. */
const share = 0.1

/**
 * One JSON value that outlives the process: kept in memory, written to the state folder when it changed. Without a
 * folder it lives as long as the process.
 */
export function openDrawer<T>(folder: string | undefined, name: string, empty: () => T) {
  const path = folder && join(folder, `${name}.json`)
  const value: T = (path && read(path)) || empty()
  let timer: NodeJS.Timeout | undefined
  let lastMs = 0

  function write(to: string) {
    clearTimeout(timer)
    timer = undefined
    const startedAt = performance.now()
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(`${to}.new`, JSON.stringify(value))
    renameSync(`${to}.new`, to)
    lastMs = performance.now() - startedAt
  }

  return {
    value,
    changed() {
      if (path) timer ??= setTimeout(write, Math.max(restMs, lastMs / share), path).unref()
    },
    close() {
      if (path && timer) write(path)
    },
  }
}

function read(from: string) {
  try {
    return JSON.parse(readFileSync(from, "utf8"))
  } catch {
    return undefined
  }
}

export type Drawer<T> = ReturnType<typeof openDrawer<T>>
