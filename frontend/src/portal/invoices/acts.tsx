import { Show } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Problem } from "../../ui/notice.tsx"
import { Said } from "../documents/parts.tsx"
import { files } from "../documents/paths.ts"
import { useDocumentWords } from "../documents/words.ts"
import { paths } from "../paths.ts"
import { createPayment } from "../pay.ts"
import { PayNote } from "../pay-note.tsx"
import { askAbout } from "../queries/about.ts"
import { useSelf } from "../session.tsx"
import { useInvoiceWords } from "./words.ts"

/** Why it is not to be paid here, where it is not. */
function Why(props: { detail: InvoiceDetail }) {
  const { own } = useInvoiceWords()
  const said = () => {
    const { state, payable } = props.detail
    if (payable) return undefined
    if (state === "processing") return { tone: "warn", text: own().processing } as const
    if (state === "paid") return { tone: "good", text: own().settled } as const
    return { tone: "neutral", text: state === "void" ? own().voided : own().askPay } as const
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

/** What can be done now, or why nothing can. */
export function Acts(props: { detail: InvoiceDetail }) {
  const { own, money, language } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  const { self } = useSelf()
  const payment = createPayment()
  const { id } = props.detail.invoice
  return (
    <div class="stack">
      <Problem error={payment.error()} />
      <Why detail={props.detail} />
      <div class="actions">
        <Show when={props.detail.payable}>
          <Button
            kind="primary"
            busy={payment.busy()}
            disabled={self().preview !== null}
            onClick={() => payment.run([id])}
          >
            {own().pay(money(props.detail.due))}
          </Button>
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
