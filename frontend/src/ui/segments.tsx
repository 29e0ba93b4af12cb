import { createUniqueId, For } from "solid-js"

/** One of a few, chosen at once. */
export function Segments<V extends string>(props: {
  label: string
  options: readonly { value: V; text: string }[]
  value: V
  onChoose: (value: V) => void
}) {
  const name = createUniqueId()
  return (
    <fieldset class="segments">
      <legend class="hidden-text">{props.label}</legend>
      <For each={props.options}>
        {(option) => (
          <label>
            <input
              type="radio"
              name={name}
              checked={option.value === props.value}
              onChange={() => props.onChoose(option.value)}
            />
            <span>{option.text}</span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
