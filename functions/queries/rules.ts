import { addDays } from "../../shared/dates.ts"
import type { ListQueries, Query, QueryStatus } from "../../shared/queries.ts"
import { next } from "../../shared/stored.ts"

export const defaultAnswerDays = 2

const isWorkday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/** The date that lies so many working days, Monday to Friday, after another. */
export function addWorkdays(date: string, days: number): string {
  let [reached, left] = [date, days]
  while (left > 0) {
    reached = addDays(reached, 1)
    if (isWorkday(reached)) left -= 1
  }
  return reached
}

type Message = {
  by: Query["lastMessageBy"]
  at: string
  status?: QueryStatus | undefined
  promisedOn: string
}

/**
 * A query after somebody wrote: whose turn it is follows from who did, unless staff say otherwise. A new promise is
 * made when the turn comes back to the company, and not by writing again while it already has it.
 */
export function afterMessage(query: Query, { by, at, status, promisedOn }: Message): Query {
  const becomes: QueryStatus = by === "contact" ? "waitingForUs" : (status ?? "waitingForYou")
  const isOurTurnAgain = becomes === "waitingForUs" && !["open", "waitingForUs"].includes(query.status)
  return next(query, {
    status: becomes,
    promisedOn: isOurTurnAgain ? promisedOn : query.promisedOn,
    messages: query.messages + 1,
    lastMessageAt: at,
    lastMessageBy: by,
  })
}

const shows =
  ({ status: wanted, assignee }: ListQueries) =>
  ({ status, assigneeId }: Query) =>
    (wanted === "all" || (wanted === "unsolved" ? status !== "solved" : status === wanted)) &&
    (assignee === undefined || (assigneeId ?? "none") === assignee)

/** Of queries that were read whole. The cursor is a place in the caller's own list. */
export function pageOf(all: Query[], input: ListQueries): { items: Query[]; next: string | null } {
  const wanted = all.filter(shows(input))
  const from = input.after ? wanted.findIndex(({ id }) => id === input.after) + 1 : 0
  const items = wanted.slice(from, from + input.limit)
  const last = items.at(-1)
  return { items, next: last && from + input.limit < wanted.length ? last.id : null }
}
