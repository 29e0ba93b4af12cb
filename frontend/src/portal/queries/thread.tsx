import { For, Show } from "solid-js"
import type { QueryThread } from "../../../../shared/queries.ts"
import { AttachmentList } from "../attachments/list.tsx"
import { useFace } from "../face.tsx"
import { useSelf } from "../session.tsx"
import { useQueryWords } from "./words.ts"
import "./queries.css"

type Message = QueryThread["messages"][number]

/** Staff write in the company's name, too: who reads sees both. */
function Author(props: { message: Message }) {
  const { own, instant } = useQueryWords()
  const { self } = useSelf()
  const face = useFace()
  const author = () => props.message.author
  return (
    <header class="message-head">
      <bdi class="strong">{author().name}</bdi>
      <span class="soft small">
        <Show when={author().kind !== "contact"}>
          <bdi>{face?.name ?? own().company}</bdi> ·{" "}
        </Show>
        <Show when={author().id === self().contact.id}>{own().you} · </Show>
        <time datetime={props.message.at}>{instant(props.message.at)}</time>
        <Show when={props.message.via === "mail"}> · {own().byMail}</Show>
      </span>
    </header>
  )
}

function MessageItem(props: { message: Message }) {
  const { own } = useQueryWords()
  return (
    <li class="message" data-by={props.message.author.kind === "contact" ? "contact" : "company"}>
      <span class="avatar" aria-hidden="true">
        {[...props.message.author.name][0]}
      </span>
      <article class="card">
        <Author message={props.message} />
        <p class="message-text">
          <bdi>{props.message.text}</bdi>
        </p>
        <AttachmentList files={props.message.attachments} />
        <For each={props.message.leftOut}>
          {({ name, reason }) => <p class="hint">{own().leftOut[reason](name)}</p>}
        </For>
      </article>
    </li>
  )
}

export function Thread(props: { messages: Message[] }) {
  const { own } = useQueryWords()
  return (
    <ol class="thread" aria-label={own().thread}>
      <For each={props.messages}>{(message) => <MessageItem message={message} />}</For>
    </ol>
  )
}
