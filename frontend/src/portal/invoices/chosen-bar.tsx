import { Show } from "solid-js"
import type { InvoiceSummary } from "../../../../shared/invoices.ts"
import { sum } from "../../../../shared/money.ts"
import { Button } from "../../ui/button.tsx"
import { DownloadMenu } from "../../ui/download-menu.tsx"
import { Problem } from "../../ui/notice.tsx"
import { files } from "../documents/paths.ts"
import { OwnErrors } from "../own-errors.tsx"
import { createPayment } from "../pay.ts"
import { PayNote } from "../pay-note.tsx"
import { useSelf } from "../session.tsx"
import { useChosenWords } from "./chosen-words.ts"

/** What of the choice can be paid now: one currency at a time, and nothing that is paid or under way. */
function payableOf(rows: InvoiceSummary[]) {
  const payable = rows.filter((row) => row.due.minor > 0 && row.state !== "processing")
  const currency = payable[0]?.due.currency
  if (!currency) return undefined
  const mixed = payable.some((row) => row.due.currency !== currency)
  if (mixed) return { mixed, payable, total: undefined }
  return {
    mixed,
    payable,
    total: sum(
      currency,
      payable.map((row) => row.due),
    ),
  }
}

function PayChosen(props: { rows: InvoiceSummary[]; payment: ReturnType<typeof createPayment> }) {
  const { own, money } = useChosenWords()
  const { self } = useSelf()
  const choice = () => payableOf(props.rows)
  return (
    <Show when={choice()?.total}>
      {(total) => (
        <Button
          kind="primary"
          busy={props.payment.busy()}
          disabled={self().preview !== null}
          onClick={() => props.payment.run(choice()?.payable.map((row) => row.id) ?? [])}
        >
          {own().pay(money(total()))}
        </Button>
      )}
    </Show>
  )
}

function Files(props: { rows: InvoiceSummary[] }) {
  const { own, language } = useChosenWords()
  const ids = () => props.rows.map(({ id }) => id)
  const choices = () => [
    { text: own().onePdf, href: files.invoices("pdf", ids(), language()) },
    { text: own().zip, href: files.invoices("zip", ids(), language()) },
  ]
  return (
    <OwnErrors reasons={own().errors}>
      <DownloadMenu label={own().download} files={choices()} />
    </OwnErrors>
  )
}

/** What can be done with what is chosen. */
export function ChosenBar(props: { rows: InvoiceSummary[]; clear: () => void }) {
  const { t, own } = useChosenWords()
  const { self, may } = useSelf()
  const payment = createPayment()
  const mayPay = () => self().payable && may("portal.pay")
  const note = () => {
    const choice = payableOf(props.rows)
    if (!mayPay() || !choice) return undefined
    if (choice.mixed) return t().reasons.mixed_currencies?.text
    return choice.payable.length < props.rows.length ? own().only(choice.payable.length) : undefined
  }
  return (
    <div class="pay-bar card">
      <Problem error={payment.error()} />
      <div class="pay-bar-row">
        <span role="status">
          {own().chosen(props.rows.length)}
          <Show when={note()}>{(text) => <span class="under">{text()}</span>}</Show>
        </span>
        <div class="actions">
          <Button kind="quiet" onClick={props.clear}>
            {own().clear}
          </Button>
          <Files rows={props.rows} />
          <Show when={mayPay()}>
            <PayChosen rows={props.rows} payment={payment} />
          </Show>
        </div>
        <Show when={mayPay() && payableOf(props.rows)?.total}>
          <PayNote />
        </Show>
      </div>
    </div>
  )
}
