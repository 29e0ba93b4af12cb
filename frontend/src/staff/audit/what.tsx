import { For, Show } from "solid-js"
import type { PorticoEvent } from "../../../../shared/events.ts"
import { sentence } from "../activity/sentence.ts"
import { useWords } from "../words.tsx"

type Change = NonNullable<PorticoEvent["changes"]>[number]

function Value(props: { value: string | null }) {
  const { t } = useWords()
  return (
    <Show when={props.value !== null} fallback={<span class="soft">{t().audit.nothing}</span>}>
      <bdi>{props.value}</bdi>
    </Show>
  )
}

function Changes(props: { changes: Change[] }) {
  const { t } = useWords()
  const nameOf = (field: string) => t().audit.fields[field] ?? field
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">{t().audit.field}</th>
          <th scope="col">{t().audit.before}</th>
          <th scope="col">{t().audit.after}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.changes}>
          {(change) => (
            <tr>
              <th scope="row">
                <bdi>{nameOf(change.field)}</bdi>
              </th>
              <td>
                <Value value={change.before} />
              </td>
              <td>
                <Value value={change.after} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

/** What happened, and what it was and became where something changed. */
export function What(props: { event: PorticoEvent }) {
  const words = useWords()
  return (
    <>
      {sentence(props.event, words)}
      <Show when={props.event.changes?.length && props.event.changes}>
        {(changes) => (
          <details class="more">
            <summary>{words.t().audit.changes(changes().length)}</summary>
            <Changes changes={changes()} />
          </details>
        )}
      </Show>
    </>
  )
}
