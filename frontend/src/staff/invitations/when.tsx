import { Show } from "solid-js"
import { addDays } from "../../../../shared/dates.ts"
import { DateField, Field } from "../../ui/field.tsx"
import { useStaff } from "../session.tsx"
import { useToday } from "../today.ts"
import type { Draft, Drafting } from "./draft.ts"
import { useInvitationWords } from "./words.ts"

type Props = Pick<Drafting, "draft" | "set"> & { late: boolean }

function Moment(props: Props) {
  const { own } = useInvitationWords()
  const { tenant } = useStaff()
  return (
    <div class="columns">
      <DateField label={own().day} value={props.draft.day} onInput={(day) => props.set("day", day)} />
      <Field label={own().time} hint={own().inZone(tenant().timeZone)}>
        {(ids) => (
          <input
            id={ids.id}
            type="time"
            value={props.draft.time}
            aria-describedby={ids.described()}
            onChange={(event) => props.set("time", event.currentTarget.value)}
          />
        )}
      </Field>
    </div>
  )
}

/** At once, or at a time where the company is. */
export function WhenFields(props: Props) {
  const { own } = useInvitationWords()
  const today = useToday()
  const choose = (when: Draft["when"]) => props.set({ when, day: props.draft.day || addDays(today(), 1) })
  const choice = (when: Draft["when"]) => (
    <label>
      <input type="radio" name="when" checked={props.draft.when === when} onChange={() => choose(when)} />
      <span class="strong">{own()[when]}</span>
    </label>
  )
  return (
    <>
      <fieldset class="choice">
        <legend>{own().when}</legend>
        {choice("now")}
        {choice("later")}
      </fieldset>
      <Show when={props.draft.when === "later"}>
        <Moment {...props} />
        <Show when={props.late}>
          <p class="field-error" role="alert">
            {own().past}
          </p>
        </Show>
      </Show>
    </>
  )
}
