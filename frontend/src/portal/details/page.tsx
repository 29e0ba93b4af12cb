import { createAsync, revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { Button } from "../../ui/button.tsx"
import { Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { PageTitle } from "../page-title.tsx"
import { useSelf } from "../session.tsx"
import { details, getDetails, type OwnDetails } from "./api.ts"
import { changedFields, detailFields, flat } from "./fields.ts"
import { ProposeDialog } from "./propose.tsx"
import { type DetailField, useDetailsWords } from "./words.ts"
import "./details.css"

const leftToRight: readonly DetailField[] = ["email", "phone", "trn"]

function Present(props: { details: OwnDetails["details"] }) {
  const { own } = useDetailsWords()
  const values = () => flat(props.details)
  return (
    <dl class="card details-list">
      <For each={detailFields.filter((name) => name !== "line2" || values()[name])}>
        {(name) => (
          <div>
            <dt class="soft">{own().fields[name]}</dt>
            <dd>
              <Show when={values()[name]} fallback={<span class="soft">{own().none}</span>}>
                <bdi dir={leftToRight.includes(name) ? "ltr" : undefined}>{values()[name]}</bdi>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}

type Change = ReturnType<typeof changedFields>[number]

function Withdraw(props: { id: string }) {
  const { own } = useDetailsWords()
  const [asking, setAsking] = createSignal(false)
  async function run() {
    await details.withdraw(props.id)
    await revalidate(getDetails.key)
  }
  const asked = () =>
    asking()
      ? { title: own().withdrawTitle, text: own().withdrawText, action: own().withdraw, run }
      : undefined
  return (
    <div class="actions">
      <Button onClick={() => setAsking(true)}>{own().withdraw}</Button>
      <Confirm asked={asked()} cancel={own().cancel} close={() => setAsking(false)} />
    </div>
  )
}

/** What was proposed, beside what it would change. */
function Pending(props: { proposal: NonNullable<OwnDetails["pending"]> }) {
  const { own, instant } = useDetailsWords()
  const { acts } = useSelf()
  const columns = (): Column<Change>[] => [
    { heading: own().what, main: true, cell: (change) => own().fields[change.name] },
    {
      heading: own().before,
      cell: (change) => <bdi class="was">{change.before || own().none}</bdi>,
    },
    { heading: own().after, cell: (change) => <bdi class="strong">{change.after || own().none}</bdi> },
  ]
  const changes = () => changedFields(props.proposal.before, props.proposal.after)
  return (
    <section class="stack" aria-labelledby="pending">
      <div>
        <h2 id="pending">{own().pendingTitle}</h2>
        <p class="soft small">
          {own().pendingBy(props.proposal.contactName, instant(props.proposal.createdAt))}
        </p>
      </div>
      <DataTable label={own().pendingTitle} columns={columns()} rows={changes()} />
      <Show when={acts("portal.proposeDetails")}>
        <Withdraw id={props.proposal.id} />
      </Show>
    </section>
  )
}

function Loaded(props: { known: OwnDetails }) {
  const { own } = useDetailsWords()
  const { acts, may } = useSelf()
  const [proposing, setProposing] = createSignal(false)
  return (
    <>
      <Show when={props.known.pending}>{(proposal) => <Pending proposal={proposal()} />}</Show>
      <Present details={props.known.details} />
      <Show when={!may("portal.proposeDetails")}>
        <p class="notice">{own().mayNot}</p>
      </Show>
      <Show when={acts("portal.proposeDetails") && !props.known.pending}>
        <div class="actions">
          <Button onClick={() => setProposing(true)}>{own().propose}</Button>
        </div>
        <ProposeDialog open={proposing()} details={props.known.details} close={() => setProposing(false)} />
      </Show>
    </>
  )
}

function Asked() {
  const known = createAsync(() => getDetails())
  return <Show when={known()}>{(loaded) => <Loaded known={loaded()} />}</Show>
}

export function DetailsPage() {
  const { own, name } = useDetailsWords()
  const { self } = useSelf()
  return (
    <div class="sections details">
      <PageTitle>{own().title}</PageTitle>
      <div>
        <h1>{own().title}</h1>
        <p class="soft">{own().text(name(self().tenant))}</p>
      </div>
      <Load keys={[getDetails.key]} skeleton={<FormSkeleton />}>
        <Asked />
      </Load>
    </div>
  )
}
