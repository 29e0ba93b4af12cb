import { createAsync, revalidate, useNavigate, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { dateIn } from "../../../../shared/dates.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { AttachmentField } from "../attachments/field.tsx"
import { createUploads } from "../attachments/uploads.ts"
import { Back } from "../documents/parts.tsx"
import { OwnErrors } from "../own-errors.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { type About, numberOf } from "./about-document.ts"
import { getQueries, getQueryOptions, type Options, queries } from "./api.ts"
import { ManagerCard } from "./manager.tsx"
import { TransferFields, transferFrom } from "./transfer.tsx"
import { useQueryWords } from "./words.ts"

const isKind = (kind: string | undefined): kind is About["kind"] =>
  ["invoice", "creditNote", "estimate", "project", "retainer"].includes(kind ?? "")

/** The document that the address names, if it does. */
function createAbout() {
  const [search] = useSearchParams<{ kind?: string; id?: string; topic?: string }>()
  const about = (): About | undefined =>
    isKind(search.kind) && search.id ? { kind: search.kind, id: search.id } : undefined
  const topic = search.topic ?? (search.kind === "invoice" ? "invoice" : search.kind ? "document" : "")
  return { about, topic }
}

type Search = { topic?: string; amount?: string; currency?: string; reference?: string }

/** What is known of a transfer that the address tells of. */
function createTransfer() {
  const [{ topic, amount = "", currency, reference = "" }] = useSearchParams<Search>()
  const { own } = useQueryWords()
  const { self } = useSelf()
  const { tenant, customer } = self()
  const isOne = topic === "transfer"
  return {
    currency: currency ?? customer.currency,
    initial: {
      subject: isOne ? own().transferSubject(reference) : "",
      text: isOne ? own().transferText : "",
      "transfer.amount": amount,
      "transfer.on": dateIn(tenant.timeZone, new Date().toISOString()),
      "transfer.reference": reference,
    },
  }
}

/** What the document is called, so that the reader sees what they ask about. */
function AboutDocument(props: { about: About }) {
  const { own } = useQueryWords()
  const number = createAsync(() => numberOf(props.about).catch(() => ""))
  return (
    <p>
      <span class="soft">{own().about}</span> <strong>{own().kinds[props.about.kind]}</strong>{" "}
      <bdi class="strong">{number()}</bdi>
    </p>
  )
}

function createAsk() {
  const navigate = useNavigate()
  const uploads = createUploads()
  const { about, topic } = createAbout()
  const { currency, initial } = createTransfer()
  const form = createForm({
    initial: { topic, ...initial },
    required: ["topic", "subject", "text"],
    send: ({ topic: chosen, subject, text, ...typed }) => {
      const transfer = chosen === "transfer" ? transferFrom(typed, currency) : undefined
      const said = { topic: chosen, subject, text, transfer }
      return queries.ask({ ...said, about: about(), attachmentIds: uploads.ids() })
    },
    sent: async ({ query }) => {
      await revalidate(getQueries.key)
      navigate(paths.query(query.id), { replace: true })
    },
  })
  const isTransfer = () => form.values.topic === "transfer"
  return { form, uploads, about, currency, isTransfer }
}
type Ask = ReturnType<typeof createAsk>

function Message(props: { ask: Ask; promisedOn: string }) {
  const { own, date } = useQueryWords()
  return (
    <>
      <Show when={props.ask.isTransfer()}>
        <TransferFields field={props.ask.form.field} currency={props.ask.currency} />
      </Show>
      <TextField {...props.ask.form.field("subject")} label={own().subjectLabel} dir="auto" />
      <TextArea
        {...props.ask.form.field("text")}
        label={props.ask.isTransfer() ? own().message : own().text}
        hint={props.ask.isTransfer() ? own().transferProof : own().textHint}
        rows={props.ask.isTransfer() ? 3 : 6}
      />
      <AttachmentField uploads={props.ask.uploads} />
      <p class="soft">{own().promise(date(props.promisedOn))}</p>
      <div class="actions">
        <Button kind="primary" type="submit" busy={props.ask.form.busy()} disabled={props.ask.uploads.busy()}>
          {own().send}
        </Button>
        <ButtonLink href={paths.queries} kind="quiet">
          {own().cancel}
        </ButtonLink>
      </div>
    </>
  )
}

function AskForm(props: { options: Options }) {
  const { own } = useQueryWords()
  const ask = createAsk()
  const { form, about } = ask
  const unhandled = () =>
    props.options.topics.find(({ topic, handled }) => topic === form.values.topic && !handled)
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} reasons={own().reasons} />
      <Show when={about()}>{(document) => <AboutDocument about={document()} />}</Show>
      <SelectField
        {...form.field("topic")}
        label={own().topicLabel}
        options={[
          { value: "", text: own().chooseTopic },
          ...props.options.topics.map(({ topic }) => ({ value: topic, text: own().topics[topic] })),
        ]}
      />
      <Show when={unhandled()} fallback={<Message ask={ask} promisedOn={props.options.promisedOn} />}>
        {(topic) => <ManagerCard manager={props.options.manager} topic={topic().topic} />}
      </Show>
    </form>
  )
}

function Loaded() {
  const options = createAsync(() => getQueryOptions())
  return <Show when={options()}>{(loaded) => <AskForm options={loaded()} />}</Show>
}

export function NewQueryPage() {
  const { own, name } = useQueryWords()
  const { self, acts } = useSelf()
  return (
    <div class="stack">
      <PageTitle>{own().askTitle}</PageTitle>
      <Back href={paths.queries}>{own().back}</Back>
      <div>
        <h1>{own().askTitle}</h1>
        <p class="soft">{own().askText(name(self().tenant))}</p>
      </div>
      <Show when={acts("portal.queries")} fallback={<p class="notice">{own().mayNot}</p>}>
        <Load keys={[getQueryOptions.key]} skeleton={<FormSkeleton />}>
          <OwnErrors fields={own().fields}>
            <Loaded />
          </OwnErrors>
        </Load>
      </Show>
    </div>
  )
}
