import { A, createAsync } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import { addDays } from "../../../../shared/dates.ts"
import { getRequests } from "../credit-note-requests/api.ts"
import { getEstimates } from "../estimates/api.ts"
import { paths } from "../paths.ts"
import { getQueries } from "../queries/api.ts"
import { useSelf } from "../session.tsx"
import { useOverviewWords } from "./words.ts"

type News = { href: string; text: string; under?: string }

const newsDays = 14

/** News beside the page: where they cannot be had, the page is whole without them. */
const softly = <T,>(ask: () => Promise<T>) => ask().catch(() => undefined)

const one = (href: string, all: string, count: number) => (count === 1 ? href : all)

function createNews() {
  const { own, date } = useOverviewWords()
  const { sees } = useSelf()
  const estimates = createAsync(async () => (sees("estimates") ? softly(() => getEstimates()) : undefined))
  const queries = createAsync(async () =>
    sees("queries") ? softly(() => getQueries({ status: "waitingForYou" })) : undefined,
  )
  const requests = createAsync(async () =>
    sees("creditNoteRequests") ? softly(() => getRequests()) : undefined,
  )

  const ofEstimates = (): News[] => {
    const open = estimates()?.items.filter(({ state }) => state === "open") ?? []
    const [first] = open
    if (!first) return []
    const href = one(paths.estimate(first.id), paths.estimates, open.length)
    const under = own().estimateUntil(first.number, date(first.expiresOn))
    return [{ href, text: own().estimates(open.length), ...(open.length === 1 && { under }) }]
  }
  const ofQueries = (): News[] => {
    const waiting = queries()?.items ?? []
    const [first] = waiting
    if (!first) return []
    const href = one(paths.query(first.id), paths.queries, waiting.length)
    return [
      { href, text: own().queries(waiting.length), ...(waiting.length === 1 && { under: first.subject }) },
    ]
  }
  const ofRequests = (): News[] => {
    const since = addDays(new Date().toISOString().slice(0, 10), -newsDays)
    return (requests()?.items ?? []).flatMap(({ id, state, decidedAt, invoiceNumber, answer }) =>
      state !== "pending" && state !== "withdrawn" && decidedAt && decidedAt > since
        ? [
            {
              href: paths.request(id),
              text: own().decided[state](invoiceNumber),
              ...(answer && { under: answer }),
            },
          ]
        : [],
    )
  }
  return () => [...ofEstimates(), ...ofQueries(), ...ofRequests()]
}

const Line = (props: { news: News }): JSX.Element => (
  <li>
    <A href={props.news.href} class="news">
      <span class="news-text">
        <span class="strong">{props.news.text}</span>
        <Show when={props.news.under}>
          <span class="soft small news-under">
            <bdi>{props.news.under}</bdi>
          </span>
        </Show>
      </span>
      <span class="news-mark" aria-hidden="true">
        →
      </span>
    </A>
  </li>
)

/** What waits for the reader; nothing at all where nothing does. */
export function Attention() {
  const { own } = useOverviewWords()
  const news = createNews()
  return (
    <Show when={news().length}>
      <section class="stack" aria-labelledby="attention">
        <h2 id="attention">{own().attention}</h2>
        <ul class="news-list card">
          <For each={news()}>{(each) => <Line news={each} />}</For>
        </ul>
      </section>
    </Show>
  )
}
