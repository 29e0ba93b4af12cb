import { createAsync, revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { Colleague } from "../../../../shared/customers.ts"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { colleagues, getColleagues } from "../api.ts"
import { PageTitle } from "../page-title.tsx"
import { useSelf } from "../session.tsx"
import { RoleDialog } from "./change-role.tsx"
import { InviteDialog } from "./invite.tsx"
import { ColleagueRow } from "./row.tsx"
import { useColleagueWords } from "./words.ts"
import "../../styles/rows.css"
import "./colleagues.css"

/** For who may only read: the people who may do more, else the company. */
function WhoToAsk(props: { all: Colleague[] }) {
  const { own, name } = useColleagueWords()
  const { self } = useSelf()
  const admins = () => props.all.filter(({ role, state }) => role === "admin" && state === "active")
  const people = () => (admins().length ? admins() : [{ name: "", email: self().tenant.email }])
  return (
    <p class="notice">
      {admins().length ? own().askAdmin : own().askCompany(name(self().tenant))}{" "}
      <For each={people()}>
        {(person, at) => (
          <>
            {at() > 0 && " · "}
            <a href={`mailto:${person.email}`}>
              <bdi>{person.name || person.email}</bdi>
            </a>
          </>
        )}
      </For>
    </p>
  )
}

function createRemoval() {
  const { own, name } = useColleagueWords()
  const { self } = useSelf()
  const toast = useToast()
  const [asked, setAsked] = createSignal<Asked>()
  const ask = (colleague: Colleague) =>
    setAsked({
      title: own().removeTitle(colleague.name),
      text: own().removeText(colleague.name, name(self().customer)),
      action: own().remove,
      run: async () => {
        await colleagues.remove(colleague.id)
        toast(own().removed(colleague.name))
        await revalidate(getColleagues.key)
      },
    })
  return { asked, ask, close: () => setAsked(undefined) }
}

function List(props: { invite: () => void }) {
  const { own } = useColleagueWords()
  const { self, may } = useSelf()
  const manages = () => may("colleagues.write") && !self().preview
  const [changing, setChanging] = createSignal<Colleague>()
  const removal = createRemoval()
  const page = createAsync(() => getColleagues())
  return (
    <Show when={page()}>
      {(loaded) => (
        <>
          <Show when={!may("colleagues.write")}>
            <WhoToAsk all={loaded().items} />
          </Show>
          <ul class="card rows" aria-label={own().list}>
            <For each={loaded().items}>
              {(colleague) => (
                <ColleagueRow
                  colleague={colleague}
                  self={colleague.id === self().contact.id}
                  manages={manages()}
                  change={() => setChanging(colleague)}
                  remove={() => removal.ask(colleague)}
                />
              )}
            </For>
          </ul>
          <Show when={manages() && loaded().items.length < 2}>
            <Empty title={own().alone} text={own().aloneText}>
              <Button onClick={props.invite}>{own().invite}</Button>
            </Empty>
          </Show>
          <RoleDialog colleague={changing()} close={() => setChanging(undefined)} />
          <Confirm asked={removal.asked()} cancel={own().cancel} close={removal.close} />
        </>
      )}
    </Show>
  )
}

export function ColleaguesPage() {
  const { t, own, name } = useColleagueWords()
  const { self, may } = useSelf()
  const [inviting, setInviting] = createSignal(false)
  return (
    <div class="stack account">
      <PageTitle>{t().colleagues}</PageTitle>
      <div class="toolbar">
        <div>
          <h1>{t().colleagues}</h1>
          <p class="soft">{own().text(name(self().customer))}</p>
        </div>
        <Show when={may("colleagues.write") && !self().preview}>
          <Button kind="primary" onClick={() => setInviting(true)}>
            {own().invite}
          </Button>
        </Show>
      </div>
      <Load keys={[getColleagues.key]} skeleton={<Lines count={6} />}>
        <List invite={() => setInviting(true)} />
      </Load>
      <InviteDialog open={inviting()} close={() => setInviting(false)} />
    </div>
  )
}
