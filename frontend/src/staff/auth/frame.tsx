import { type JSX, Show } from "solid-js"
import { Title } from "../../ui/title.tsx"
import { LanguageSwitch } from "../language.tsx"
import { Wordmark } from "../wordmark.tsx"
import { useWords } from "../words.tsx"

/** What everybody sees before signing in: one card, the language switch, nothing else. */
export function AuthFrame(props: {
  title: string
  text?: string
  /** Where in a row of steps this is. */
  over?: string
  wide?: boolean
  children: JSX.Element
}) {
  const { t } = useWords()
  return (
    <div class="auth">
      <Title>{props.title}</Title>
      <header class="auth-top">
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main class="auth-card" data-wide={props.wide ? "" : undefined} aria-label={t().app.name}>
        <Show when={props.over}>
          <p class="over-title">{props.over}</p>
        </Show>
        <h1>{props.title}</h1>
        {props.text && <p class="soft">{props.text}</p>}
        {props.children}
      </main>
    </div>
  )
}
