import type { JSX } from "solid-js"
import { Show } from "solid-js"
import { Title } from "../ui/title.tsx"
import { Company, usePortalTitle } from "./face.tsx"
import { LanguageSwitch } from "./language.tsx"
import { useWords } from "./words.ts"

/** Before signing in: the company, one card, nothing else. */
export function AuthFrame(props: { title: string; text?: string; wide?: boolean; children?: JSX.Element }) {
  const { t } = useWords()
  const portal = usePortalTitle()
  return (
    <div class="auth">
      <Title>{portal() ? t().titleOf(props.title, portal()) : props.title}</Title>
      <header class="auth-top">
        <Company />
        <LanguageSwitch />
      </header>
      <main class="auth-card card" data-wide={props.wide ? "" : undefined}>
        <h1>{props.title}</h1>
        <Show when={props.text}>
          <p class="soft">{props.text}</p>
        </Show>
        {props.children}
      </main>
      <footer class="auth-foot soft small">{t().poweredBy}</footer>
    </div>
  )
}
