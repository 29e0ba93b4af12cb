import { onMount } from "solid-js"
import type { FieldProps } from "../lib/form.ts"
import { Field } from "../ui/field.tsx"

const digitsMax = 6
/** Phones and password managers put spaces into codes; Arabic keyboards write other digits. */
const digitsOf = (text: string) =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/\D/g, "")
    .slice(0, digitsMax)

export const isCode = (text: string) => text.length === digitsMax

/** Six digits that are sent as soon as the last one is there. */
export function CodeField(props: FieldProps & { label: string; hint?: string; focus?: boolean }) {
  let input: HTMLInputElement | undefined
  onMount(() => props.focus && input?.focus())

  function type(element: HTMLInputElement) {
    const typed = digitsOf(element.value)
    element.value = typed
    const grown = typed.length > props.value.length
    props.onInput(typed)
    if (grown && isCode(typed)) element.form?.requestSubmit()
  }

  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <input
          ref={input}
          id={ids.id}
          name={props.name}
          class="code-input"
          type="text"
          dir="ltr"
          inputmode="numeric"
          autocomplete="one-time-code"
          spellcheck={false}
          value={props.value}
          onInput={(event) => type(event.currentTarget)}
          aria-invalid={ids.invalid()}
          aria-describedby={ids.described()}
        />
      )}
    </Field>
  )
}
