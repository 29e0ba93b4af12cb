import type { Key, Range, Row, Write } from "../../functions/store/table.ts"
import { conflict } from "../../shared/errors.ts"

/**
 * The store's rows in memory, for tests that need it a million times: the two conditions there are, and answers that
 * come in an order the test decides. Stands in for `functions/store/table.ts`.
 */
export function memoryTable() {
  let rows = new Map<string, Row & Key>()
  const waiting: (() => void)[] = []
  const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve))

  function holds(write: Write) {
    if ("add" in write) throw new Error("not in memory")
    const stored = rows.get(nameOf("remove" in write ? write.remove : write.row))
    if (write.expects === "anything") return true
    return write.expects === "new" ? stored === undefined : stored?.version === write.expects.version
  }

  return {
    async getRow(_client: unknown, key: Key): Promise<Row | undefined> {
      await turn()
      return rows.get(nameOf(key))
    },
    async commitRows(_client: unknown, writes: Write[]) {
      await turn()
      if (!writes.every(holds)) throw conflict("changed")
      for (const write of writes) {
        if ("remove" in write) rows.delete(nameOf(write.remove))
        else if ("row" in write) rows.set(nameOf(write.row), structuredClone(write.row))
      }
    },
    getRows: () => Promise.reject(new Error("not in memory")),
    async queryRows(_client: unknown, { index, pk, startsWith = "", limit }: Range): Promise<Row[]> {
      if (index) throw new Error("not in memory")
      await turn()
      const found = [...rows.values()].filter((row) => row.pk === pk && row.sk.startsWith(startsWith))
      return found.sort((a, b) => (a.sk < b.sk ? -1 : 1)).slice(0, limit)
    },
    /** What lies there now, for a look from outside. */
    peek: (pk: string, startsWith: string): Row[] =>
      [...rows.values()].filter((row) => row.pk === pk && row.sk.startsWith(startsWith)),
    forget() {
      rows = new Map()
    },
    /** Runs everything at once, letting one waiting request go on at a time: `choose` says which of so many. */
    async interleave<T>(work: Promise<T>[], choose: (many: number) => number): Promise<T[]> {
      let left = work.length
      for (const each of work) each.catch(() => undefined).finally(() => left--)
      while (left > 0) {
        await new Promise(setImmediate)
        const [next] = waiting.length > 0 ? waiting.splice(choose(waiting.length), 1) : []
        next?.()
      }
      return Promise.all(work)
    },
  }
}
