import type { Key, Range, Row, Write } from "../../../functions/store/table.ts"
import { conflict } from "../../../shared/errors.ts"

/**
 * The store's rows in memory with both indexes, and conditions and additions as DynamoDB keeps them. Stands in
 * for `functions/store/table.ts` where a test needs whole histories by the thousand.
 */
export function rowsInMemory() {
  let rows = new Map<string, Row & Key>()
  const counted = { commits: 0, writes: 0 }
  const nameOf = ({ pk, sk }: Key) => `${pk}\n${sk}`
  const keyOf = (write: Write) =>
    "add" in write ? write.add : "remove" in write ? write.remove : { pk: write.row.pk, sk: write.row.sk }

  function holds(write: Write) {
    if ("add" in write || write.expects === "anything") return true
    const stored = rows.get(nameOf(keyOf(write)))
    return write.expects === "new" ? stored === undefined : stored?.version === write.expects.version
  }

  function apply(write: Write) {
    const name = nameOf(keyOf(write))
    if ("row" in write) rows.set(name, structuredClone(write.row))
    else if ("remove" in write) rows.delete(name)
    else {
      const row: Row & Key = { ...write.add, ...rows.get(name) }
      for (const [amount, more] of Object.entries(write.amounts))
        row[amount] = Number(row[amount] ?? 0) + more
      rows.set(name, row)
    }
  }

  const isWithin = ({ startsWith, after, between, newestFirst }: Range, sk: string) => {
    if (between) return between[0] <= sk && sk <= between[1]
    if (after) return newestFirst ? sk < after : sk > after
    return sk.startsWith(startsWith ?? "")
  }

  return {
    counted,
    getRow: (key: Key): Row | undefined => structuredClone(rows.get(nameOf(key))),
    getRows: (keys: Key[]): Row[] => keys.flatMap((key) => structuredClone(rows.get(nameOf(key))) ?? []),
    queryRows(range: Range): Row[] {
      const [pk, sk] = [`${range.index ?? ""}pk`, `${range.index ?? ""}sk`]
      const found = [...rows.values()].filter(
        (row) => row[pk] === range.pk && isWithin(range, String(row[sk])),
      )
      const order = range.newestFirst ? -1 : 1
      found.sort((a, b) => (String(a[sk]) < String(b[sk]) ? -order : order))
      return structuredClone(found.slice(0, range.limit))
    },
    commitRows(writes: Write[]) {
      if (!writes.every(holds)) throw conflict("changed", "somebody was faster")
      const names = writes.map((write) => nameOf(keyOf(write)))
      if (new Set(names).size < names.filter((_, at) => !("add" in (writes[at] ?? {}))).length)
        throw new Error("a transaction touches a row twice")
      counted.commits += 1
      counted.writes += writes.length
      for (const write of writes) apply(write)
    },
    /** What lies there now, for a look from outside. */
    peek: (pk: string, startsWith = ""): Row[] =>
      [...rows.values()].filter((row) => row.pk === pk && row.sk.startsWith(startsWith)),
    forget() {
      rows = new Map()
    },
  }
}
