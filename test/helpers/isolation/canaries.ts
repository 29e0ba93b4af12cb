import type { Row } from "../rows.ts"

/** Every text and number in a value, however deep. */
function leaves(value: unknown): string[] {
  if (typeof value === "string") return [value]
  if (typeof value === "number") return [String(value)]
  if (typeof value !== "object" || value === null) return []
  return Object.values(value).flatMap(leaves)
}

const isTime = (text: string) => /^\d{4}-\d\d-\d\d/.test(text)
const isTelling = (text: string) =>
  (/^\d+$/.test(text) ? text.length >= 7 : text.length >= 8) && !isTime(text)

const tenantOf = ({ pk }: Row) => /^T#(\w+)/.exec(pk)?.[1]

/** Texts that stand in rows of one company only, with that company: what two of them have tells nothing of either. */
export function tellingOf(rows: Row[]) {
  const owners = new Map<string, Set<string>>()
  for (const row of rows)
    for (const text of leaves(row)) owners.set(text, (owners.get(text) ?? new Set()).add(tenantOf(row) ?? ""))
  return new Map(
    [...owners].flatMap(([text, of]) =>
      of.size === 1 && isTelling(text) ? [[text, [...of].join()] as const] : [],
    ),
  )
}

/**
 * What only the others' rows hold: whatever of it a reader meets is a leak. No field has to be marked for this; every
 * one of them is watched as soon as it holds something that the reader's own rows do not.
 */
export function canariesFor(rows: Row[], mayRead: (row: Row) => boolean): string[] {
  const telling = tellingOf(rows)
  const own = new Set(rows.filter(mayRead).flatMap(leaves))
  const others = new Set(rows.filter((row) => !mayRead(row) && row.pk.startsWith("T#")).flatMap(leaves))
  return [...others].filter((text) => telling.has(text) && !own.has(text))
}

/** The canaries that a text holds; numbers only where they stand alone. */
export const found = (text: string, canaries: string[]) =>
  canaries.filter((canary) => {
    const at = text.indexOf(canary)
    if (at < 0) return false
    return !/^\d+$/.test(canary) || new RegExp(`(?<![\\w-])${canary}(?![\\w-])`).test(text)
  })
