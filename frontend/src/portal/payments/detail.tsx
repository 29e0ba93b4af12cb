import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { createSignal, For, onCleanup, Show } from "solid-js"
import { refundedOf, shownState } from "../../../../shared/payment-state.ts"
import type { PaymentState, PaymentView } from "../../../../shared/payments.ts"
import { poll } from "../../lib/poll.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Load } from "../../ui/load.tsx"
import { Progress } from "../../ui/progress.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoice, getInvoices, getPayment, getPayments } from "../api.ts"
import { files } from "../documents/paths.ts"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { Refunds } from "./refunds.tsx"
import { usePaymentWords } from "./words.ts"

const everySecond = 1000
const slowMilliseconds = 30_000
const freshMilliseconds = 600_000
const underWay = (state: PaymentState | undefined) => state === "started" || state === "processing"

/** Just now: its receipt is still on its way. */
const isFresh = ({ succeededAt }: PaymentView) =>
  succeededAt !== undefined && Date.now() - Date.parse(succeededAt) < freshMilliseconds

/** What became of the payment, only as far as the server has it from Stripe. Coming back here proves nothing. */
function textsOf(
  { own, money, date }: Pick<ReturnType<typeof usePaymentWords>, "own" | "money" | "date">,
  payment: PaymentView,
  slow: boolean,
) {
  const words = own()
  const shown = shownState(payment)
  const amount = money(payment.amount)
  if (shown === "refunded" || shown === "partRefunded")
    return { title: words.refundedTitle(money(refundedOf(payment))), text: words.refundedText }
  if (shown === "disputed") return { title: words.disputedTitle(amount), text: words.disputedText }
  if (shown === "disputeLost") return { title: words.disputeLostTitle(amount), text: words.disputeLostText }
  if (payment.state === "succeeded")
    return {
      title: words.succeededTitle(amount),
      text: isFresh(payment) ? words.succeededText : words.succeededOn(date(payment.on)),
    }
  if (payment.state === "failed") return { title: words.failedTitle, text: words.failedText }
  if (payment.state === "expired") return { title: words.expiredTitle, text: words.expiredText }
  return { title: words.processingTitle, text: slow ? words.slowText : words.processingText }
}

function Allocations(props: { payment: PaymentView }) {
  const { money } = usePaymentWords()
  return (
    <ul class="ledger">
      <For each={props.payment.allocations}>
        {(part) => (
          <li>
            <A href={paths.invoice(part.invoiceId)}>
              <DocumentNumber of={part.number} />
            </A>
            <span class="number">{money(part.amount)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}

function Payment(props: { id: string }) {
  const words = usePaymentWords()
  const { own, money, language } = words
  const payment = createAsync(() => getPayment(props.id))
  const [slow, setSlow] = createSignal(false)
  const timer = setTimeout(() => setSlow(true), slowMilliseconds)
  onCleanup(() => clearTimeout(timer))
  poll(
    () => revalidate([getPayment.keyFor(props.id), getInvoice.key, getInvoices.key, getPayments.key]),
    () => underWay(payment()?.state),
    everySecond,
  )
  return (
    <Show when={payment()}>
      {(known) => {
        const kept = () => (known().allocations.length > 0 ? own().excess : own().allCredit)
        const said = () => textsOf(words, known(), slow())
        return (
          <div class="card payment" data-state={known().state}>
            <PageTitle>{said().title}</PageTitle>
            <div role="status" class="stack">
              <Show when={shownState(known()) === "succeeded"}>
                <span class="payment-mark" aria-hidden="true">
                  ✓
                </span>
              </Show>
              <h1>{said().title}</h1>
              <p class="soft">{said().text}</p>
            </div>
            <Show when={underWay(known().state)}>
              <Progress label={own().states.processing} />
            </Show>
            <Show when={known().allocations.length > 0}>
              <Allocations payment={known()} />
            </Show>
            <Refunds payment={known()} />
            <Show when={known().excess?.minor ? known().excess : undefined}>
              {(excess) => <p class="notice">{kept()(money(excess()))}</p>}
            </Show>
            <div class="actions">
              <Show when={known().state === "succeeded"}>
                <DownloadLink href={files.receipt(props.id, language())}>{own().receipt}</DownloadLink>
              </Show>
              <ButtonLink href={paths.invoices} kind="primary">
                {own().backToInvoices}
              </ButtonLink>
            </div>
          </div>
        )
      }}
    </Show>
  )
}

export function PaymentPage() {
  const params = useParams<{ id: string }>()
  return (
    <Load keys={[getPayment.keyFor(params.id)]} skeleton={<PageSkeleton />}>
      <Payment id={params.id} />
    </Load>
  )
}
