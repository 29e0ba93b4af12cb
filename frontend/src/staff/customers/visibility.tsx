import { revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { Customer, CustomerDetail } from "../../../../shared/customers.ts"
import type { VisibilityKind } from "../../../../shared/tenants.ts"
import { createAction } from "../../lib/action.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Segments } from "../../ui/segments.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers, getCustomer } from "../api.ts"
import { useStaff } from "../session.tsx"
import { choiceOf, isShown, shownKinds, type VisibilityChoice } from "../visibility.ts"
import { useVisibilityWords } from "./visibility-words.ts"
import "./visibility.css"

/** One part at a time, saved at once: two colleagues who choose different parts do not undo each other. */
function createChoices(customer: () => Customer) {
  const { own, t } = useVisibilityWords()
  const toast = useToast()
  const [pending, setPending] = createSignal<{ kind: VisibilityKind; choice: VisibilityChoice }>()
  const action = createAction(async (send: () => Promise<unknown>, said: string) => {
    await send()
    await revalidate(getCustomer.keyFor(customer().id))
    toast(said)
  })
  async function choose(kind: VisibilityKind, choice: VisibilityChoice) {
    setPending({ kind, choice })
    const { title } = t().settings.visibility[kind]
    await action.run(() => customers.show([customer().id], { [kind]: choice }), own().saved(title))
    // What was refused goes back to what is stored.
    setPending(undefined)
  }
  const choice = (kind: VisibilityKind) => {
    const waiting = pending()
    return waiting?.kind === kind ? waiting.choice : choiceOf(customer().visibility?.[kind])
  }
  const reset = () => action.run(() => customers.inherit(customer().id), own().resetDone)
  return { choose, choice, reset, busy: action.busy, error: action.error }
}

function Part(props: {
  kind: VisibilityKind
  customer: Customer
  choices: ReturnType<typeof createChoices>
}) {
  const { own, t } = useVisibilityWords()
  const { tenant, may } = useStaff()
  const part = () => t().settings.visibility[props.kind]
  const shown = () => isShown(tenant().portal.visibility, props.customer.visibility, props.kind)
  const choice = () => props.choices.choice(props.kind)
  const heldBack = () =>
    !shown() && (props.customer.visibility?.[props.kind] ?? tenant().portal.visibility[props.kind])
  return (
    <li class="seen">
      <div>
        <p class="strong">{part().title}</p>
        <p class="hint">{part().text}</p>
      </div>
      <p class="seen-state">
        <Badge tone={shown() ? "green" : "neutral"}>{shown() ? own().shown : own().hidden}</Badge>{" "}
        <span class="soft small">{heldBack() ? own().needsInvoices : own().because[choice()]}</span>
      </p>
      <Show when={may("portal.write")}>
        <Segments
          label={own().chooseFor(part().title)}
          value={choice()}
          options={(["inherit", "on", "off"] as const).map((value) => ({ value, text: own().choose[value] }))}
          onChoose={(value) => props.choices.choose(props.kind, value)}
        />
      </Show>
    </li>
  )
}

/** What holds for this customer, part by part, and where it differs from the others. */
export function CustomerVisibility(props: { detail: CustomerDetail }) {
  const { own } = useVisibilityWords()
  const { may } = useStaff()
  const customer = () => props.detail.customer
  const choices = createChoices(customer)
  const differs = () => Object.keys(customer().visibility ?? {}).length > 0
  return (
    <section class="card" aria-labelledby="seen">
      <header class="card-head">
        <div>
          <h2 id="seen">{own().title}</h2>
          <p class="soft">{may("portal.write") ? own().text : own().readOnly}</p>
        </div>
        <Show when={may("portal.write") && differs()}>
          <Button busy={choices.busy()} onClick={choices.reset}>
            {own().reset}
          </Button>
        </Show>
      </header>
      <Problem error={choices.error()} />
      <ul class="seen-list">
        <For each={shownKinds}>{(kind) => <Part kind={kind} customer={customer()} choices={choices} />}</For>
      </ul>
    </section>
  )
}
