import { invalid } from "../http/problem.ts"
import type { Range } from "../http/rules.ts"

type Listed = { id: string; created?: number }
export type Paging = { limit?: number; starting_after?: string; ending_before?: string; created?: Range }

/** One page of `newestFirst`, with Stripe's cursors. */
export function page<T extends Listed>(newestFirst: T[], path: string, paging: Paging) {
  if (paging.starting_after && paging.ending_before)
    throw invalid("You may only specify one of these parameters: starting_after, ending_before.")
  const matching = newestFirst.filter(({ created }) => within(created ?? 0, paging.created ?? {}))
  const limit = paging.limit ?? 10
  if (paging.ending_before) {
    const before = matching.slice(0, position(matching, paging.ending_before, "ending_before"))
    return { object: "list", data: before.slice(-limit), has_more: before.length > limit, url: path } as const
  }
  const start = paging.starting_after ? position(matching, paging.starting_after, "starting_after") + 1 : 0
  const after = matching.slice(start)
  return { object: "list", data: after.slice(0, limit), has_more: after.length > limit, url: path } as const
}

function position(items: Listed[], id: string, param: string) {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw invalid(`No such object: '${id}'`, { code: "resource_missing", param })
  return index
}

const within = (at: number, { gt, gte, lt, lte }: Range) =>
  !(gt !== undefined && at <= gt) &&
  !(gte !== undefined && at < gte) &&
  !(lt !== undefined && at >= lt) &&
  !(lte !== undefined && at > lte)
