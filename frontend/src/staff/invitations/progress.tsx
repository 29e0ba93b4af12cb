import { A, useSearchParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { BulkInvitationView, RecipientState } from "../../../../shared/bulk-invitations.ts"
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

const ofMails: BulkInvitationView["reason"][] = ["too_many_bounces", "too_many_complaints"]

/** Why it waits though nobody of the company paused it, and what to do about that. */
function Reason(props: { bulk: BulkInvitationView }) {
  const { own, t } = useInvitationWords()
  const { may, self } = useStaff()
  const isOfMails = () => ofMails.includes(props.bulk.reason)
  const text = (reason: NonNullable<BulkInvitationView["reason"]>) => {
    if (!isOfMails()) return own().reasons[reason]
    return self().mailsPaused ? `${own().reasons[reason]} ${own().nobodyLost}` : own().mailsGoOut
  }
  return (
    <Show when={props.bulk.reason}>
      {(reason) => (
        <p class="notice" data-tone="warn">
          {text(reason())}{" "}
          <Show when={reason() === "portal_disabled" && may("portal.write")}>
            <A href={paths.portal}>{t().customers.openPortal}</A>
          </Show>
          <Show when={isOfMails()}>
            <A href={paths.mails}>{own().seeMails}</A>
          </Show>
        </p>
      )}
    </Show>
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
      <Reason bulk={props.bulk} />
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
