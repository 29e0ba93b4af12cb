import { useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { CustomerLine } from "../../../../shared/customers.ts"
import { Button } from "../../ui/button.tsx"
import { createDraft } from "../invitations/draft.ts"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { VisibilityDialog } from "./visibility-dialog.tsx"
import { useVisibilityWords } from "./visibility-words.ts"

/** Customers that were ticked, over as many pages and searches as it takes; only for who may do something with them. */
export function createChosen() {
  const { own, name } = useVisibilityWords()
  const { may } = useStaff()
  const [ids, setIds] = createSignal<string[]>([])
  const toggle = ({ id }: CustomerLine) =>
    setIds((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]))
  const choosing = () =>
    may("portal.write") || may("invitations.send")
      ? {
          label: (line: CustomerLine) => own().chooseCustomer(name(line)),
          able: () => true,
          chosen: (line: CustomerLine) => ids().includes(line.id),
          toggle,
        }
      : undefined
  return { ids, choosing, clear: () => setIds([]) }
}
export type Chosen = ReturnType<typeof createChosen>

/** Hands the choice to the invitation that is being put together; what was already written for it stays. */
function InviteChosen(props: { ids: string[] }) {
  const { own } = useVisibilityWords()
  const { set } = createDraft()
  const navigate = useNavigate()
  function invite() {
    set({ of: "these", chosen: props.ids })
    navigate(paths.newInvitation())
  }
  return (
    <Button kind="primary" onClick={invite}>
      {own().invite}
    </Button>
  )
}

/** What can be done with those that were ticked. */
export function ChosenBar(props: { chosen: Chosen }) {
  const { own } = useVisibilityWords()
  const { may } = useStaff()
  const [changing, setChanging] = createSignal(false)
  function done() {
    setChanging(false)
    props.chosen.clear()
  }
  return (
    <Show when={props.chosen.ids().length > 0}>
      <section class="card chosen-bar" aria-label={own().chosen(props.chosen.ids().length)}>
        <p class="strong" aria-live="polite">
          {own().chosen(props.chosen.ids().length)}
        </p>
        <div class="actions">
          <Button kind="quiet" onClick={props.chosen.clear}>
            {own().clear}
          </Button>
          <Show when={may("portal.write")}>
            <Button onClick={() => setChanging(true)}>{own().bulkAction}</Button>
          </Show>
          <Show when={may("invitations.send")}>
            <InviteChosen ids={props.chosen.ids()} />
          </Show>
        </div>
      </section>
      <VisibilityDialog
        open={changing()}
        customerIds={props.chosen.ids()}
        close={() => setChanging(false)}
        done={done}
      />
    </Show>
  )
}
