import { createAsync, query, revalidate, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { EventOutcome, StripeEventLine, StripeEventPage } from "../../../../shared/stripe-events.ts"
import { createAction } from "../../lib/action.ts"
import { search, send } from "../../lib/api.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useToast } from "../../ui/toast.tsx"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { useStripeEventWords } from "./words.ts"

const path = "/api/payments/stripe-events"
const getStripeEvents = query(
  (asked: { after?: string | undefined }) => send<StripeEventPage>("GET", `${path}${search(asked)}`),
  "stripe-events",
)

const tones: Record<EventOutcome, Tone> = {
  received: "amber",
  handled: "green",
  ignored: "neutral",
  setAside: "red",
  failed: "red",
}

function Outcome(props: { of: StripeEventLine }) {
  const { own } = useStripeEventWords()
  return (
    <>
      <Badge tone={tones[props.of.outcome]}>{own().outcomes[props.of.outcome]}</Badge>
      <Show when={own().explained[props.of.outcome]}>{(text) => <span class="under">{text()}</span>}</Show>
    </>
  )
}

/** Stripe's own page about it, which shows the whole of it. */
function What(props: { of: StripeEventLine }) {
  const { own } = useStripeEventWords()
  return (
    <>
      {own().types[props.of.type] ?? <bdi>{props.of.type}</bdi>}
      <span class="under">
        <a
          href={`https://dashboard.stripe.com/${props.of.accountId}/events/${props.of.id}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          {own().see}
        </a>
      </span>
    </>
  )
}

function Replay(props: { of: StripeEventLine }) {
  const { own } = useStripeEventWords()
  const toast = useToast()
  const replay = createAction(async () => {
    await send<StripeEventLine>("POST", `${path}/${props.of.id}/replay`, {})
    toast(own().done)
    await revalidate(getStripeEvents.key)
  })
  return (
    <>
      <Button kind="quiet" busy={replay.busy()} onClick={() => replay.run()}>
        {own().again}
      </Button>
      <Problem error={replay.error()} reasons={own().errors} />
    </>
  )
}

function Messages(props: { after: string | undefined }) {
  const { own, instant } = useStripeEventWords()
  const { may } = useStaff()
  const page = createAsync(() => getStripeEvents({ after: props.after }))
  const columns = (): Column<StripeEventLine>[] => [
    { heading: own().what, main: true, cell: (told) => <What of={told} /> },
    { heading: own().when, cell: (told) => <span class="nowrap">{instant(told.receivedAt)}</span> },
    { heading: own().came, cell: (told) => own().times(told.deliveries) },
    { heading: own().outcome, cell: (told) => <Outcome of={told} /> },
    ...(may("payments.write")
      ? [
          {
            heading: own().again,
            acts: true,
            cell: (told: StripeEventLine) => (
              <Show when={told.outcome !== "ignored"}>
                <Replay of={told} />
              </Show>
            ),
          },
        ]
      : []),
  ]
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show
          when={loaded().items.length || props.after}
          fallback={<Empty title={own().emptyTitle} text={own().emptyText} />}
        >
          <DataTable label={own().title} columns={columns()} rows={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

/** What Stripe told, so that nobody has to guess why something is booked, or is not. */
export function StripeEventsPage() {
  const { own } = useStripeEventWords()
  const [asked] = useSearchParams<{ after?: string }>()
  return (
    <Guard needs="payments.read">
      <PageHead
        title={own().title}
        text={own().text}
        back={{ href: paths.reconciliations, text: own().back }}
      />
      <Load keys={[getStripeEvents.key]} skeleton={<TableSkeleton rows={10} columns={5} />}>
        <Messages after={asked.after} />
      </Load>
    </Guard>
  )
}
