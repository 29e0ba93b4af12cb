import { createAsync } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import Computer from "~icons/lucide/monitor"
import Phone from "~icons/lucide/smartphone"
import type { SessionView } from "../../../shared/accounts.ts"
import { createAction } from "../lib/action.ts"
import { Badge } from "../ui/badge.tsx"
import { Button } from "../ui/button.tsx"
import { type Asked, Confirm } from "../ui/confirm.tsx"
import { Load } from "../ui/load.tsx"
import { Problem } from "../ui/problem.tsx"
import { Lines } from "../ui/skeleton.tsx"
import { useToast } from "../ui/toast.tsx"
import { account, getSessions, reloadAccount } from "./api.ts"
import { deviceOf } from "./device.ts"
import { useAccountWords } from "./words.tsx"

const isPhone = ({ userAgent }: SessionView) => /Mobile|iPhone|Android/.test(userAgent ?? "")

function SessionRow(props: { session: SessionView; end: () => void; busy: boolean }) {
  const { t, ago } = useAccountWords()
  const device = () => deviceOf(props.session.userAgent, t())
  const facts = () => {
    const { ip, lastSeenAt, createdAt } = props.session
    return [
      ip && t().sessions.place(ip),
      t().sessions.lastSeen(ago(lastSeenAt)),
      t().sessions.since(ago(createdAt)),
    ].filter(Boolean)
  }
  return (
    <li class="row">
      <span class="way-icon" aria-hidden="true">
        {isPhone(props.session) ? <Phone /> : <Computer />}
      </span>
      <div class="row-text">
        <span class="row-title">
          <span class="strong">{device()}</span>
          <Show when={props.session.current}>
            <Badge tone="green">{t().sessions.current}</Badge>
          </Show>
        </span>
        <span class="soft small">{facts().join(" · ")}</span>
      </div>
      <Show when={!props.session.current}>
        <Button kind="quiet" busy={props.busy} label={t().sessions.endLabel(device())} onClick={props.end}>
          {t().sessions.end}
        </Button>
      </Show>
    </li>
  )
}

function Sessions() {
  const { t } = useAccountWords()
  const toast = useToast()
  const sessions = createAsync(() => getSessions())
  const end = createAction(async (id: string) => {
    await account.endSession(id)
    toast(t().sessions.ended)
    await reloadAccount()
  })
  return (
    <>
      <Problem error={end.error()} />
      <ul class="rows" aria-label={t().sessions.list}>
        <For each={sessions()?.items}>
          {(session) => <SessionRow session={session} busy={end.busy()} end={() => end.run(session.id)} />}
        </For>
      </ul>
    </>
  )
}

/** Where a person is signed in, and the way to end it. `signedOut` is called when this device is out, too. */
export function SessionsCard(props: { signedOut: () => void }) {
  const { t } = useAccountWords()
  const [asked, setAsked] = createSignal<Asked>()
  const askEverywhere = () =>
    setAsked({
      title: t().sessions.everywhereTitle,
      text: t().sessions.everywhereText,
      action: t().sessions.everywhere,
      run: async () => {
        await account.signOutEverywhere()
        props.signedOut()
      },
    })
  return (
    <section class="card" aria-labelledby="sessions">
      <header class="card-top">
        <div>
          <h2 id="sessions">{t().sessions.title}</h2>
          <p class="soft">{t().sessions.text}</p>
        </div>
        <Button onClick={askEverywhere}>{t().sessions.everywhere}</Button>
      </header>
      <Load keys={[getSessions.key]} skeleton={<Lines count={4} />}>
        <Sessions />
      </Load>
      <Confirm asked={asked()} cancel={t().cancel} close={() => setAsked(undefined)} />
    </section>
  )
}
