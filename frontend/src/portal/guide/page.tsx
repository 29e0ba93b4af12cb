import { createAsync, query } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { Guide } from "../../../../shared/guide.ts"
import { send } from "../../lib/api.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { Title } from "../../ui/title.tsx"
import { Company, useFace } from "../face.tsx"
import { LanguageSwitch } from "../language.tsx"
import { paths } from "../paths.ts"
import "./guide.css"
import { useGuideWords } from "./words.ts"

const getGuide = query(() => send<Guide>("GET", "/api/auth/guide"), "guide")

function Shown(props: { guide: Guide }) {
  const { own } = useGuideWords()
  return (
    <section class="stack">
      <h2>{own().doTitle}</h2>
      <ul class="guide-shows">
        <For each={props.guide.shows}>
          {(kind) => (
            <li class="card">
              <h3>{own().shows[kind].title}</h3>
              <p class="soft">{own().shows[kind].text}</p>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function Help(props: { guide: Guide; company: string }) {
  const { own } = useGuideWords()
  return (
    <section class="stack">
      <h2>{own().helpTitle}</h2>
      <p>{own().help(props.company)}</p>
      <p class="guide-contact">
        <a href={`mailto:${props.guide.email}`} dir="ltr">
          {props.guide.email}
        </a>
        <Show when={props.guide.phone}>
          {(phone) => (
            <a href={`tel:${phone().replace(/[^+\d]/g, "")}`} dir="ltr">
              {phone()}
            </a>
          )}
        </Show>
      </p>
    </section>
  )
}

/** How a newcomer gets in and what for: made from what the company shows, for anybody who has the address. */
export function GuidePage() {
  const { t, own, name } = useGuideWords()
  const face = useFace()
  const company = () => (face ? name(face) : "")
  const guide = createAsync(() => getGuide())
  return (
    <div class="guide">
      <Title>{t().titleOf(own().title, company())}</Title>
      <header class="auth-top">
        <Company />
        <LanguageSwitch />
      </header>
      <main class="sections">
        <div class="stack">
          <h1>{own().title}</h1>
          <p class="guide-lead">{own().lead(company())}</p>
        </div>
        <section class="stack">
          <h2>{own().startTitle}</h2>
          <ol class="guide-start">
            <For each={own().start}>{(step) => <li>{step}</li>}</For>
          </ol>
          <p class="soft small">{own().lost}</p>
        </section>
        <Load keys={[getGuide.key]} skeleton={<Lines count={8} />}>
          <Show when={guide()}>
            {(known) => (
              <>
                <Shown guide={known()} />
                <section class="stack">
                  <h2>{own().teamTitle}</h2>
                  <p>{own().team}</p>
                </section>
                <Help guide={known()} company={company()} />
              </>
            )}
          </Show>
        </Load>
        <div class="actions guide-acts">
          <ButtonLink href={paths.signIn} kind="primary">
            {t().signIn.action}
          </ButtonLink>
          <Button onClick={() => window.print()}>{own().print}</Button>
        </div>
      </main>
    </div>
  )
}
