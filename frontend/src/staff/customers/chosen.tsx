import { useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { CustomerFilters, CustomerLine } from "../../../../shared/customers.ts"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/notice.tsx"
import { customers } from "../api.ts"
import { createDraft } from "../invitations/draft.ts"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useListWords } from "./list-words.ts"
import { VisibilityDialog } from "./visibility-dialog.tsx"
import { useVisibilityWords } from "./visibility-words.ts"

/** Customers that were ticked, over as many pages and searches as it takes; only for who may do something with them. */
export function createChosen() {
  const { own, name } = useVisibilityWords()
  const { may } = useStaff()
  const [ids, setIds] = createSignal<string[]>([])
  /** Set while those chosen are all that these filters mean. */
  const [all, setAll] = createSignal<CustomerFilters>()
  const toggle = ({ id }: CustomerLine) => {
    setAll(undefined)
    setIds((known) => (known.includes(id) ? known.filter((each) => each !== id) : [...known, id]))
  }
  const choosing = () =>
    may("portal.write") || may("invitations.send")
      ? {
          label: (line: CustomerLine) => own().chooseCustomer(name(line)),
          able: () => true,
          chosen: (line: CustomerLine) => ids().includes(line.id),
          toggle,
        }
      : undefined
  async function chooseAll(filters: CustomerFilters) {
    const found = await customers.ids(filters)
    setIds(found.ids)
    setAll(filters)
  }
  function clear() {
    setAll(undefined)
    setIds([])
  }
  return { ids, all, choosing, chooseAll, clear }
}
export type Chosen = ReturnType<typeof createChosen>

/** Hands the choice to the invitation that is being put together; what was already written for it stays. */
function InviteChosen(props: { chosen: Chosen }) {
  const { own } = useVisibilityWords()
  const { set } = createDraft()
  const navigate = useNavigate()
  function invite() {
    const { search = "", ...filters } = props.chosen.all() ?? {}
    if (props.chosen.all()) set({ of: "all", search, filters })
    else set({ of: "these", chosen: props.chosen.ids() })
    navigate(paths.newInvitation())
  }
  return (
    <Button kind="primary" onClick={invite}>
      {own().invite}
    </Button>
  )
}

function ChooseAll(props: { chosen: Chosen; filters: CustomerFilters }) {
  const { own } = useListWords()
  const choose = createAction(() => props.chosen.chooseAll(props.filters))
  return (
    <>
      <Button kind="quiet" busy={choose.busy()} onClick={choose.run}>
        {own().chooseAll}
      </Button>
      <Problem error={choose.error()} />
    </>
  )
}

/** What can be done with those that were ticked. */
export function ChosenBar(props: { chosen: Chosen; filters: CustomerFilters }) {
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
          <Show when={!props.chosen.all()}>
            <ChooseAll chosen={props.chosen} filters={props.filters} />
          </Show>
          <Show when={may("portal.write")}>
            <Button onClick={() => setChanging(true)}>{own().bulkAction}</Button>
          </Show>
          <Show when={may("invitations.send")}>
            <InviteChosen chosen={props.chosen} />
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
