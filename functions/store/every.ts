import type { Page } from "../../shared/pages.ts"

type ReadPage<T> = (input: { after: string | undefined; limit: number }) => Promise<Page<T>>

const pageSize = 500

/** A list from its beginning to its end, read as far as somebody asks. */
export async function* every<T>(read: ReadPage<T>): AsyncGenerator<T> {
  let after: string | undefined
  do {
    const page = await read({ after, limit: pageSize })
    yield* page.items
    after = page.next ?? undefined
  } while (after)
}
