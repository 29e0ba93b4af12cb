import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useToast } from "../../ui/toast.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getRetainer, type Movement, type Retainer, reloadRetainers, retainers } from "./api.ts"
import { RetainerBadge } from "./list.tsx"
import { MoveDialog } from "./move.tsx"
import { useRetainerWords } from "./words.ts"

type Line = Retainer["movements"][number]

function Movements(props: { detail: Retainer }) {
  const { own, date, money } = useRetainerWords()
  const columns = (): Column<Line>[] => [
    { heading: own().what, main: true, cell: (line) => own().kinds[line.kind] },
    { heading: own().on, cell: (line) => <span class="nowrap">{date(line.on)}</span> },
    {
      heading: own().reference,
      cell: (line) => (
        <Show when={line.invoiceId} fallback={<bdi>{line.reference}</bdi>}>
          {(id) => (
            <A href={paths.invoice(props.detail.retainer.customerId, id())} class="quiet">
              <bdi>{line.invoiceNumber}</bdi>
            </A>
          )}
        </Show>
      ),
    },
    { heading: own().amount, numeric: true, cell: (line) => money(line.amount) },
  ]
  return (
    <section class="stack" aria-labelledby="movements">
      <h2 id="movements">{own().movements}</h2>
      <Show when={props.detail.movements.length} fallback={<p class="soft">{own().noMovements}</p>}>
        <DataTable label={own().movements} columns={columns()} rows={props.detail.movements} />
      </Show>
    </section>
  )
}

function createActs(retainer: Retainer["retainer"]) {
  const { own, name } = useRetainerWords()
  const toast = useToast()
  const publish = (): Asked => ({
    title: own().publishTitle(name(retainer)),
    text: own().publishText,
    action: own().publish,
    kind: "primary",
    run: async () => {
      const answer = await retainers.publish(retainer.customerId, retainer.id)
      toast(own().published(answer.retainer.number))
      await revalidate(reloadRetainers)
    },
  })
  const makeVoid = (): Asked => ({
    title: own().voidTitle(name(retainer)),
    text: own().voidText,
    action: own().makeVoid,
    run: async () => {
      await retainers.void(retainer.customerId, retainer.id)
      toast(own().voided(name(retainer)))
      await revalidate(reloadRetainers)
    },
  })
  return { publish, makeVoid }
}

function Acts(props: {
  retainer: Retainer["retainer"]
  ask: (asked: Asked) => void
  move: (kind: Movement) => void
}) {
  const { own } = useRetainerWords()
  const acts = createActs(props.retainer)
  const held = () => props.retainer.remaining.minor > 0
  return (
    <>
      <Button kind="quiet" disabled={held()} onClick={() => props.ask(acts.makeVoid())}>
        {own().makeVoid}
      </Button>
      <Show
        when={props.retainer.document === "published"}
        fallback={
          <Button kind="primary" onClick={() => props.ask(acts.publish())}>
            {own().publish}
          </Button>
        }
      >
        <Show when={held()}>
          <Button onClick={() => props.move("refunded")}>{own().refund}</Button>
          <Button onClick={() => props.move("drawn")}>{own().draw}</Button>
        </Show>
        <Button kind="primary" onClick={() => props.move("received")}>
          {own().receive}
        </Button>
      </Show>
    </>
  )
}

const figures = ["remaining", "received", "drawn", "refunded"] as const

function Detail(props: { detail: Retainer }) {
  const { own, t, name, money } = useRetainerWords()
  const { may } = useStaff()
  const [asked, setAsked] = createSignal<Asked>()
  const [moving, setMoving] = createSignal<Movement>()
  const { retainer } = props.detail
  return (
    <>
      <PageHead
        title={name(retainer)}
        text={retainer.number}
        back={{ href: paths.retainers, text: own().title }}
        beside={<RetainerBadge document={retainer.document} />}
      >
        <Show when={may("documents.write") && retainer.document !== "void"}>
          <Acts retainer={retainer} ask={setAsked} move={setMoving} />
        </Show>
      </PageHead>
      <div class="figures">
        <For each={figures.filter((figure) => figure !== "refunded" || retainer.refunded.minor)}>
          {(figure) => (
            <div class="card figure">
              <span class="soft">{own()[figure]}</span>
              <span class="figure-amount">{money(retainer[figure])}</span>
            </div>
          )}
        </For>
      </div>
      <Movements detail={props.detail} />
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
      <MoveDialog retainer={retainer} kind={moving()} close={() => setMoving(undefined)} />
    </>
  )
}

function Loaded(props: { customerId: string; id: string }) {
  const detail = createAsync(() => getRetainer(props.customerId, props.id))
  return (
    <Show when={detail()} keyed>
      {(loaded) => <Detail detail={loaded} />}
    </Show>
  )
}

export function RetainerPage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Load keys={[getRetainer.key]} skeleton={<PageSkeleton />}>
      <Loaded customerId={params.customerId} id={params.id} />
    </Load>
  )
}
