import { A, createAsync, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { RetainerView } from "../../../../shared/retainers.ts"
import { isolate } from "../../lib/text.ts"
import { BarChart } from "../../ui/bar-chart.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { Back, DocumentHead } from "../documents/parts.tsx"
import { minus } from "../documents/sums.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { getRetainer, type Retainer } from "./api.ts"
import { useRetainerWords } from "./words.ts"

type Movement = Retainer["movements"][number]

function Figures(props: { retainer: RetainerView }) {
  const { own, money } = useRetainerWords()
  const bars = () => {
    const { received, drawn, refunded, remaining } = props.retainer
    return [
      { label: own().received, amount: received },
      { label: own().drawn, amount: drawn, tone: "warn" as const },
      ...(refunded.minor ? [{ label: own().refunded, amount: refunded, tone: "warn" as const }] : []),
      { label: own().remaining, amount: remaining },
    ].map(({ amount, ...bar }) => ({ ...bar, value: amount.minor, text: money(amount) }))
  }
  return (
    <div class="card">
      <BarChart label={props.retainer.name} bars={bars()} />
    </div>
  )
}

function What(props: { movement: Movement }) {
  const { own } = useRetainerWords()
  const { sees } = useSelf()
  const text = () => {
    const { kind, invoiceNumber } = props.movement
    return kind === "drawn" && invoiceNumber ? own().drawnFor(isolate(invoiceNumber)) : own().kinds[kind]
  }
  return (
    <Show when={sees("invoices") && props.movement.invoiceId} fallback={text()}>
      {(id) => <A href={paths.invoice(id())}>{text()}</A>}
    </Show>
  )
}

function Movements(props: { movements: Movement[] }) {
  const { own, date, money } = useRetainerWords()
  const columns = (): Column<Movement>[] => [
    { heading: own().what, main: true, cell: (row) => <What movement={row} /> },
    { heading: own().on, cell: (row) => date(row.on) },
    { heading: own().reference, cell: (row) => row.reference && <bdi>{row.reference}</bdi> },
    {
      heading: own().amount,
      numeric: true,
      cell: (row) => money(row.kind === "received" ? row.amount : minus(row.amount)),
    },
  ]
  return (
    <section class="stack">
      <h2>{own().movements}</h2>
      <Show
        when={props.movements.length}
        fallback={<Empty title={own().noMovements} text={own().noMovementsText} />}
      >
        <DataTable label={own().movements} columns={columns()} rows={props.movements} />
      </Show>
    </section>
  )
}

function Loaded(props: { id: string }) {
  const { own, name, money } = useRetainerWords()
  const detail = createAsync(() => getRetainer(props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageTitle>{name(loaded().retainer)}</PageTitle>
          <DocumentHead
            title={<bdi>{name(loaded().retainer)}</bdi>}
            badge={<bdi class="soft">{loaded().retainer.number}</bdi>}
            figure={{ text: own().remaining, amount: money(loaded().retainer.remaining) }}
          />
          <Figures retainer={loaded().retainer} />
          <Movements movements={loaded().movements} />
        </>
      )}
    </Show>
  )
}

export function RetainerPage() {
  const { own } = useRetainerWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections">
      <Back href={paths.retainers}>{own().back}</Back>
      <Load keys={[getRetainer.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Loaded id={params.id} />
      </Load>
    </div>
  )
}
