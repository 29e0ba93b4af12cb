import { createAsync, revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import { randomId } from "../../../../shared/ids.ts"
import { parseAmount } from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { DateField, SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomerInvoices } from "../api.ts"
import { reloadInvoices } from "../invoices/acts.ts"
import { useToday } from "../today.ts"
import { type Movement, type Retainer, reloadRetainers, retainers } from "./api.ts"
import { useRetainerWords } from "./words.ts"

type Props = { retainer: Retainer["retainer"]; kind: Movement; close: () => void }
const names = { received: "receive", drawn: "draw", refunded: "refund" } as const
const texts = { received: "receiveText", drawn: "drawText", refunded: "refundText" } as const

function createMove(props: Props) {
  const { own } = useRetainerWords()
  const toast = useToast()
  const today = useToday()
  const { customerId, id, currency } = props.retainer
  const idempotencyKey = randomId()
  return createForm({
    initial: { minor: "", on: today(), reference: "", invoiceId: "" },
    required: props.kind === "drawn" ? ["minor", "invoiceId"] : ["minor", "on"],
    send: (values) => {
      // What is no amount is refused by the server at its field.
      const minor = parseAmount(plainDecimal(values.minor), currency) ?? 0
      const input =
        props.kind === "drawn"
          ? { minor, invoiceId: values.invoiceId, idempotencyKey }
          : { minor, on: values.on, reference: values.reference.trim() || undefined, idempotencyKey }
      return retainers.move(customerId, id, props.kind, input)
    },
    sent: async () => {
      props.close()
      toast(own().done)
      await revalidate([...reloadRetainers, ...reloadInvoices])
    },
  })
}

function InvoiceChoice(props: { retainer: Retainer["retainer"]; form: ReturnType<typeof createMove> }) {
  const { own, money } = useRetainerWords()
  const open = createAsync(() =>
    getCustomerInvoices(props.retainer.customerId, {
      filter: "open",
      sort: "dueOn",
      direction: "up",
      limit: 100,
    }),
  )
  const options = () =>
    (open()?.items ?? [])
      .filter(({ due }) => due.currency === props.retainer.currency)
      .map(({ id, number, due }) => ({ value: id, text: `${number} · ${money(due)}` }))
  return (
    <Show when={options().length} fallback={<p class="notice">{own().noInvoices}</p>}>
      <SelectField
        {...props.form.field("invoiceId")}
        label={own().forInvoice}
        options={[{ value: "", text: "" }, ...options()]}
      />
    </Show>
  )
}

function MoveForm(props: Props) {
  const { own, t, money } = useRetainerWords()
  const form = createMove(props)
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{own()[texts[props.kind]]}</p>
      <Problem error={form.problem()} />
      <Show when={props.kind === "drawn"}>
        <InvoiceChoice retainer={props.retainer} form={form} />
      </Show>
      <TextField
        {...form.field("minor")}
        label={`${own().amount} (${props.retainer.currency})`}
        hint={
          props.kind === "received" ? undefined : `${own().remaining}: ${money(props.retainer.remaining)}`
        }
        inputmode="decimal"
        ltr
      />
      <Show when={props.kind !== "drawn"}>
        <DateField {...form.field("on")} label={own().on} />
        <TextField {...form.field("reference")} label={own().reference} optional />
      </Show>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own()[names[props.kind]]}
        </Button>
      </div>
    </form>
  )
}

/** Money onto a retainer, from it to an invoice, or back to the customer. */
export function MoveDialog(props: Omit<Props, "kind"> & { kind: Movement | undefined }) {
  const { own } = useRetainerWords()
  return (
    <Dialog
      open={props.kind !== undefined}
      onClose={props.close}
      title={props.kind ? own()[names[props.kind]] : ""}
    >
      <Show when={props.kind} keyed>
        {(kind) => <MoveForm retainer={props.retainer} kind={kind} close={props.close} />}
      </Show>
    </Dialog>
  )
}
