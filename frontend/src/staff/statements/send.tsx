import { revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { CustomerDetail } from "../../../../shared/customers.ts"
import type { AskStatement } from "../../../../shared/statements.ts"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomerActivity } from "../api.ts"
import { statements } from "./api.ts"
import { useStatementWords } from "./words.ts"

type Props = { detail: CustomerDetail; asked: AskStatement; close: () => void }

function SendForm(props: Props) {
  const { own, t } = useStatementWords()
  const toast = useToast()
  const { contacts, customer } = props.detail
  const [chosen, setChosen] = createSignal(
    contacts.filter(({ state }) => state === "active").map(({ id }) => id),
  )
  const toggle = (id: string, on: boolean) =>
    setChosen((all) => (on ? [...all, id] : all.filter((other) => other !== id)))
  const sending = createAction(async () => {
    await statements.send(customer.id, { ...props.asked, contactIds: chosen() })
    props.close()
    toast(own().sent(chosen().length))
    await revalidate(getCustomerActivity.key)
  })
  return (
    <div class="stack">
      <p class="soft">{own().sendText}</p>
      <Problem error={sending.error()} />
      <fieldset class="choices">
        <legend class="label">{own().contacts}</legend>
        <For each={contacts} fallback={<p class="notice">{own().nobody}</p>}>
          {(contact) => (
            <label class="choice-line">
              <input
                type="checkbox"
                checked={chosen().includes(contact.id)}
                onChange={(event) => toggle(contact.id, event.currentTarget.checked)}
              />
              <span class="row-text">
                <bdi class="strong">{contact.name}</bdi>
                <bdi class="soft small" dir="ltr">
                  {contact.email}
                </bdi>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={contacts.length && !chosen().length}>
        <p class="soft small">{own().chooseOne}</p>
      </Show>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button
          kind="primary"
          busy={sending.busy()}
          disabled={!chosen().length}
          onClick={() => sending.run()}
        >
          {own().sendAction}
        </Button>
      </div>
    </div>
  )
}

export function SendDialog(props: Props & { open: boolean }) {
  const { own } = useStatementWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().sendTitle}>
      <Show when={props.open}>
        <SendForm {...props} />
      </Show>
    </Dialog>
  )
}
