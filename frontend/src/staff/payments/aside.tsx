import { For, Show } from "solid-js"
import { refundedOf } from "../../../../shared/payment-state.ts"
import type { StaffPayment } from "../../../../shared/payments.ts"
import { Button } from "../../ui/button.tsx"
import { PdfMenu } from "../documents/pdf-menu.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { methodName } from "./list.tsx"
import { usePaymentWords } from "./words.ts"

type Props = { payment: StaffPayment }

function Facts(props: Props) {
  const words = usePaymentWords()
  const { own } = words
  const facts = () =>
    [
      [own().on, words.date(props.payment.on)],
      [own().method, methodName(props.payment.method, words)],
      [own().by, props.payment.paidBy],
      [own().number, props.payment.number],
      [own().reference, props.payment.reference],
    ] as const
  return (
    <dl class="facts">
      <For each={facts().filter(([, value]) => value)}>
        {([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}

/** How much it is, what of it went back, and what can be done. */
export function PaymentAside(props: Props & { refund: () => void }) {
  const { own, money } = usePaymentWords()
  const { may } = useStaff()
  const refunded = () => refundedOf(props.payment)
  return (
    <aside class="card summary" aria-label={own().paid}>
      <span class="soft">{own().paid}</span>
      <span class="figure-amount">{money(props.payment.amount)}</span>
      <Show when={refunded().minor > 0}>
        <span class="soft">
          {own().refunded}: {money(refunded())}
        </span>
      </Show>
      <Facts payment={props.payment} />
      <Show when={props.payment.refundable.minor > 0 && may("payments.refund")}>
        <Button wide onClick={props.refund}>
          {own().refund}
        </Button>
      </Show>
      <Show when={props.payment.state === "succeeded"}>
        <PdfMenu href={paths.file(props.payment.customerId, `payments/${props.payment.id}.pdf`)} />
      </Show>
      <Show when={props.payment.stripeUrl}>
        {(url) => (
          <a class="small" href={url()} target="_blank" rel="external noreferrer">
            {own().stripe}
          </a>
        )}
      </Show>
    </aside>
  )
}
