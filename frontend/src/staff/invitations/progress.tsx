import { A, useSearchParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { BulkInvitationView, RecipientState } from "../../../../shared/bulk-invitations.ts"
import type { MailTrouble } from "../../../../shared/mail-health.ts"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { progressOf } from "./figures.ts"
import { recipientStates } from "./states.ts"
import { useInvitationWords } from "./words.ts"

/** What takes longer is told by when it ends. */
const minutesSaid = 90

/** What it does now, and when it will be through. */
function Doing(props: { bulk: BulkInvitationView }) {
  const { own, instant } = useInvitationWords()
  const text = () => {
    const { state, startsAt } = props.bulk
    return state === "scheduled"
      ? own().working.scheduled(instant(startsAt ?? props.bulk.createdAt))
      : own().working[state]
  }
  const end = (throughAt: string) => {
    const minutes = Math.max(1, Math.ceil((Date.parse(throughAt) - Date.now()) / 60_000))
    return minutes <= minutesSaid ? own().left(minutes) : own().through(instant(throughAt))
  }
  const pace = () => {
    const { state, mailsPerSecond, throughAt } = props.bulk
    if (state !== "sending") return
    const rate = own().rate(Math.max(1, Math.round(mailsPerSecond)))
    return throughAt ? `${rate} · ${end(throughAt)}` : rate
  }
  return (
    <p>
      <span role="status" class="strong">
        {text()}
      </span>
      <Show when={pace()}>{(shown) => <span class="soft"> · {shown()}</span>}</Show>
    </p>
  )
}

type Reasoned = NonNullable<BulkInvitationView["reason"]>

/** Nothing of the company goes out: what to do about that, step by step, or that it is over. */
function MailsPaused(props: { reason: MailTrouble }) {
  const { own } = useInvitationWords()
  const { self } = useStaff()
  return (
    <div class="notice stack" data-tone="warn">
      <Show when={self().mailsPaused} fallback={<p>{own().mailsGoOut}</p>}>
        <p>{own().reasons[props.reason]}</p>
        <ol class="what-to-do">
          <For each={own().whatToDo[props.reason]}>{(step) => <li>{step}</li>}</For>
        </ol>
      </Show>
      <p>
        <A href={paths.mails}>{own().seeMails}</A>
      </p>
    </div>
  )
}

/** Why it waits or failed though nobody of the company made it so. */
function Reason(props: { reason: Reasoned }) {
  const { own, t } = useInvitationWords()
  const { may } = useStaff()
  const { reason } = props
  if (reason === "too_many_bounces" || reason === "too_many_complaints")
    return <MailsPaused reason={reason} />
  return (
    <p class="notice" data-tone="warn">
      {own().reasons[reason]}{" "}
      <Show when={reason === "portal_disabled" && may("portal.write")}>
        <A href={paths.portal}>{t().customers.openPortal}</A>
      </Show>
    </p>
  )
}

/** How many are in each state; each is the way to who they are. */
function Counts(props: { bulk: BulkInvitationView }) {
  const { own, number } = useInvitationWords()
  const [search, setSearch] = useSearchParams<{ state?: RecipientState }>()
  const shown = () => recipientStates.filter((state) => props.bulk.counts[state] > 0)
  return (
    <ul class="state-counts">
      <For each={shown()}>
        {(state) => (
          <li>
            <button
              type="button"
              data-state={state}
              aria-pressed={search.state === state}
              title={own().recipientTexts[state]}
              onClick={() =>
                setSearch({ state: search.state === state ? undefined : state, after: undefined })
              }
            >
              <span class="state-count">{number(props.bulk.counts[state])}</span>
              <span>{own().recipientStates[state]}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
  )
}

export function ProgressCard(props: { bulk: BulkInvitationView }) {
  const { own } = useInvitationWords()
  const progress = () => progressOf(props.bulk)
  const collecting = () => props.bulk.state === "preparing" || progress().of === 0
  return (
    <section class="card stack" aria-label={own().progress}>
      <Doing bulk={props.bulk} />
      <Show when={props.bulk.reason} keyed>
        {(reason) => <Reason reason={reason} />}
      </Show>
      <Show when={!collecting() || props.bulk.state === "preparing"}>
        <Show when={!collecting()} fallback={<progress class="wide" aria-label={own().progress} />}>
          <div class="progress">
            <progress aria-label={own().progress} value={progress().settled} max={progress().of} />
            <span class="soft small">{own().sentOf(progress().sent, progress().of)}</span>
          </div>
        </Show>
      </Show>
      <Counts bulk={props.bulk} />
    </section>
  )
}
