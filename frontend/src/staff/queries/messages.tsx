import { For, Match, Show, Switch } from "solid-js"
import Lock from "~icons/lucide/lock"
import { Badge } from "../../ui/badge.tsx"
import { FileList } from "../documents/attachments.tsx"
import type { Thread } from "./api.ts"
import { useQueryWords } from "./words.ts"

type Message = Thread["messages"][number]
type Note = Thread["notes"][number]
type Entry = { at: string; message: Message } | { at: string; note: Note }

/** Messages and internal notes in one run, as they were written. */
const entriesOf = ({ messages, notes }: Thread): Entry[] =>
  [
    ...messages.map((message) => ({ at: message.at, message })),
    ...notes.map((note) => ({ at: note.at, note })),
  ].sort((one, other) => one.at.localeCompare(other.at))

function MessageView(props: { message: Message; customerId: string }) {
  const { own, instant } = useQueryWords()
  const ours = () => props.message.author.kind === "staff"
  return (
    <article class="message" data-ours={ours() ? "" : undefined}>
      <header>
        <span class="strong">
          <bdi>{props.message.author.name || own().us}</bdi>
        </span>
        <Show when={ours()}>
          <Badge tone="blue">{own().us}</Badge>
        </Show>
        <span class="soft small">
          {instant(props.message.at)}
          <Show when={props.message.via === "mail"}> · {own().viaMail}</Show>
        </span>
      </header>
      <p class="lines">
        <bdi>{props.message.text}</bdi>
      </p>
      <FileList customerId={props.customerId} files={props.message.attachments} />
      <For each={props.message.leftOut}>
        {(file) => <p class="soft small">{own().leftOut(file.name, own().leftOutReasons[file.reason])}</p>}
      </For>
    </article>
  )
}

function NoteView(props: { note: Note }) {
  const { own, instant } = useQueryWords()
  return (
    <article class="message" data-note="">
      <header>
        <Lock aria-hidden="true" />
        <span class="strong">{own().note}</span>
        <span class="small">
          <bdi>{props.note.author.name}</bdi> · {instant(props.note.at)}
        </span>
      </header>
      <p class="lines">
        <bdi>{props.note.text}</bdi>
      </p>
    </article>
  )
}

export function Messages(props: { thread: Thread }) {
  const { own } = useQueryWords()
  return (
    <section class="messages" aria-label={own().thread}>
      <For each={entriesOf(props.thread)}>
        {(entry) => (
          <Switch>
            <Match when={"note" in entry && entry.note}>{(note) => <NoteView note={note()} />}</Match>
            <Match when={"message" in entry && entry.message}>
              {(message) => <MessageView message={message()} customerId={props.thread.query.customerId} />}
            </Match>
          </Switch>
        )}
      </For>
    </section>
  )
}
