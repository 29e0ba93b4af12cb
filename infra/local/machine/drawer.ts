import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

/** One JSON value that outlives the process: kept in memory, written to the state folder when it changed. */
export function openDrawer<T>(folder: string, name: string, empty: () => T) {
  const path = join(folder, `${name}.json`)
  const value = read(path) ?? empty()
  let timer: NodeJS.Timeout | undefined

  function write() {
    clearTimeout(timer)
    timer = undefined
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify(value))
    renameSync(`${path}.new`, path)
  }

  function read(from: string): T | undefined {
    try {
      return JSON.parse(readFileSync(from, "utf8"))
    } catch {
      return undefined
    }
  }

  return {
    value,
    changed() {
      timer ??= setTimeout(write, 200).unref()
    },
    close() {
      if (timer) write()
    },
  }
}

export type Drawer<T> = ReturnType<typeof openDrawer<T>>
