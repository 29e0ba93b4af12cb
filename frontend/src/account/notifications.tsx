import { createAsync, query } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { infer as Infer } from "zod"
import type { NotificationSettings } from "../../../shared/notifications.ts"
import { ApiError, send } from "../lib/api.ts"
import { useReader } from "../lib/words.tsx"
import { Switch } from "../ui/field.tsx"
import { Load } from "../ui/load.tsx"
import { Problem } from "../ui/problem.tsx"
import { Lines } from "../ui/skeleton.tsx"
import { notificationWords } from "./notification-words.ts"

type Settings = Infer<typeof NotificationSettings>
type Item = Settings["items"][number]

const address = "/api/auth/account/notifications"
const getSettings = query(() => send<Settings>("GET", address), "notifications")
const setNotification = (kind: Item["kind"], on: boolean) => send<Settings>("PUT", address, { kind, on })

const useNotificationWords = () => {
  const { language } = useReader()
  return () => notificationWords[language()]
}

function Switches(props: { settings: Settings }) {
  const t = useNotificationWords()
  const [items, setItems] = createSignal(props.settings.items)
  const show = (kind: Item["kind"], on: boolean) =>
    setItems((all) => all.map((item) => (item.kind === kind ? { ...item, on } : item)))
  const [error, setError] = createSignal<ApiError>()
  // Several at once are fine: each stands for itself, and only what failed goes back.
  async function change(kind: Item["kind"], on: boolean) {
    setError(undefined)
    show(kind, on)
    try {
      await setNotification(kind, on)
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      show(kind, !on)
      setError(thrown)
    }
  }
  return (
    <>
      <Problem error={error()} />
      <div>
        <For each={items()}>
          {(item) => (
            <Switch
              label={t().kinds[item.kind]}
              hint={item.required ? t().always : undefined}
              checked={item.on}
              disabled={item.required}
              onChange={(on) => change(item.kind, on)}
            />
          )}
        </For>
      </div>
    </>
  )
}

function Loaded() {
  const settings = createAsync(() => getSettings())
  return <Show when={settings()}>{(known) => <Switches settings={known()} />}</Show>
}

/** What the reader is told by mail, the same for staff and contacts. */
export function NotificationsCard() {
  const t = useNotificationWords()
  return (
    <section class="card stack" aria-labelledby="notifications">
      <div>
        <h2 id="notifications">{t().title}</h2>
        <p class="soft">{t().text}</p>
      </div>
      <Load keys={[getSettings.key]} skeleton={<Lines count={6} />}>
        <Loaded />
      </Load>
    </section>
  )
}
