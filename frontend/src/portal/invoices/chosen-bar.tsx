import { Show } from "solid-js"
import type { InvoiceSummary } from "../../../../shared/invoices.ts"
import { sum } from "../../../../shared/money.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DownloadMenu } from "../../ui/download-menu.tsx"
import { files } from "../documents/paths.ts"
import { OwnErrors } from "../own-errors.tsx"
import { payAddress } from "../payments/chosen.ts"
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

/** To the page that says what the payment will settle. */
function PayChosen(props: { rows: InvoiceSummary[] }) {
  const { own, money } = useChosenWords()
  const choice = () => payableOf(props.rows)
  const address = () => payAddress({ invoiceIds: choice()?.payable.map((row) => row.id) ?? [] })
  return (
    <Show when={choice()?.total}>
      {(total) => (
        <ButtonLink kind="primary" href={address()}>
          {own().pay(money(total()))}
        </ButtonLink>
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
  const mayPay = () => self().payable && may("portal.pay")
  const note = () => {
    const choice = payableOf(props.rows)
    if (!mayPay() || !choice) return undefined
    if (choice.mixed) return t().reasons.mixed_currencies?.text
    return choice.payable.length < props.rows.length ? own().only(choice.payable.length) : undefined
  }
  return (
    <div class="pay-bar card">
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
            <PayChosen rows={props.rows} />
          </Show>
        </div>
      </div>
    </div>
  )
}
