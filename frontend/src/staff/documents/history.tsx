import { createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { EventType } from "../../../../shared/events.ts"
import { Badge } from "../../ui/badge.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { sentence } from "../activity/sentence.ts"
import { type DocumentEvents, getHistory } from "./api.ts"
import { useDocumentWords } from "./words.ts"

function Entries(props: { history: DocumentEvents }) {
  const words = useDocumentWords()
  return (
    <ul class="history">
      <For each={props.history.items.toReversed()} fallback={<li class="soft">{words.own().noHistory}</li>}>
        {(entry) => (
          <li>
            <span>
              {sentence({ type: entry.what as EventType, facts: entry.facts }, words)}{" "}
              <Show when={entry.revision}>
                {(revision) => <Badge tone="neutral">{words.own().revision(revision())}</Badge>}
              </Show>
            </span>
            <span class="soft small">
              {words.t().activity.by(entry.actor || words.t().activity.system)} · {words.instant(entry.at)}
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}

function Loaded(props: { customerId: string; kind: "invoices" | "estimates"; id: string }) {
  const history = createAsync(() => getHistory(props.customerId, props.kind, props.id))
  return <Show when={history()}>{(loaded) => <Entries history={loaded()} />}</Show>
}

/** What happened to a document, newest first. */
export function HistoryCard(props: { customerId: string; kind: "invoices" | "estimates"; id: string }) {
  const { own } = useDocumentWords()
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{own().history}</h2>
      <Load keys={[getHistory.key]} skeleton={<Lines count={3} />}>
        <Loaded {...props} />
      </Load>
    </section>
  )
}
