import { For, Show } from "solid-js"
import { offeredOnPaper } from "../../../../shared/languages.ts"
import { type Money, sum } from "../../../../shared/money.ts"
import type { CurrencyStatement, Statement } from "../../../../shared/statements.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { DownloadMenu } from "../../ui/download-menu.tsx"
import { files } from "../documents/paths.ts"
import { Ageing } from "../overview/ageing.tsx"
import { paidTogetherMax, payAddress } from "../payments/chosen.ts"
import { useSelf } from "../session.tsx"
import { Activity } from "./activity.tsx"
import { OpenItems } from "./open-items.tsx"
import { useStatementWords } from "./words.ts"

type Props = { part: CurrencyStatement; statement: Statement }

/** The arithmetic of the statement, in the order in which it is done. */
function Figures(props: { part: CurrencyStatement }) {
  const { own, money } = useStatementWords()
  const figures = (): { text: string; amount: Money; strong?: boolean }[] => [
    { text: own().opening, amount: props.part.opening },
    { text: own().charged, amount: props.part.debits },
    { text: own().settled, amount: props.part.credits },
    { text: own().closing, amount: props.part.closing, strong: true },
    ...(props.part.credit.minor ? [{ text: own().credit, amount: props.part.credit }] : []),
  ]
  return (
    <dl class="figures">
      <For each={figures()}>
        {(figure) => (
          <div classList={{ strong: figure.strong === true }}>
            <dt>{figure.text}</dt>
            <dd>{money(figure.amount)}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

/** To the page that says what paying those that are open here will settle. */
function PayOpen(props: Props) {
  const { own, money } = useStatementWords()
  const { acts } = useSelf()
  const chosen = () => props.part.openItems.slice(0, paidTogetherMax)
  const total = () =>
    sum(
      props.part.currency,
      chosen().map((item) => item.due),
    )
  const address = () => payAddress({ invoiceIds: chosen().map(({ invoiceId }) => invoiceId) })
  return (
    <Show when={props.statement.payable && acts("portal.pay") && chosen().length}>
      <ButtonLink kind="primary" href={address()}>
        {own().pay(money(total()))}
      </ButtonLink>
      <Show when={props.part.openItems.length > paidTogetherMax}>
        <span class="soft small">{own().payFirst(paidTogetherMax)}</span>
      </Show>
    </Show>
  )
}

function Files(props: Props) {
  const { own } = useStatementWords()
  const { self } = useSelf()
  const file = (kind: "pdf" | "csv", language: string) => {
    const { from, to, kind: statementKind } = props.statement
    return files.statement(kind, { from, to, kind: statementKind, currency: props.part.currency, language })
  }
  const choices = () =>
    [
      { text: own().files.pdfEn, kind: "pdf", language: "en" } as const,
      { text: own().files.pdfAr, kind: "pdf", language: "ar" } as const,
      { text: own().files.pdfBoth, kind: "pdf", language: "bilingual" } as const,
      { text: own().files.csvEn, kind: "csv", language: "en" } as const,
      { text: own().files.csvAr, kind: "csv", language: "ar" } as const,
    ]
      .filter(({ language }) => offeredOnPaper(self().face, language) === language)
      .map(({ text, kind, language }) => ({ text, href: file(kind, language) }))
  const several = () => props.statement.currencies.length > 1
  return (
    <DownloadMenu
      label={several() ? own().downloadIn(props.part.currency) : own().download}
      files={choices()}
    />
  )
}

/** All of one currency: amounts of different ones are never added. */
export function CurrencyPart(props: Props) {
  const { own } = useStatementWords()
  return (
    <section class="stack statement-part" aria-label={own().currency(props.part.currency)}>
      <div class="toolbar page-top">
        <h2>{own().currency(props.part.currency)}</h2>
        <div class="actions">
          <Files {...props} />
          <PayOpen {...props} />
        </div>
      </div>
      <div class="card statement-top">
        <Figures part={props.part} />
        <div>
          <h3 class="soft small">{own().ageing}</h3>
          <Ageing ageing={props.part.ageing} />
        </div>
      </div>
      <Show
        when={props.statement.kind === "openItem"}
        fallback={<Activity part={props.part} from={props.statement.from} to={props.statement.to} />}
      >
        <OpenItems part={props.part} />
      </Show>
    </section>
  )
}
