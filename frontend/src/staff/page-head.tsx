import { A } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import Back from "~icons/lucide/chevron-left"
import { Title } from "../ui/title.tsx"
import { useWords } from "./words.tsx"

type Props = {
  title: string
  /** Where the page greets instead of repeating its name. */
  heading?: string
  text?: string | undefined
  back?: { href: string; text: string }
  beside?: JSX.Element
  children?: JSX.Element
}

/** The tab's title, the way back, the heading, and what can be done here. */
export function PageHead(props: Props) {
  const { t } = useWords()
  return (
    <header class="page-head">
      <Title>{`${props.title} · ${t().app.name}`}</Title>
      <div>
        <Show when={props.back}>
          {(back) => (
            <A href={back().href} class="back">
              <Back class="mirrored" aria-hidden="true" />
              {back().text}
            </A>
          )}
        </Show>
        <div class="page-title">
          <h1>
            <bdi>{props.heading ?? props.title}</bdi>
          </h1>
          {props.beside}
        </div>
        <Show when={props.text}>
          <p class="soft">
            <bdi>{props.text}</bdi>
          </p>
        </Show>
      </div>
      <Show when={props.children}>
        <div class="actions">{props.children}</div>
      </Show>
    </header>
  )
}
