import { revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { invoices } from "../documents/api.ts"
import { reloadInvoices } from "./acts.ts"
import { useInvoiceWords } from "./words.ts"

type Props = { customerId: string; id: string; number: string; close: () => void }

function VoidForm(props: Props) {
  const { own, t } = useInvoiceWords()
  const toast = useToast()
  const form = createForm({
    initial: { reason: "" },
    required: ["reason"],
    send: ({ reason }) => invoices.void(props.customerId, props.id, reason),
    sent: async () => {
      props.close()
      toast(own().voided(props.number))
      await revalidate(reloadInvoices)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{own().voidText}</p>
      <Problem error={form.problem()} />
      <TextField {...form.field("reason")} label={own().voidReason} hint={own().voidReasonHint} />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="danger" type="submit" busy={form.busy()}>
          {own().void}
        </Button>
      </div>
    </form>
  )
}

export function VoidDialog(props: Props & { open: boolean }) {
  const { own } = useInvoiceWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().voidTitle(props.number)}>
      <Show when={props.open}>
        <VoidForm {...props} />
      </Show>
    </Dialog>
  )
}
