import { For, Show } from "solid-js"
import type { SenderRecord } from "../../../../shared/sender-domain.ts"
import { Badge } from "../../ui/badge.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import { useMailWords } from "./words.ts"

const tones = { found: "green", different: "red", missing: "amber", unknown: "neutral" } as const

function Part(props: { name: string; text: string }) {
  const { own } = useMailWords()
  return (
    <div class="record-part">
      <dt>{props.name}</dt>
      <dd>
        <code dir="ltr">{props.text}</code>
        <CopyButton
          text={props.text}
          label={own().copy}
          name={own().copyOf(props.name)}
          copied={own().copied}
        />
      </dd>
    </div>
  )
}

/** One record to make, and what is there: providers' forms want the short name, some the full one. */
export function Record(props: { record: SenderRecord }) {
  const { own } = useMailWords()
  const record = () => props.record
  return (
    <li class="record">
      <p class="record-head">
        <span class="strong">{own().purposes[record().purpose]}</span>
        <Badge tone={tones[record().state]}>{own().found[record().state]}</Badge>
        <span class="soft small">{record().required ? own().required : own().advised}</span>
      </p>
      <dl class="record-parts">
        <div class="record-part">
          <dt>{own().type}</dt>
          <dd>
            <code dir="ltr">{record().type}</code>
          </dd>
        </div>
        <Part name={own().name} text={record().host} />
        <Part name={own().fullName} text={record().name} />
        <Part name={own().value} text={record().value} />
        <Show when={record().state === "different"}>
          <div class="record-part">
            <dt>{own().seen}</dt>
            <dd>
              <For each={record().seen}>{(seen) => <code dir="ltr">{seen}</code>}</For>
            </dd>
          </div>
        </Show>
      </dl>
    </li>
  )
}
