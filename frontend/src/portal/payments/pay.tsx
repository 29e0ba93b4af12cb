import { A, createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { AskQuote, PaymentQuote } from "../../../../shared/payments.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/notice.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { getQuote } from "../api.ts"
import { Transfer } from "../bank-transfers/transfer.tsx"
import { Back } from "../documents/parts.tsx"
import { OwnErrors } from "../own-errors.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { createPayment } from "../pay.ts"
import { PayNote } from "../pay-note.tsx"
import { useSelf } from "../session.tsx"
import { askedBy, choosingAddress, payAddress } from "./chosen.ts"
import { createPart, type Part } from "./part.ts"
import { usePayWords } from "./pay-words.ts"

type Allocation = PaymentQuote["allocations"][number]

/** Which invoices the money goes to, what is due longest first. */
function Allocations(props: { quote: PaymentQuote }) {
  const { own, date, money } = usePayWords()
  const columns = (): Column<Allocation>[] => [
    {
      heading: own().invoice,
      main: true,
      cell: (part) => (
        <A href={paths.invoice(part.invoiceId)}>
          <DocumentNumber of={part.number} />
        </A>
      ),
    },
    { heading: own().dueOn, cell: (part) => date(part.dueOn) },
    { heading: own().owed, figure: true, cell: (part) => money(part.due) },
    {
      heading: own().paidNow,
      numeric: true,
      cell: (part) => (
        <>
          {money(part.amount)}
          <Show when={part.amount.minor < part.due.minor}>
            <span class="under">{own().inPart}</span>
          </Show>
        </>
      ),
    },
  ]
  return <DataTable label={own().title} columns={columns()} rows={props.quote.allocations} />
}

function Amount(props: { part: Part; whole: PaymentQuote }) {
  const { own, money } = usePayWords()
  return (
    <Show when={props.whole.least}>
      {(least) => (
        <div class="pay-amount">
          <TextField
            label={own().amount}
            hint={own().amountHint(money(least()), money(props.whole.due))}
            value={props.part.typed()}
            error={props.part.error()}
            onInput={props.part.type}
            inputmode="decimal"
            prefix={props.whole.due.currency}
            ltr
          />
        </div>
      )}
    </Show>
  )
}

/** What a bank carries with a transfer (SWIFT's remittance information, four lines of 35). */
const referenceMax = 140

/** As many of the invoices' numbers as a bank carries; the first ones are due longest. */
const referenceOf = ({ allocations }: PaymentQuote) =>
  allocations.reduce((text, { number }) => {
    const longer = text ? `${text}, ${number}` : number
    return longer.length > referenceMax ? text : longer
  }, "")

function Review(props: { asked: AskQuote; whole: PaymentQuote }) {
  const { own, money } = usePayWords()
  const { self, acts } = useSelf()
  const part = createPart(
    () => props.asked,
    () => props.whole,
  )
  const payment = createPayment()
  const pay = () =>
    payment.run({
      invoiceIds: props.whole.allocations.map(({ invoiceId }) => invoiceId),
      minor: part.minor(),
      instalment: props.asked.instalment,
    })
  return (
    <div class="stack" aria-busy={part.waiting()}>
      <Amount part={part} whole={props.whole} />
      <Allocations quote={part.quote()} />
      <Show when={props.whole.leftOut}>{(count) => <p class="notice">{own().leftOut(count())}</p>}</Show>
      <Problem error={part.problem() ?? payment.error()} />
      <div class="actions">
        <Show when={acts("portal.pay")}>
          <Button
            kind="primary"
            busy={payment.busy()}
            disabled={self().preview !== null || part.waiting() || part.error() !== undefined}
            onClick={pay}
          >
            {own().pay(money(part.quote().amount))}
          </Button>
        </Show>
        <Show when={props.asked.instalment}>
          <ButtonLink href={payAddress({ invoiceIds: props.asked.invoiceIds })}>
            {own().payWhole(money(props.whole.due))}
          </ButtonLink>
        </Show>
        <ButtonLink href={choosingAddress(props.asked)} kind="quiet">
          {own().cancel}
        </ButtonLink>
      </div>
      <PayNote />
      <Transfer amount={part.quote().amount} reference={referenceOf(part.quote())} />
    </div>
  )
}

function Loaded(props: { asked: AskQuote }) {
  const quote = createAsync(() => getQuote(props.asked))
  return <Show when={quote()}>{(whole) => <Review asked={props.asked} whole={whole()} />}</Show>
}

/** Before anything is paid: what a payment will settle, and how much of it is paid now. */
export function PayPage() {
  const { own } = usePayWords()
  const [search] = useSearchParams<{ all?: string; invoices?: string; part?: string }>()
  const asked = () => askedBy(search)
  return (
    <div class="stack">
      <PageTitle>{own().title}</PageTitle>
      <div>
        <Back href={paths.invoices}>{own().back}</Back>
        <h1>{own().title}</h1>
        <p class="soft">{asked().instalment ? own().instalmentText : own().text}</p>
      </div>
      <OwnErrors fields={own().fields} reasons={own().reasons}>
        <Load keys={[getQuote.key]} skeleton={<FormSkeleton />}>
          {/* Another way of paying begins with an amount of its own. */}
          <Show when={asked()} keyed>
            {(now) => <Loaded asked={now} />}
          </Show>
        </Load>
      </OwnErrors>
    </div>
  )
}
