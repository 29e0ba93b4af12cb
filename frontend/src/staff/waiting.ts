import { getQueries } from "./queries/api.ts"
import { getProposals, getRequests } from "./requests/api.ts"

/** Counting stops here: more than this is many. */
const countedMax = 50

const shown = (pages: { items: unknown[]; next: string | null }[]) => {
  const count = pages.reduce((sum, page) => sum + page.items.length, 0)
  const more = pages.some((page) => page.next)
  return count ? `${Math.min(count, countedMax)}${more || count > countedMax ? "+" : ""}` : undefined
}

/** What waits for the team; that it could not be counted is no reason to show anything. */
const counted = (ask: Promise<Parameters<typeof shown>[0]>) => ask.then(shown, () => undefined)

export const countQueries = () =>
  counted(getQueries({ status: "waitingForUs", limit: countedMax }).then((page) => [page]))

export const countRequests = () =>
  counted(
    Promise.all([
      getRequests({ state: "pending", limit: countedMax }),
      getProposals({ state: "pending", limit: countedMax }),
    ]),
  )
