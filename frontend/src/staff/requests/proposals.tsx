import { A, createAsync, revalidate, useSearchParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type * as z from "zod"
import type { BillingDetails, ProposalView } from "../../../../shared/details.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomer } from "../api.ts"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getProposals, requests } from "./api.ts"
import { type Filter, RequestBadge } from "./list.tsx"
import { useRequestWords } from "./words.ts"
import "../documents/documents.css"

type Details = z.infer<typeof BillingDetails>
type Verdict = { proposal: ProposalView; verdict: "approve" | "decline" }
type FieldName = keyof ReturnType<ReturnType<typeof useRequestWords>["own"]>["fields"]

const flat = ({ address, ...rest }: Details) =>
  ({ ...rest, ...address }) as Partial<Record<FieldName, string>>

function Changes(props: { proposal: ProposalView }) {
  const { own } = useRequestWords()
  const before = () => flat(props.proposal.before)
  const after = () => flat(props.proposal.after)
  const changed = () =>
    (Object.keys(own().fields) as FieldName[]).filter(
      (name) => (before()[name] ?? "") !== (after()[name] ?? ""),
    )
  return (
    <Show when={changed().length} fallback={<p class="soft">{own().noChange}</p>}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{own().field}</th>
            <th scope="col">{own().before}</th>
            <th scope="col">{own().after}</th>
          </tr>
        </thead>
        <tbody>
          <For each={changed()}>
            {(name) => (
              <tr>
                <th scope="row">{own().fields[name]}</th>
                <td class="soft">
                  <bdi>{before()[name] || own().nothing}</bdi>
                </td>
                <td class="strong">
                  <bdi>{after()[name] || own().nothing}</bdi>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

function ProposalCard(props: { proposal: ProposalView; decide: (verdict: Verdict) => void }) {
  const { own, ago } = useRequestWords()
  const { may } = useStaff()
  const pending = () => props.proposal.state === "pending"
  return (
    <article class="card stack">
      <header class="card-head">
        <div>
          <h2>
            <A href={paths.customer(props.proposal.customerId)} class="quiet">
              <bdi>{props.proposal.customerName ?? props.proposal.before.name}</bdi>
            </A>
          </h2>
          <p class="soft small">
            {own().proposed(props.proposal.contactName, ago(props.proposal.createdAt))}
          </p>
        </div>
        <RequestBadge state={props.proposal.state} />
      </header>
      <Changes proposal={props.proposal} />
      <Show when={props.proposal.answer}>
        <blockquote class="quote">
          <bdi>{props.proposal.answer}</bdi>
        </blockquote>
      </Show>
      <Show when={pending() && may("requests.decide")}>
        <div class="actions" data-end="">
          <Button onClick={() => props.decide({ proposal: props.proposal, verdict: "decline" })}>
            {own().decline}
          </Button>
          <Button
            kind="primary"
            onClick={() => props.decide({ proposal: props.proposal, verdict: "approve" })}
          >
            {own().approve}
          </Button>
        </div>
      </Show>
    </article>
  )
}

function DecideForm(props: Verdict & { close: () => void }) {
  const { own, t } = useRequestWords()
  const toast = useToast()
  const approving = () => props.verdict === "approve"
  const form = createForm({
    initial: { answer: "" },
    required: approving() ? [] : ["answer"],
    send: ({ answer }) => requests.decideDetails(props.proposal, props.verdict, answer),
    sent: async () => {
      props.close()
      toast(approving() ? own().detailsApproved : own().detailsDeclined)
      await revalidate([getProposals.key, getCustomer.key])
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{approving() ? own().approveDetailsText : own().declineDetailsText}</p>
      <Problem error={form.problem()} />
      <TextArea
        {...form.field("answer")}
        label={approving() ? own().answer : own().answerNeeded}
        optional={approving()}
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind={approving() ? "primary" : "danger"} type="submit" busy={form.busy()}>
          {approving() ? own().approve : own().decline}
        </Button>
      </div>
    </form>
  )
}

function Cards(props: { filter: Filter; after: string | undefined; decide: (verdict: Verdict) => void }) {
  const { own } = useRequestWords()
  const page = createAsync(() =>
    getProposals({ state: props.filter === "all" ? undefined : props.filter, after: props.after }),
  )
  return (
    <Show when={page()}>
      {(loaded) => (
        <div class="stack">
          <For
            each={loaded().items}
            fallback={<Empty title={own().emptyDetails} text={own().emptyDetailsText} />}
          >
            {(proposal) => <ProposalCard proposal={proposal} decide={props.decide} />}
          </For>
          <Pager next={loaded().next} after={props.after} />
        </div>
      )}
    </Show>
  )
}

/** Proposed billing details, each beside what stands now. */
export function Proposals(props: { filter: Filter }) {
  const { own } = useRequestWords()
  const [search] = useSearchParams<{ after?: string }>()
  const [deciding, setDeciding] = createSignal<Verdict>()
  const title = () => {
    const verdict = deciding()
    if (!verdict) return ""
    const customer = verdict.proposal.customerName ?? verdict.proposal.before.name
    return verdict.verdict === "approve"
      ? own().approveDetailsTitle(customer)
      : own().declineDetailsTitle(customer)
  }
  return (
    <>
      <Load keys={[getProposals.key]} skeleton={<Lines count={6} />}>
        <Cards filter={props.filter} after={search.after} decide={setDeciding} />
      </Load>
      <Dialog open={deciding() !== undefined} onClose={() => setDeciding(undefined)} title={title()}>
        <Show when={deciding()} keyed>
          {(verdict) => <DecideForm {...verdict} close={() => setDeciding(undefined)} />}
        </Show>
      </Dialog>
    </>
  )
}
