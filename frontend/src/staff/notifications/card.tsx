import { createAsync, query, revalidate } from "@solidjs/router"
import { For, Show } from "solid-js"
import type * as z from "zod"
import type { NotificationSettings, StaffNotification } from "../../../../shared/notifications.ts"
import { createAction } from "../../lib/action.ts"
import { send } from "../../lib/api.ts"
import { Switch } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { read } from "../api.ts"
import { createPageWords } from "../page-words.ts"

type Settings = z.infer<typeof NotificationSettings>
type Told = Record<StaffNotification, { title: string; text: string }>
const path = "/api/auth/account/notifications"

const en = {
  title: "Mails to you",
  text: "What Portico writes to you about. Your colleagues choose for themselves.",
  kinds: {
    paymentReceived: { title: "Payments", text: "A customer paid." },
    queryReceived: { title: "New questions", text: "A customer asks something or answers." },
    queryAssigned: { title: "Assigned to you", text: "A colleague hands a query to you." },
    creditNoteRequested: { title: "Credit-note requests", text: "A customer asks for a credit note." },
    estimateDecided: { title: "Estimates", text: "A customer accepts or declines one." },
    detailsProposed: { title: "Billing details", text: "A customer proposes a change." },
  } as Told,
}
const ar: typeof en = {
  title: "الرسائل إليك",
  text: "ما يكتب إليك Portico عنه. ويختار كل زميل لنفسه.",
  kinds: {
    paymentReceived: { title: "المدفوعات", text: "دفع عميل." },
    queryReceived: { title: "أسئلة جديدة", text: "يسأل عميل عن شيء أو يجيب." },
    queryAssigned: { title: "المسند إليك", text: "يسند زميل استفسارًا إليك." },
    creditNoteRequested: { title: "طلبات الإشعارات الدائنة", text: "يطلب عميل إشعارًا دائنًا." },
    estimateDecided: { title: "عروض الأسعار", text: "يقبل عميل عرضًا أو يرفضه." },
    detailsProposed: { title: "بيانات الفوترة", text: "يقترح عميل تغييرًا." },
  },
}
const useNotificationWords = createPageWords({ en, ar })

const getNotifications = query(() => read<Settings>(path), "notifications")

function Switches() {
  const { own, t } = useNotificationWords()
  const toast = useToast()
  const settings = createAsync(() => getNotifications())
  const change = createAction(async (kind: string, on: boolean) => {
    await send<Settings>("PUT", path, { kind, on })
    toast(t().app.saved)
    await revalidate(getNotifications.key)
  })
  return (
    <div class="switches">
      <Problem error={change.error()} />
      <For each={settings()?.items}>
        {(item) => (
          <Show when={own().kinds[item.kind as StaffNotification]}>
            {(told) => (
              <Switch
                label={told().title}
                hint={told().text}
                checked={item.on}
                disabled={item.required}
                onChange={(on) => change.run(item.kind, on)}
              />
            )}
          </Show>
        )}
      </For>
    </div>
  )
}

/** Which mails the reader gets. */
export function NotificationsCard() {
  const { own } = useNotificationWords()
  return (
    <section class="card" aria-labelledby="notifications">
      <h2 id="notifications">{own().title}</h2>
      <p class="soft">{own().text}</p>
      <Load keys={[getNotifications.key]} skeleton={<Lines count={6} />}>
        <Switches />
      </Load>
    </section>
  )
}
