import { createSignal, type JSX, Show } from "solid-js"
import type { Form } from "../lib/form.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Problem } from "../ui/problem.tsx"
import { useAccountWords } from "./words.tsx"

/** One thing of the account, and behind its button the form that changes it. */
export function FormRow(props: {
  title: string
  action: string
  children: JSX.Element
  form: (close: () => void) => JSX.Element
}) {
  const [open, setOpen] = createSignal(false)
  const close = () => setOpen(false)
  return (
    <div class="row">
      <div class="row-text">
        <span class="strong">{props.title}</span>
        {props.children}
      </div>
      <Button onClick={() => setOpen(true)}>{props.action}</Button>
      <Dialog open={open()} onClose={close} title={props.action}>
        <Show when={open()}>{props.form(close)}</Show>
      </Dialog>
    </div>
  )
}

/** What stands in the dialog of such a row. */
export function RowForm(props: { form: Form; action: string; close: () => void; children: JSX.Element }) {
  const { t } = useAccountWords()
  return (
    <form class="stack" novalidate onSubmit={props.form.submit}>
      <Problem error={props.form.problem()} />
      {props.children}
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().cancel}</Button>
        <Button kind="primary" type="submit" busy={props.form.busy()}>
          {props.action}
        </Button>
      </div>
    </form>
  )
}
