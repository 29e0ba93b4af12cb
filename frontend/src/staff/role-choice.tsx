import { For } from "solid-js"

/** One role, each with what it may do. */
export function RoleChoice<R extends string>(props: {
  legend: string
  roles: readonly R[]
  names: Record<R, string>
  texts: Record<R, string>
  value: R
  onInput: (role: R) => void
}) {
  return (
    <fieldset class="choice">
      <legend>{props.legend}</legend>
      <For each={props.roles}>
        {(role) => (
          <label>
            <input
              type="radio"
              name="role"
              value={role}
              checked={props.value === role}
              onInput={() => props.onInput(role)}
            />
            <span>
              <span class="strong">{props.names[role]}</span>
              <span class="soft">{props.texts[role]}</span>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
