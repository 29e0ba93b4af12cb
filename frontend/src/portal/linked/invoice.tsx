import { Show } from "solid-js"
import type { LinkedDocument } from "../../../../shared/document-links.ts"
import { createAction } from "../../lib/action.ts"
import { download } from "../../lib/download.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/notice.tsx"
import { DocumentLines } from "../documents/lines.tsx"
import { DocumentHead, Facts, Said } from "../documents/parts.tsx"
import { Sums } from "../documents/sums.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { Company, useFace } from "../face.tsx"
import { InvoiceBadge } from "../invoices/badge.tsx"
import { useInvoiceWords } from "../invoices/words.ts"
import { LanguageSwitch } from "../language.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { linked } from "./api.ts"
import { useLinkedWords } from "./words.ts"

type Invoice = NonNullable<LinkedDocument["invoice"]>
type Props = { token: string; invoice: Invoice; payable: boolean }

function LinkedActs(props: Props) {
  const { t, own, money, language } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  const save = createAction(() => download(linked.pdf, { token: props.token, language: language() }))
  const pay = createAction(async () => {
    const { url } = await linked.pay(props.token)
    window.location.assign(url)
    // Stays busy while the browser leaves.
    await new Promise(() => undefined)
  })
  const said = () => {
    if (props.payable) return undefined
    if (props.invoice.state === "processing") return { tone: "warn", text: own().processing } as const
    if (props.invoice.state === "paid") return { tone: "good", text: own().settled } as const
    return {
      tone: "neutral",
      text: props.invoice.state === "void" ? own().voided : own().askPay,
    } as const
  }
  return (
    <div class="stack">
      <Problem error={pay.error() ?? save.error()} />
      <Show when={said()}>{(news) => <Said tone={news().tone}>{news().text}</Said>}</Show>
      <div class="actions">
        <Show when={props.payable}>
          <Button kind="primary" busy={pay.busy()} onClick={() => pay.run()}>
            {own().pay(money(props.invoice.due))}
          </Button>
        </Show>
        <Button busy={save.busy()} onClick={() => save.run()}>
          {document().download}
        </Button>
      </div>
      <Show when={props.payable && t().invoices.paymentLanguage}>
        {(note) => <p class="soft small">{note()}</p>}
      </Show>
    </div>
  )
}

function LinkedBody(props: Props) {
  const { t, own: words, date, money } = useInvoiceWords()
  const { own } = useLinkedWords()
  const { own: document } = useDocumentWords()
  const invoice = () => props.invoice
  const due = () => (
    <>
      {date(invoice().dueOn)}
      <Show when={invoice().daysOverdue > 0}>
        <span class="under bad">{t().invoices.overdueBy(invoice().daysOverdue)}</span>
      </Show>
    </>
  )
  return (
    <div class="sections">
      <DocumentHead
        title={words().title(invoice().number)}
        badge={<InvoiceBadge state={invoice().state} />}
        figure={{ text: words().amountDue, amount: money(invoice().due) }}
      />
      <div class="invoice-body card">
        <Facts
          facts={[
            { term: own().customer, value: <bdi>{invoice().customerName}</bdi> },
            { term: document().issued, value: date(invoice().issuedOn) },
            { term: words().due, value: due() },
          ]}
        />
        <LinkedActs {...props} />
      </div>
      <DocumentLines lines={invoice().lines} />
      <Sums
        rows={[
          { text: document().subtotal, amount: invoice().subtotal, always: true },
          { text: document().taxTotal, amount: invoice().tax },
          { text: document().total, amount: invoice().total, always: true, strong: true },
          { text: words().amountDue, amount: invoice().due, always: true, strong: true },
        ]}
      />
    </div>
  )
}

/** The portal's own frame, without anything that needs an account. */
export function LinkedInvoice(props: Props) {
  const { t, own, name } = useLinkedWords()
  const face = useFace()
  return (
    <>
      <PageTitle>{props.invoice.number}</PageTitle>
      <header class="portal-top">
        <div class="portal-bar">
          <Company />
          <div class="actions">
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main class="portal-main">
        <LinkedBody {...props} />
      </main>
      <footer class="portal-foot soft small">
        <span>{own().only(face ? name(face) : "")}</span>
        <a href={paths.signIn}>{own().signIn}</a>
        <span>{t().poweredBy}</span>
      </footer>
    </>
  )
}
