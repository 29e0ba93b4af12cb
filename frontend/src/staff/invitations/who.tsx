import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Button } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { paths } from "../paths.ts"
import { SearchBox } from "../search-box.tsx"
import { useStaff } from "../session.tsx"
import { getSelectionLook } from "./api.ts"
import type { Draft, Drafting } from "./draft.ts"
import { createLook, LookCard } from "./look.tsx"
import { useInvitationWords } from "./words.ts"

function Choice(props: { name: Draft["of"]; title: string; drafting: Drafting }) {
  const { own } = useInvitationWords()
  return (
    <label>
      <input
        type="radio"
        name="of"
        checked={props.drafting.draft.of === props.name}
        onChange={() => props.drafting.set("of", props.name)}
      />
      <span>
        <span class="strong">{props.title}</span>
        <span class="soft">{own().whoTexts[props.name]}</span>
      </span>
    </label>
  )
}

function Choices(props: { drafting: Drafting }) {
  const { own } = useInvitationWords()
  const { draft, set } = props.drafting
  const isNarrowed = () => Object.values(draft.filters).some(Boolean)
  const names = (): { name: Draft["of"]; title: string }[] => [
    ...(draft.remind ? [{ name: "notAccepted" as const, title: own().remindName }] : []),
    ...(draft.chosen.length ? [{ name: "these" as const, title: own().chosen(draft.chosen.length) }] : []),
    ...(draft.people.length
      ? [{ name: "people" as const, title: own().chosenPeople(draft.people.length) }]
      : []),
    { name: "neverInvited", title: own().selection.neverInvited },
    { name: "all", title: isNarrowed() ? own().selection.filtered : own().selection.all },
  ]
  const searchable = () => draft.of === "all" || draft.of === "neverInvited"
  return (
    <div class="card stack">
      <fieldset class="choice">
        <legend>{own().whoTitle}</legend>
        <For each={names()}>{(choice) => <Choice {...choice} drafting={props.drafting} />}</For>
      </fieldset>
      <Show when={searchable()}>
        <div class="field">
          <SearchBox
            label={own().search}
            placeholder={own().search}
            value={draft.search}
            onSearch={(text) => set("search", text)}
          />
          <p class="hint">{own().searchOptional}</p>
        </div>
      </Show>
      <p class="small">
        <A href={paths.customers}>{own().chooseInList}</A>
      </p>
    </div>
  )
}

function Looked(props: { drafting: Drafting; next: () => void }) {
  const { own } = useInvitationWords()
  const look = createLook(props.drafting.selection)
  return (
    <Show when={look()}>
      {(loaded) => (
        <div class="stack">
          <LookCard look={loaded()} />
          <div class="actions" data-end="">
            <Button kind="primary" disabled={!loaded().recipients} onClick={props.next}>
              {own().goOn}
            </Button>
          </div>
        </div>
      )}
    </Show>
  )
}

function PortalClosed() {
  const { t } = useInvitationWords()
  const { may } = useStaff()
  return (
    <p class="notice" data-tone="warn">
      {t().customers.portalClosed}{" "}
      <Show when={may("portal.write")}>
        <A href={paths.portal}>{t().customers.openPortal}</A>
      </Show>
    </p>
  )
}

export function WhoStep(props: Drafting & { next: () => void }) {
  const { own } = useInvitationWords()
  const { tenant } = useStaff()
  return (
    <Show when={tenant().portal.enabled} fallback={<PortalClosed />}>
      <div class="step-body">
        <Choices drafting={props} />
        <Load
          keys={[getSelectionLook.key]}
          skeleton={
            <div class="card stack">
              <p>{own().looking}</p>
              <Lines count={6} />
            </div>
          }
        >
          <Looked drafting={props} next={props.next} />
        </Load>
      </div>
    </Show>
  )
}
