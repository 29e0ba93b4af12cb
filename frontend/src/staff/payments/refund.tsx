import { revalidate } from "@solidjs/router"
import { For, Show } from "solid-js"
import { randomId } from "../../../../shared/ids.ts"
import { parseAmount } from "../../../../shared/money.ts"
import type { StaffPayment } from "../../../../shared/payments.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { payments, reloadPayments } from "./api.ts"
import { usePaymentWords } from "./words.ts"

type Props = { payment: StaffPayment; close: () => void }

function createRefund(props: Props) {
  const { own, money } = usePaymentWords()
  const toast = useToast()
  const { customerId, id: paymentId, refundable } = props.payment
  const { currency } = refundable
  const sent = { key: randomId(), what: "" }
  /** Another refund than the one that was tried has a key of its own; the same one, tried again, keeps it. */
  const keyOf = (what: string) => {
    if (sent.what && sent.what !== what) sent.key = randomId()
    sent.what = what
    return sent.key
  }
  const minorOf = ({ much, minor }: { much: string; minor: string }) =>
    // What is no amount is refused by the server at its field.
    much === "whole" ? refundable.minor : (parseAmount(plainDecimal(minor), currency) ?? 0)
  return createForm({
    initial: { much: "whole", minor: "", reason: "" },
    send: (values) => {
      const [minor, reason] = [minorOf(values), values.reason.trim() || undefined]
      const idempotencyKey = keyOf(`${minor} ${reason ?? ""}`)
      return payments.refund({ customerId, paymentId, minor, reason, idempotencyKey })
    },
    sent: async (_, values) => {
      props.close()
      toast(own().done(money({ minor: minorOf(values), currency })))
      await revalidate(reloadPayments)
    },
  })
}

function HowMuch(props: Props & { form: ReturnType<typeof createRefund> }) {
  const { own, money } = usePaymentWords()
  const texts = () => ({ whole: own().wholeText(money(props.payment.refundable)), part: own().partText })
  return (
    <fieldset class="choice">
      <legend>{own().much}</legend>
      <For each={["whole", "part"] as const}>
        {(each) => (
          <label>
            <input
              type="radio"
              name="much"
              checked={props.form.values.much === each}
              onInput={() => props.form.set("much", each)}
            />
            <span>
              <span class="strong">{own()[each]}</span>
              <span class="soft">{texts()[each]}</span>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}

function RefundForm(props: Props) {
  const { own, t, money } = usePaymentWords()
  const form = createRefund(props)
  const part = () => form.values.much === "part"
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{own().refundText}</p>
      <Problem error={form.problem()} />
      <HowMuch {...props} form={form} />
      <Show when={part()}>
        <TextField
          {...form.field("minor")}
          label={own().amount(props.payment.refundable.currency)}
          hint={own().most(money(props.payment.refundable))}
          inputmode="decimal"
          ltr
        />
      </Show>
      <TextField {...form.field("reason")} label={own().reason} hint={own().reasonHint} optional />
      <p class="soft small">{own().reopens}</p>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="danger" type="submit" busy={form.busy()}>
          {part() ? own().sendPart : own().send(money(props.payment.refundable))}
        </Button>
      </div>
    </form>
  )
}

/** How much goes back and why; what becomes of the invoices is said before it is done. */
export function RefundDialog(props: Props & { open: boolean }) {
  const { own } = usePaymentWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().refundTitle}>
      <Show when={props.open}>
        <RefundForm payment={props.payment} close={props.close} />
      </Show>
    </Dialog>
  )
}
