import { type JSX, Show } from "solid-js"
import { Dynamic } from "solid-js/web"

type Props = {
  title: string
  text: string
  /** It is all that the page has to say, and heads it. */
  isPage?: boolean
  children?: JSX.Element
}

/** Nothing here: why, and what to do next. */
export function Empty(props: Props) {
  return (
    <div class="empty">
      <Dynamic component={props.isPage ? "h1" : "h2"}>{props.title}</Dynamic>
      <Show when={props.text}>
        <p class="soft">{props.text}</p>
      </Show>
      {props.children}
    </div>
  )
}
