import { revalidate } from "@solidjs/router"
import { For, Show } from "solid-js"
import { partsMax } from "../../../../shared/instalment-parts.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { useCommon } from "../../ui/common.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { invoices } from "../documents/api.ts"
import { reloadInvoices } from "../invoices/acts.ts"
import { useToday } from "../today.ts"
import { createDraft } from "./draft.ts"
import { Equal, Row, Sum } from "./rows.tsx"
import { useInstalmentWords } from "./words.ts"
import "./instalments.css"

type Props = { detail: InvoiceDetail; close: () => void }

function InstalmentForm(props: Props) {
  const { own, money, t } = useInstalmentWords()
  const common = useCommon()
  const toast = useToast()
  const today = useToday()
  const { invoice, due, instalments } = props.detail
  const draft = createDraft(due, instalments, today())
  const form = createForm({
    initial: {},
    send: () =>
      invoices.setInstalments(invoice.customerId, invoice.id, {
        replaces: instalments?.id ?? null,
        parts: draft.typed(),
      }),
    sent: async () => {
      props.close()
      toast(own().saved(draft.parts.length))
      await revalidate(reloadInvoices)
    },
  })
  const ofParts = () => form.errors().parts
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>
        {own().open(money(due))} <Show when={instalments}>{own().keeps}</Show>
      </p>
      <Equal draft={draft} />
      <Problem error={Object.keys(form.errors()).length ? undefined : form.problem()} />
      <ul class="instalment-rows" aria-label={own().parts}>
        <For each={draft.parts}>{(_, at) => <Row draft={draft} at={at()} errors={form.errors()} />}</For>
      </ul>
      <div class="instalment-sum">
        <Sum draft={draft} detail={props.detail} />
        <Button kind="quiet" disabled={draft.parts.length >= partsMax} onClick={draft.add}>
          {own().add}
        </Button>
      </div>
      <Show when={ofParts()}>{(key) => <p class="field-error">{common().field(key())}</p>}</Show>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().save}
        </Button>
      </div>
    </form>
  )
}

/** Which parts an invoice is paid in: equal ones, or as they are typed. */
export function InstalmentDialog(props: Props & { open: boolean }) {
  const { own } = useInstalmentWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().dialogTitle(props.detail.invoice.number)}>
      <Show when={props.open}>
        <InstalmentForm detail={props.detail} close={props.close} />
      </Show>
    </Dialog>
  )
}
