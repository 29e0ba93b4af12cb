import { Show } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import type { Money } from "../../../../shared/money.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Problem } from "../../ui/notice.tsx"
import { useTakesTransfers } from "../bank-transfers/transfer.tsx"
import { Said } from "../documents/parts.tsx"
import { files } from "../documents/paths.ts"
import { useDocumentWords } from "../documents/words.ts"
import { paths } from "../paths.ts"
import { createPayment } from "../pay.ts"
import { PayNote } from "../pay-note.tsx"
import { payAddress } from "../payments/chosen.ts"
import { askAbout } from "../queries/about.ts"
import { useSelf } from "../session.tsx"
import { useInvoiceWords } from "./words.ts"

/** Why it is not to be paid here, where it is not. */
function Why(props: { detail: InvoiceDetail }) {
  const { own } = useInvoiceWords()
  const takesTransfers = useTakesTransfers()
  const said = () => {
    const { state, payable, due } = props.detail
    if (payable) return undefined
    if (state === "processing") return { tone: "warn", text: own().processing } as const
    if (state === "paid") return { tone: "good", text: own().settled } as const
    if (state === "void") return { tone: "neutral", text: own().voided } as const
    return takesTransfers(due) ? undefined : ({ tone: "neutral", text: own().askPay } as const)
  }
  return <Show when={said()}>{(news) => <Said tone={news().tone}>{news().text}</Said>}</Show>
}

/** What is seldom done with it. */
function Questions(props: { detail: InvoiceDetail }) {
  const { own } = useInvoiceWords()
  const { acts, sees } = useSelf()
  const { id } = props.detail.invoice
  const creditable = () =>
    sees("creditNoteRequests") && acts("portal.askCredit") && props.detail.state !== "void"
  return (
    <div class="actions">
      <Show when={sees("queries") && acts("portal.queries")}>
        <ButtonLink href={askAbout("invoice", id)} kind="quiet">
          {own().ask}
        </ButtonLink>
      </Show>
      <Show when={creditable()}>
        <ButtonLink href={paths.askCredit(id)} kind="quiet">
          {own().askCredit}
        </ButtonLink>
      </Show>
    </div>
  )
}

/** To the page that says what it settles: the next instalment comes before all that is open. */
function PayInstalment(props: { id: string; next: Money }) {
  const { own, money } = useInvoiceWords()
  return (
    <ButtonLink kind="primary" href={payAddress({ invoiceIds: [props.id], instalment: true })}>
      {own().payInstalment(money(props.next))}
    </ButtonLink>
  )
}

/** What can be done now, or why nothing can. */
export function Acts(props: { detail: InvoiceDetail }) {
  const { own, money, language } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  const { self } = useSelf()
  const payment = createPayment()
  const { id } = props.detail.invoice
  /** The last one is all that is open. */
  const next = () => {
    const amount = props.detail.instalments?.next?.amount
    return amount && amount.minor < props.detail.due.minor ? amount : undefined
  }
  return (
    <div class="stack">
      <Problem error={payment.error()} />
      <Why detail={props.detail} />
      <div class="actions">
        <Show when={props.detail.payable}>
          <Show when={next()}>{(amount) => <PayInstalment id={id} next={amount()} />}</Show>
          <Button
            kind={next() ? undefined : "primary"}
            busy={payment.busy()}
            disabled={self().preview !== null}
            onClick={() => payment.run({ invoiceIds: [id] })}
          >
            {next() ? own().payAll(money(props.detail.due)) : own().pay(money(props.detail.due))}
          </Button>
          <Show when={self().takesParts && !next()}>
            <ButtonLink href={payAddress({ invoiceIds: [id] })}>{own().payPart}</ButtonLink>
          </Show>
        </Show>
        <DownloadLink href={files.invoice(id, language())}>{document().download}</DownloadLink>
      </div>
      <Show when={props.detail.payable}>
        <PayNote />
      </Show>
      <Questions detail={props.detail} />
    </div>
  )
}
