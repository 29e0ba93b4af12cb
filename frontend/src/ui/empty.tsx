import { type JSX, Show } from "solid-js"

/** Nothing here: why, and what to do next. */
export function Empty(props: { title: string; text: string; children?: JSX.Element }) {
  return (
    <div class="empty">
      <h2>{props.title}</h2>
      <Show when={props.text}>
        <p class="soft">{props.text}</p>
      </Show>
      {props.children}
    </div>
  )
}
