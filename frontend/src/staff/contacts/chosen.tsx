import { useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { ContactLine } from "../../../../shared/customers.ts"
import { Button } from "../../ui/button.tsx"
import { createDraft } from "../invitations/draft.ts"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useContactWords } from "./words.ts"
import "../customers/visibility.css"

/** Contacts that were ticked, over as many pages and searches as it takes. Who has joined needs no invitation. */
export function createChosenContacts() {
  const { own } = useContactWords()
  const { may } = useStaff()
  const [people, setPeople] = createSignal<ContactLine[]>([])
  const isChosen = ({ id }: ContactLine) => people().some((each) => each.id === id)
  const choosing = () =>
    may("invitations.send")
      ? {
          label: (line: ContactLine) => own().choose(line.name),
          able: (line: ContactLine) => line.invitation !== "active",
          chosen: isChosen,
          toggle: (line: ContactLine) =>
            setPeople((known) =>
              isChosen(line) ? known.filter(({ id }) => id !== line.id) : [...known, line],
            ),
        }
      : undefined
  return { people, choosing, clear: () => setPeople([]) }
}
export type ChosenContacts = ReturnType<typeof createChosenContacts>

/** Hands the choice to the invitation that is being put together; what was already written for it stays. */
export function ChosenContactsBar(props: { chosen: ChosenContacts }) {
  const { own } = useContactWords()
  const { set } = createDraft()
  const navigate = useNavigate()
  const isAgain = () => props.chosen.people().every(({ invitation }) => invitation !== "notInvited")
  const text = () => own().chosen(props.chosen.people().length)
  function invite() {
    const people = props.chosen.people().map(({ id, customerId }) => ({ customerId, contactId: id }))
    set({ of: "people", people })
    navigate(paths.newInvitation())
  }
  return (
    <Show when={props.chosen.people().length > 0}>
      <section class="card chosen-bar" aria-label={text()}>
        <p class="strong" aria-live="polite">
          {text()}
        </p>
        <div class="actions">
          <Button kind="quiet" onClick={props.chosen.clear}>
            {own().clearChoice}
          </Button>
          <Button kind="primary" onClick={invite}>
            {isAgain() ? own().inviteAgain : own().invite}
          </Button>
        </div>
      </section>
    </Show>
  )
}
