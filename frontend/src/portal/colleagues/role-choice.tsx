import { createUniqueId, For } from "solid-js"
import { type ContactRole, contactRoles } from "../../../../shared/access.ts"
import { useColleagueWords } from "./words.ts"

/** What each role may do, said before it is chosen. */
export function RoleChoice(props: { value: string; onInput: (role: ContactRole) => void }) {
  const { own } = useColleagueWords()
  const group = createUniqueId()
  return (
    <fieldset class="role-choice">
      <legend>{own().role}</legend>
      <For each={contactRoles}>
        {(role) => (
          <label>
            <input
              type="radio"
              name={group}
              value={role}
              checked={props.value === role}
              onInput={() => props.onInput(role)}
            />
            <span>
              <span class="strong">{own().roles[role]}</span>
              <span class="soft small">{own().roleText[role]}</span>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
