import { useSearchParams } from "@solidjs/router"
import { For, Match, Show, Switch } from "solid-js"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard } from "../session.tsx"
import { CheckStep } from "./check.tsx"
import { createDraft } from "./draft.ts"
import { WhatStep } from "./what.tsx"
import { WhoStep } from "./who.tsx"
import { useInvitationWords } from "./words.ts"
import "./invitations.css"

const steps = ["who", "what", "check"] as const
export type Step = (typeof steps)[number]

/** Where one is, and the way back to what is done. */
function Steps(props: { step: Step; go: (step: Step) => void }) {
  const { own } = useInvitationWords()
  const at = () => steps.indexOf(props.step)
  return (
    <nav aria-label={own().steps}>
      <ol class="step-line">
        <For each={steps}>
          {(step, index) => (
            <li
              aria-current={step === props.step ? "step" : undefined}
              data-done={index() < at() ? "" : undefined}
            >
              <Show when={index() < at()} fallback={own().stepNames[step]}>
                <button type="button" onClick={() => props.go(step)}>
                  {own().stepNames[step]}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}

function Wizard() {
  const [search, setSearch] = useSearchParams<{ step?: Step; remind?: string }>()
  const drafting = createDraft()
  if (search.remind) drafting.set({ of: "notAccepted", remind: search.remind })
  const step = (): Step => steps.find((name) => name === search.step) ?? "who"
  const go = (to: Step) => {
    setSearch({ step: to === "who" ? undefined : to, remind: undefined })
    window.scrollTo?.({ top: 0 })
  }
  return (
    <>
      <Steps step={step()} go={go} />
      <Switch>
        <Match when={step() === "who"}>
          <WhoStep {...drafting} next={() => go("what")} />
        </Match>
        <Match when={step() === "what"}>
          <WhatStep {...drafting} back={() => go("who")} next={() => go("check")} />
        </Match>
        <Match when={step() === "check"}>
          <CheckStep {...drafting} back={() => go("what")} />
        </Match>
      </Switch>
    </>
  )
}

/** Many at once: who they are, what they get, and when. */
export function NewInvitationPage() {
  const { own } = useInvitationWords()
  return (
    <>
      <PageHead title={own().newAction} back={{ href: paths.invitations, text: own().title }} />
      <Guard needs="invitations.send">
        <Wizard />
      </Guard>
    </>
  )
}
