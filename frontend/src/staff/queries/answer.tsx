import { createAsync, revalidate } from "@solidjs/router"
import { createSignal, Show, Suspense } from "solid-js"
import { fillIn } from "../../../../shared/canned-replies.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Segments } from "../../ui/segments.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { AttachmentField } from "../documents/attachments.tsx"
import { createUploads } from "../documents/uploads.ts"
import { getCanned, getQueries, getThread, queries, type Thread } from "./api.ts"
import { useQueryWords } from "./words.ts"

type Kind = "reply" | "note"
const afterwards = ["waitingForYou", "waitingForUs", "solved"] as const
type Afterwards = (typeof afterwards)[number]

type Values = Parameters<typeof fillIn>[1]

function CannedChoice(props: { values: Values; insert: (text: string) => void }) {
  const { own, language } = useQueryWords()
  const replies = createAsync(() => getCanned().catch(() => undefined))
  const [chosen, setChosen] = createSignal("")
  const options = () => [
    { value: "", text: own().cannedNone },
    ...(replies()?.items ?? []).map(({ id, title }) => ({ value: id, text: title })),
  ]
  function choose(id: string) {
    setChosen(id)
    const reply = replies()?.items.find((each) => each.id === id)
    if (reply) props.insert(fillIn((language() === "ar" && reply.textArabic) || reply.text, props.values))
    queueMicrotask(() => setChosen(""))
  }
  return (
    <Show when={replies()?.items.length}>
      <SelectField label={own().canned} value={chosen()} onInput={choose} options={options()} />
    </Show>
  )
}

function createAnswer(thread: () => Thread) {
  const { own } = useQueryWords()
  const toast = useToast()
  const { customerId, id } = thread().query
  const [kind, setKind] = createSignal<Kind>("reply")
  const uploads = createUploads(() => customerId)
  const form = createForm({
    initial: { text: "", status: "waitingForYou" as string },
    required: ["text"],
    send: ({ text, status }) =>
      kind() === "note"
        ? queries.note(customerId, id, text)
        : queries.reply(customerId, id, {
            text,
            attachmentIds: uploads.ids(),
            status: status as Afterwards,
          }),
    sent: async () => {
      toast(kind() === "note" ? own().noted : own().sent)
      form.set("text", "")
      uploads.clear()
      await revalidate([getThread.key, getQueries.key])
    },
  })
  return { form, uploads, kind, setKind }
}

/** What the team writes: to the customer, or for itself alone, which looks different all the way. */
export function AnswerForm(props: { thread: Thread }) {
  const { own } = useQueryWords()
  const { form, uploads, kind, setKind } = createAnswer(() => props.thread)
  const isReply = () => kind() === "reply"
  const insert = (text: string) =>
    form.set("text", form.values.text.trim() ? `${form.values.text.trimEnd()}\n\n${text}` : text)
  const values = (): Values => ({
    contact: props.thread.query.contactName,
    document: props.thread.query.about?.number,
  })
  let element!: HTMLFormElement
  const onKeys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) element.requestSubmit()
  }
  return (
    <form
      ref={element}
      class="card stack answer"
      data-note={isReply() ? undefined : ""}
      novalidate
      onSubmit={form.submit}
    >
      <Segments
        label={own().writeAs}
        options={[
          { value: "reply", text: own().reply },
          { value: "note", text: own().note },
        ]}
        value={kind()}
        onChoose={setKind}
      />
      <Problem error={form.problem()} />
      <TextArea
        {...form.field("text")}
        label={isReply() ? own().reply : own().note}
        hint={isReply() ? own().replyHint : own().noteHint}
        rows={5}
        onKeyDown={onKeys}
      />
      <Show when={isReply()}>
        <AttachmentField uploads={uploads} />
        <div class="columns">
          <Suspense>
            <CannedChoice values={values()} insert={insert} />
          </Suspense>
          <SelectField
            {...form.field("status")}
            label={own().after}
            options={afterwards.map((status) => ({ value: status, text: own().afterwards[status] }))}
          />
        </div>
      </Show>
      <div class="actions" data-end="">
        <Button kind="primary" type="submit" busy={form.busy() || uploads.busy()}>
          {isReply() ? own().send : own().addNote}
        </Button>
      </div>
    </form>
  )
}
