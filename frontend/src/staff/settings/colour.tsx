import { createUniqueId } from "solid-js"
import type { FieldProps } from "../../lib/form.ts"
import { Field } from "../../ui/field.tsx"
import { useWords } from "../words.tsx"

/** A colour picked or typed: both write the same value. */
export function ColourField(props: { field: FieldProps; shown: string }) {
  const { t } = useWords()
  const id = createUniqueId()
  return (
    <Field label={t().settings.colour} error={props.field.error}>
      {(ids) => (
        <div class="colour">
          <input
            type="color"
            id={id}
            aria-label={t().settings.colourPick}
            value={props.shown}
            onInput={(event) => props.field.onInput(event.currentTarget.value)}
          />
          <input
            type="text"
            id={ids.id}
            name="colour"
            dir="ltr"
            spellcheck={false}
            autocomplete="off"
            value={props.field.value}
            onInput={(event) => props.field.onInput(event.currentTarget.value)}
            aria-invalid={ids.invalid()}
            aria-describedby={ids.described()}
          />
        </div>
      )}
    </Field>
  )
}
