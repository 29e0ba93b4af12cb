import { Field } from "./field.tsx"

/** Several lines of text. It grows with what is typed where the browser can. */
export function TextArea(props: {
  name?: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
  value: string
  rows?: number
  dir?: "ltr" | "rtl" | "auto"
  lang?: string
  onInput: (text: string) => void
  onKeyDown?: (event: KeyboardEvent) => void
}) {
  return (
    <Field {...props}>
      {(ids) => (
        <textarea
          id={ids.id}
          name={props.name}
          rows={props.rows ?? 3}
          value={props.value}
          dir={props.dir ?? "auto"}
          lang={props.lang}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onKeyDown={(event) => props.onKeyDown?.(event)}
          aria-invalid={ids.invalid()}
          aria-describedby={ids.described()}
        />
      )}
    </Field>
  )
}
