import { createAsync, query, revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import type { Drift, Reconciliation, Reconciliations } from "../../../../shared/reconciliations.ts"
import { createAction } from "../../lib/action.ts"
import { send } from "../../lib/api.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useToast } from "../../ui/toast.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { useReconciliationWords } from "./words.ts"

const path = "/api/payments/reconciliations"
const getReconciliations = query(() => send<Reconciliations>("GET", path), "reconciliations")

function Result(props: { run: Reconciliation }) {
  const { own } = useReconciliationWords()
  return (
    <Show
      when={props.run.drifts.length}
      fallback={<Badge tone="green">{props.run.complete ? own().agrees : own().part}</Badge>}
    >
      {(count) => <Badge tone="red">{own().differs(count())}</Badge>}
    </Show>
  )
}

function Runs(props: { items: Reconciliation[] }) {
  const { own, date, instant } = useReconciliationWords()
  const columns = (): Column<Reconciliation>[] => [
    { heading: own().when, main: true, cell: (run) => instant(run.createdAt) },
    { heading: own().since, cell: (run) => date(run.since.slice(0, 10)) },
    { heading: own().payments, figure: true, cell: (run) => String(run.payments) },
    { heading: own().moneyBack, figure: true, cell: (run) => String(run.moneyBack) },
    { heading: own().healed, figure: true, cell: (run) => String(run.healed) },
    { heading: own().result, numeric: true, cell: (run) => <Result run={run} /> },
  ]
  return <DataTable label={own().title} columns={columns()} rows={props.items} />
}

/** What a person has to look at: the comparison itself changes nothing of it. */
function Drifts(props: { drifts: Drift[] }) {
  const { own, money } = useReconciliationWords()
  const columns = (): Column<Drift>[] => [
    { heading: own().kind, main: true, cell: (drift) => own().kinds[drift.kind] },
    { heading: own().atStripe, figure: true, cell: (drift) => (drift.stripe ? money(drift.stripe) : "") },
    { heading: own().booked, figure: true, cell: (drift) => (drift.booked ? money(drift.booked) : "") },
    {
      heading: own().see,
      numeric: true,
      cell: (drift) => (
        <a
          href={`https://dashboard.stripe.com/${drift.accountId}/payments/${drift.intentId}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          <bdi>{drift.intentId}</bdi>
        </a>
      ),
    },
  ]
  return (
    <section class="stack" aria-labelledby="drifts">
      <h2 id="drifts">{own().drifts}</h2>
      <p class="notice" data-tone="bad">
        {own().help}
      </p>
      <DataTable label={own().drifts} columns={columns()} rows={props.drifts} />
    </section>
  )
}

function Loaded() {
  const { own } = useReconciliationWords()
  const list = createAsync(() => getReconciliations())
  return (
    <Show when={list()}>
      {(loaded) => (
        <Show when={loaded().items[0]} fallback={<Empty title={own().emptyTitle} text={own().emptyText} />}>
          {(latest) => (
            <div class="sections">
              <Show when={latest().drifts.length}>
                <Drifts drifts={latest().drifts} />
              </Show>
              <Runs items={loaded().items} />
            </div>
          )}
        </Show>
      )}
    </Show>
  )
}

export function ReconciliationsPage() {
  const { own } = useReconciliationWords()
  const { may } = useStaff()
  const toast = useToast()
  const compare = createAction(async () => {
    await send<Reconciliation>("POST", path, {})
    toast(own().ran)
    await revalidate(getReconciliations.key)
  })
  return (
    <Guard needs="payments.read">
      <PageHead title={own().title} text={own().text} back={{ href: paths.payments, text: own().back }}>
        <ButtonLink href={paths.stripeEvents} kind="quiet">
          {own().messages}
        </ButtonLink>
        <Show when={may("payments.write")}>
          <Button busy={compare.busy()} onClick={() => compare.run()}>
            {own().now}
          </Button>
        </Show>
      </PageHead>
      <Problem error={compare.error()} reasons={own().errors} />
      <Load keys={[getReconciliations.key]} skeleton={<TableSkeleton rows={5} columns={6} />}>
        <Loaded />
      </Load>
    </Guard>
  )
}
