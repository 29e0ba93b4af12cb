import { revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { VisibilityKind } from "../../../../shared/tenants.ts"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Progress } from "../../ui/progress.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers, getCustomer } from "../api.ts"
import { shownKinds, type VisibilityChoice } from "../visibility.ts"
import { useVisibilityWords } from "./visibility-words.ts"
import "./visibility.css"

/** As many as the server takes in one request. */
const together = 100

type Changes = Partial<Record<VisibilityKind, VisibilityChoice>>
type Props = { customerIds: string[]; close: () => void; done: () => void }

/** Goes through them in hundreds. Where one request fails, what was done stays done and the next try goes on behind it. */
function createRun(props: Props) {
  const { own } = useVisibilityWords()
  const toast = useToast()
  const [at, setAt] = createSignal(0)
  let changed = 0
  const action = createAction(async (changes: Changes) => {
    while (at() < props.customerIds.length) {
      const ids = props.customerIds.slice(at(), at() + together)
      changed += (await customers.show(ids, changes)).changed
      setAt(at() + ids.length)
    }
    await revalidate(getCustomer.key)
    props.done()
    toast(own().changed(changed))
  })
  return { at, run: action.run, busy: action.busy, error: action.error }
}

function Parts(props: { changes: Changes; disabled: boolean; change: (changes: Changes) => void }) {
  const { own, t } = useVisibilityWords()
  const options = () => [
    { value: "", text: own().keep },
    ...(["inherit", "on", "off"] as const).map((value) => ({ value, text: own().manyChoose[value] })),
  ]
  function set(kind: VisibilityKind, value: string) {
    const { [kind]: _, ...others } = props.changes
    props.change(value === "" ? others : { ...others, [kind]: value as VisibilityChoice })
  }
  return (
    <fieldset class="many-seen" disabled={props.disabled}>
      <For each={shownKinds}>
        {(kind) => (
          <SelectField
            label={t().settings.visibility[kind].title}
            value={props.changes[kind] ?? ""}
            options={options()}
            onInput={(value) => set(kind, value)}
          />
        )}
      </For>
    </fieldset>
  )
}

function Form(props: Props) {
  const { own, t } = useVisibilityWords()
  const [changes, setChanges] = createSignal<Changes>({})
  const run = createRun(props)
  const isEmpty = () => Object.keys(changes()).length === 0
  // Once begun, the rest is asked for the same: changed in the middle, some would get one thing and some another.
  const begun = () => run.at() > 0 || run.busy()
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty()) void run.run(changes())
      }}
    >
      <p class="soft">{own().manyText}</p>
      <Parts changes={changes()} disabled={begun()} change={setChanges} />
      <Problem error={run.error()} />
      <Show when={run.error() && run.at() > 0}>
        <p>{own().unfinished(run.at(), props.customerIds.length)}</p>
      </Show>
      <Show when={run.busy()}>
        <Progress
          label={own().progress(run.at(), props.customerIds.length)}
          at={run.at()}
          of={props.customerIds.length}
        />
      </Show>
      <Show when={isEmpty()}>
        <p class="hint">{own().nothingChosen}</p>
      </Show>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={run.busy()} disabled={isEmpty()}>
          {run.at() > 0 ? own().goOn : own().apply}
        </Button>
      </div>
    </form>
  )
}

/** The same change for chosen customers; `done` is called once all of them have it. */
export function VisibilityDialog(props: Props & { open: boolean }) {
  const { own } = useVisibilityWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().many(props.customerIds.length)}>
      <Show when={props.open}>
        <Form customerIds={props.customerIds} close={props.close} done={props.done} />
      </Show>
    </Dialog>
  )
}
