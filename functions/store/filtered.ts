import type { Page, PageInput } from "../../shared/pages.ts"

/** How often a list is read on before a page that is not full is answered all the same. */
const readsMax = 20

/**
 * A page of what fits, read from a list of everything. Each read asks for no more than is missing, so that the cursor
 * is exactly where the reading ended. `isPast` tells of a sorted list that nothing behind fits any more.
 */
export async function filtered<T>(
  read: (input: PageInput) => Promise<Page<T>>,
  { fits, isPast }: { fits: (value: T) => boolean; isPast: (value: T) => boolean },
  { after, limit }: PageInput,
): Promise<Page<T>> {
  const items: T[] = []
  let next = after
  for (let reads = 0; reads < readsMax && items.length < limit; reads++) {
    const page = await read({ after: next, limit: limit - items.length })
    items.push(...page.items.filter(fits))
    if (page.next === null || page.items.some(isPast)) return { items, next: null }
    next = page.next
  }
  return { items, next: next ?? null }
}

type Decided = { state: string }

/** For lists on which what waits for a decision comes first. */
export const inState = <T extends Decided>(state: T["state"] | undefined) => ({
  fits: (value: T) => state === undefined || value.state === state,
  isPast: (value: T) => state === "pending" && value.state !== "pending",
})
