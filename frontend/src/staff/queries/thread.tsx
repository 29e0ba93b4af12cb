import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { Show, Suspense } from "solid-js"
import type { QueryStatus } from "../../../../shared/queries.ts"
import { createAction } from "../../lib/action.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { getTeam } from "../team/api.ts"
import { AnswerForm } from "./answer.tsx"
import { getQueries, getThread, queries, type Thread } from "./api.ts"
import { Messages } from "./messages.tsx"
import { Promised, QueryBadge } from "./parts.tsx"
import { adviceOf, RecordTransfer, TransferFacts } from "./transfer.tsx"
import { useQueryWords } from "./words.ts"
import "../documents/documents.css"
import "./queries.css"

const statuses: QueryStatus[] = ["open", "waitingForUs", "waitingForYou", "solved"]
const aboutPaths = {
  invoice: paths.invoice,
  creditNote: paths.creditNote,
  estimate: paths.estimate,
  project: paths.project,
  retainer: paths.retainer,
}

const reload = () => revalidate([getThread.key, getQueries.key])

function Assignee(props: { thread: Thread }) {
  const { own } = useQueryWords()
  const { self } = useStaff()
  const toast = useToast()
  const team = createAsync(() => getTeam().catch(() => undefined))
  const query = () => props.thread.query
  const members = () =>
    (team()?.items ?? []).filter(({ state, role }) => state === "active" && role !== "viewer")
  const options = () => [
    { value: "", text: own().nobody },
    ...members().map(({ id, name }) => ({ value: id, text: id === self().staff.id ? own().me(name) : name })),
  ]
  const assign = createAction(async (staffId: string) => {
    await queries.assign(query().customerId, query().id, staffId || null)
    toast(
      staffId
        ? own().assigned(options().find(({ value }) => value === staffId)?.text ?? "")
        : own().unassigned,
    )
    await reload()
  })
  return (
    <>
      <SelectField
        label={own().assignee}
        value={query().assigneeId ?? ""}
        onInput={assign.run}
        options={options()}
      />
      <Problem error={assign.error()} />
    </>
  )
}

function StatusChoice(props: { thread: Thread }) {
  const { own } = useQueryWords()
  const toast = useToast()
  const query = () => props.thread.query
  const change = createAction(async (status: string) => {
    await queries.status(query().customerId, query().id, status as QueryStatus)
    toast(own().changed)
    await reload()
  })
  return (
    <>
      <SelectField
        label={own().status}
        value={query().status}
        onInput={change.run}
        options={statuses.map((status) => ({ value: status, text: own().statuses[status] }))}
      />
      <Problem error={change.error()} />
    </>
  )
}

function Details(props: { thread: Thread }) {
  const { own } = useQueryWords()
  const { own: document } = useDocumentWords()
  const { may } = useStaff()
  const query = () => props.thread.query
  return (
    <aside class="card stack" aria-label={own().details}>
      <dl class="facts">
        <div>
          <dt>{own().customer}</dt>
          <dd>
            <A href={paths.customer(query().customerId)}>
              <bdi>{query().customerName}</bdi>
            </A>
          </dd>
        </div>
        <div>
          <dt>{own().from}</dt>
          <dd>
            <bdi>{query().contactName}</bdi>
          </dd>
        </div>
        <div>
          <dt>{own().topic}</dt>
          <dd>{own().topics[query().topic]}</dd>
        </div>
        <Show when={query().about}>
          {(about) => (
            <div>
              <dt>{own().about}</dt>
              <dd>
                <A href={aboutPaths[about().kind](query().customerId, about().id)}>
                  {document().kinds[about().kind]} <DocumentNumber of={about().number} />
                </A>
              </dd>
            </div>
          )}
        </Show>
        <Show when={adviceOf(query())}>{(advised) => <TransferFacts query={advised()} />}</Show>
        <div>
          <dt>{own().promised}</dt>
          <dd>
            <Promised query={query()} />
          </dd>
        </div>
      </dl>
      <Show when={adviceOf(query())}>{(advised) => <RecordTransfer query={advised()} />}</Show>
      <Show when={may("queries.write")}>
        <StatusChoice thread={props.thread} />
        <Suspense>
          <Assignee thread={props.thread} />
        </Suspense>
      </Show>
    </aside>
  )
}

function Conversation(props: { customerId: string; id: string }) {
  const { own } = useQueryWords()
  const { may } = useStaff()
  const thread = createAsync(() => getThread(props.customerId, props.id))
  return (
    <Show when={thread()}>
      {(loaded) => (
        <>
          <PageHead
            title={loaded().query.subject}
            back={{ href: paths.queries, text: own().title }}
            beside={<QueryBadge status={loaded().query.status} />}
          />
          <div class="beside">
            <div class="stack">
              <Messages thread={loaded()} />
              <Show when={may("queries.write")}>
                <AnswerForm thread={loaded()} />
              </Show>
            </div>
            <Details thread={loaded()} />
          </div>
        </>
      )}
    </Show>
  )
}

export function QueryPage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="queries.read">
      <Load keys={[getThread.key]} skeleton={<PageSkeleton />}>
        <Conversation customerId={params.customerId} id={params.id} />
      </Load>
    </Guard>
  )
}
