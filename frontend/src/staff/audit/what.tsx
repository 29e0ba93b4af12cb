import { For, Show } from "solid-js"
import Arrow from "~icons/lucide/arrow-right"
import type { PorticoEvent } from "../../../../shared/events.ts"
import { sentence } from "../activity/sentence.ts"
import { useWords } from "../words.tsx"

type Change = NonNullable<PorticoEvent["changes"]>[number]

function Value(props: { label: string; value: string | null }) {
  const { t } = useWords()
  return (
    <span>
      <span class="hidden-text">{props.label} </span>
      <Show when={props.value !== null} fallback={<span class="soft">{t().audit.nothing}</span>}>
        <bdi>{t().audit.values[props.value ?? ""] ?? props.value}</bdi>
      </Show>
    </span>
  )
}

function Changes(props: { changes: Change[] }) {
  const { t } = useWords()
  const nameOf = (field: string) => t().audit.fields[field] ?? field
  return (
    <dl class="changes">
      <For each={props.changes}>
        {(change) => (
          <div>
            <dt>
              <bdi>{nameOf(change.field)}</bdi>
            </dt>
            <dd>
              <Value label={t().audit.before} value={change.before} />
              <Arrow class="mirrored" aria-hidden="true" />
              <Value label={t().audit.after} value={change.after} />
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}

/** What happened, and what it was and became where something changed. */
export function What(props: { event: PorticoEvent }) {
  const words = useWords()
  const changes = () => (props.event.changes?.length ? props.event.changes : undefined)
  return (
    <>
      {sentence(props.event, words)}
      <Show when={changes()}>
        {(known) => (
          <details class="more">
            <summary>{words.t().audit.changes(known().length)}</summary>
            <Changes changes={known()} />
          </details>
        )}
      </Show>
    </>
  )
}
