import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js"
import { useCommon } from "./common.tsx"

type Shared = {
  name?: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
}

/** Label, hint and error around a control, tied to it for assistive technology. */
export function Field(props: Shared & { children: (ids: ControlIds) => JSX.Element }) {
  const words = useCommon()
  const id = createUniqueId()
  const described = () =>
    [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(" ") || undefined
  return (
    <div class="field">
      <label for={id}>
        {props.label}
        <Show when={props.optional}>
          <span class="soft"> {words().optional}</span>
        </Show>
      </label>
      {props.children({ id, described, invalid: () => (props.error ? "true" : undefined) })}
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        {(error) => (
          <p class="field-error" id={`${id}-error`}>
            {words().field(error())}
          </p>
        )}
      </Show>
    </div>
  )
}

type ControlIds = { id: string; described: () => string | undefined; invalid: () => "true" | undefined }

type TextProps = Shared & {
  value: string
  onInput: (text: string) => void
  type?: "text" | "email" | "password" | "tel" | "url" | "search"
  autocomplete?: string
  inputmode?: "text" | "numeric" | "email" | "tel" | "url" | "decimal"
  placeholder?: string
  /** Addresses, codes and colours read from left to right in every language. */
  ltr?: boolean
  dir?: "ltr" | "rtl" | "auto"
  lang?: string
  prefix?: JSX.Element
  readOnly?: boolean
}

export function TextField(props: TextProps) {
  const words = useCommon()
  const [shown, setShown] = createSignal(false)
  const isPassword = () => props.type === "password"
  return (
    <Field {...props}>
      {(ids) => (
        <div class="control" data-password={isPassword() ? "" : undefined}>
          <Show when={props.prefix}>
            <span class="control-prefix">{props.prefix}</span>
          </Show>
          <input
            id={ids.id}
            name={props.name}
            type={isPassword() && shown() ? "text" : (props.type ?? "text")}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            autocomplete={props.autocomplete as "on"}
            inputmode={props.inputmode}
            placeholder={props.placeholder}
            dir={props.ltr ? "ltr" : props.dir}
            lang={props.lang}
            readOnly={props.readOnly}
            aria-invalid={ids.invalid()}
            aria-describedby={ids.described()}
          />
          <Show when={isPassword()}>
            <button
              type="button"
              class="control-button"
              aria-pressed={shown()}
              onClick={() => setShown(!shown())}
            >
              {shown() ? words().hide : words().show}
            </button>
          </Show>
        </div>
      )}
    </Field>
  )
}

/** The browser's own calendar, in the reader's language. */
export function DateField(props: Shared & { value: string; onInput: (date: string) => void }) {
  return (
    <Field {...props}>
      {(ids) => (
        <input
          id={ids.id}
          name={props.name}
          type="date"
          value={props.value}
          onChange={(event) => props.onInput(event.currentTarget.value)}
          aria-invalid={ids.invalid()}
          aria-describedby={ids.described()}
        />
      )}
    </Field>
  )
}

type Option = { value: string; text: string }

export function SelectField(
  props: Shared & { value: string; onInput: (value: string) => void; options: readonly Option[] },
) {
  return (
    <Field {...props}>
      {(ids) => (
        <select
          id={ids.id}
          name={props.name}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          aria-invalid={ids.invalid()}
          aria-describedby={ids.described()}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.text}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}

export function Switch(props: {
  label: string
  hint?: string | undefined
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}) {
  const id = createUniqueId()
  return (
    <div class="switch">
      <div>
        <label for={id}>{props.label}</label>
        <Show when={props.hint}>
          <p class="hint" id={`${id}-hint`}>
            {props.hint}
          </p>
        </Show>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={props.checked}
        aria-checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </div>
  )
}
