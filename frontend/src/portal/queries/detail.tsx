import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import { dateIn } from "../../../../shared/dates.ts"
import type { QuerySummary, QueryThread } from "../../../../shared/queries.ts"
import { createAction } from "../../lib/action.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { AttachmentField } from "../attachments/field.tsx"
import { createUploads } from "../attachments/uploads.ts"
import { Back, DocumentHead, Facts, Said } from "../documents/parts.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { addressOf } from "./about-document.ts"
import { getQueries, getQuery, queries } from "./api.ts"
import { QueryBadge } from "./badge.tsx"
import { Thread } from "./thread.tsx"
import { useTransferFacts } from "./transfer.tsx"
import { useQueryWords } from "./words.ts"

const reload = (id: string) => revalidate([getQuery.keyFor(id), getQueries.key])

/** Whose turn it is, and by when. */
function Standing(props: { query: QuerySummary }) {
  const { own, date } = useQueryWords()
  const { self } = useSelf()
  const said = () => {
    const { status, promisedOn } = props.query
    if (status === "solved") return { tone: "good", text: own().solvedText } as const
    if (status === "waitingForYou") return { tone: "warn", text: own().yourTurn } as const
    const late = promisedOn < dateIn(self().tenant.timeZone, new Date().toISOString())
    const text = late ? own().late(date(promisedOn)) : own().answerBy(date(promisedOn))
    return { tone: "neutral", text } as const
  }
  return <Said tone={said().tone}>{said().text}</Said>
}

function QueryFacts(props: { query: QuerySummary }) {
  const { own, instant } = useQueryWords()
  const transferFacts = useTransferFacts()
  const about = () => props.query.about
  const document = () => {
    const known = about()
    return (
      known && (
        <A href={addressOf(known)}>
          {own().kinds[known.kind]} <DocumentNumber of={known.number} />
        </A>
      )
    )
  }
  return (
    <Facts
      facts={[
        { term: own().topic, value: own().topics[props.query.topic] },
        about() && { term: own().about, value: document() },
        ...transferFacts(props.query),
        { term: own().asked, value: own().opened(props.query.contactName, instant(props.query.createdAt)) },
      ]}
    />
  )
}

function Reply(props: { query: QuerySummary }) {
  const { own } = useQueryWords()
  const uploads = createUploads()
  const form = createForm({
    initial: { text: "" },
    required: ["text"],
    send: ({ text }) => queries.reply(props.query.id, text, uploads.ids()),
    sent: async () => {
      uploads.clear()
      form.set("text", "")
      await reload(props.query.id)
    },
  })
  const solve = createAction(async () => {
    await queries.solved(props.query.id)
    await reload(props.query.id)
  })
  return (
    <form class="stack card" novalidate onSubmit={form.submit}>
      <Problem error={form.problem() ?? solve.error()} reasons={own().reasons} />
      <TextArea {...form.field("text")} label={own().reply} dir="auto" />
      <AttachmentField uploads={uploads} />
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()} disabled={uploads.busy()}>
          {own().sendReply}
        </Button>
        <Show when={props.query.status !== "solved"}>
          <Button busy={solve.busy()} onClick={() => solve.run()}>
            {own().solve}
          </Button>
        </Show>
      </div>
    </form>
  )
}

function Loaded(props: { thread: QueryThread }) {
  const { acts } = useSelf()
  const query = () => props.thread.query
  return (
    <>
      <PageTitle>{query().subject}</PageTitle>
      <DocumentHead title={<bdi>{query().subject}</bdi>} badge={<QueryBadge status={query().status} />} />
      <div class="invoice-body card">
        <QueryFacts query={query()} />
        <Standing query={query()} />
      </div>
      <Thread messages={props.thread.messages} />
      <Show when={acts("portal.queries")}>
        <Reply query={query()} />
      </Show>
    </>
  )
}

function Asked(props: { id: string }) {
  const thread = createAsync(() => getQuery(props.id))
  return <Show when={thread()}>{(loaded) => <Loaded thread={loaded()} />}</Show>
}

export function QueryPage() {
  const { own } = useQueryWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections">
      <Back href={paths.queries}>{own().back}</Back>
      <Load keys={[getQuery.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Asked id={params.id} />
      </Load>
    </div>
  )
}
