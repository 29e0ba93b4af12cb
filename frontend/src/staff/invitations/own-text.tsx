import { For, Show } from "solid-js"
import type { MergeField } from "../../../../shared/bulk-invitations.ts"
import type { Language } from "../../../../shared/fields.ts"
import { Switch, TextField } from "../../ui/field.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import type { Draft } from "./draft.ts"
import { useInvitationWords } from "./words.ts"

type OwnText = Draft["texts"][Language]
type Props = {
  language: Language
  /** The language's name, in itself. */
  name: string
  text: OwnText
  errors: Record<string, string>
  set: (change: Partial<OwnText>) => void
}
type TextControl = HTMLInputElement | HTMLTextAreaElement

const isText = (target: EventTarget | null): target is TextControl =>
  (target instanceof HTMLInputElement && target.type === "text") || target instanceof HTMLTextAreaElement

/** Puts a word where the caret is, as if it had been typed there. */
function insert(control: TextControl, word: string) {
  const { selectionStart, selectionEnd, value } = control
  control.setRangeText(word, selectionStart ?? value.length, selectionEnd ?? value.length, "end")
  control.dispatchEvent(new InputEvent("input", { bubbles: true }))
  control.focus()
}

/** Words that stand for something else in every mail; they go where the caret was last. */
function Chips(props: { insert: (field: MergeField) => void }) {
  const { own } = useInvitationWords()
  const fields = () => Object.entries(own().fields) as [MergeField, string][]
  return (
    <fieldset class="chips">
      <legend class="soft small">{own().insert}</legend>
      <For each={fields()}>
        {([field, text]) => (
          <button type="button" class="chip" onClick={() => props.insert(field)}>
            {text} <code dir="ltr">{`{${field}}`}</code>
          </button>
        )}
      </For>
    </fieldset>
  )
}

function Fields(props: Props) {
  const { own } = useInvitationWords()
  let group: HTMLDivElement | undefined
  let last: TextControl | undefined
  const field = (name: "subject" | "message") => ({
    name: `${props.language}.${name}`,
    label: own()[name],
    value: props.text[name],
    error: props.errors[`texts.${props.language}.${name}`],
    lang: props.language,
    dir: props.language === "ar" ? ("rtl" as const) : ("ltr" as const),
    onInput: (text: string) => props.set({ [name]: text }),
  })
  return (
    <div
      class="stack"
      ref={group}
      onFocusIn={({ target }) => {
        if (isText(target)) last = target
      }}
    >
      <TextField {...field("subject")} />
      <TextArea {...field("message")} rows={6} hint={own().messageHint} />
      <Chips
        insert={(name) => {
          const control = last ?? group?.querySelector("textarea")
          if (control) insert(control, `{${name}}`)
        }}
      />
    </div>
  )
}

/** The company's own subject and message in one language, or ours. */
export function OwnTextFields(props: Props) {
  const { own } = useInvitationWords()
  return (
    <div>
      <Switch
        label={own().ownWords(props.name)}
        hint={own().ownWordsHint}
        checked={props.text.on}
        onChange={(on) => props.set({ on })}
      />
      <Show when={props.text.on}>
        <Fields {...props} />
      </Show>
    </div>
  )
}
