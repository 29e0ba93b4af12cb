import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { PorticoEvent } from "../../../../shared/events.ts"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { ActivityIcon } from "./icon.tsx"
import { sentence } from "./sentence.ts"

function Line(props: { event: PorticoEvent; linked: boolean }) {
  const words = useWords()
  const { t } = words
  const who = () => props.event.actor.name || t().activity.system
  return (
    <li class="event">
      <ActivityIcon type={props.event.type} />
      <div class="event-text">
        <span>{sentence(props.event, words)}</span>
        <span class="soft small">
          {t().activity.by(who())} · {words.ago(props.event.at)}
          <Show when={props.linked && props.event.customerId}>
            {(id) => (
              <>
                {" · "}
                <A href={paths.customer(id())}>{t().activity.customer}</A>
              </>
            )}
          </Show>
        </span>
      </div>
    </li>
  )
}

export function ActivityList(props: { events: PorticoEvent[]; linked?: boolean }) {
  return (
    <ul class="events">
      <For each={props.events}>{(event) => <Line event={event} linked={props.linked ?? false} />}</For>
    </ul>
  )
}
