import { A } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import type { DocumentLine } from "../../../../shared/documents.ts"
import type { Money } from "../../../../shared/money.ts"
import { useWords } from "../words.tsx"

export type Fact = { name: string; value: JSX.Element; href?: string | undefined }
export type Sum = { name: string; amount: Money; strong?: boolean; always?: boolean }

function Line(props: { line: DocumentLine }) {
  const { money, decimal, language } = useWords()
  const text = () =>
    (language() === "ar" ? props.line.descriptionArabic : undefined) ?? props.line.description
  return (
    <tr>
      <td>
        <bdi class="lines">{text()}</bdi>
      </td>
      <td data-numeric="">{props.line.quantity}</td>
      <td data-numeric="" class="wide-only">
        {decimal(props.line.unitPrice, props.line.net.currency)}
      </td>
      <td data-numeric="" class="wide-only">
        {props.line.taxRate === undefined ? "" : `${props.line.taxRate}%`}
      </td>
      <td data-numeric="">{money(props.line.net)}</td>
    </tr>
  )
}

function PaperLines(props: { lines: DocumentLine[] }) {
  const { t } = useWords()
  return (
    <table class="plain-table">
      <caption class="hidden-text">{t().invoices.items}</caption>
      <thead>
        <tr>
          <th scope="col">{t().invoices.description}</th>
          <th scope="col" data-numeric="">
            {t().invoices.quantity}
          </th>
          <th scope="col" data-numeric="" class="wide-only">
            {t().invoices.unitPrice}
          </th>
          <th scope="col" data-numeric="" class="wide-only">
            {t().invoices.taxRate}
          </th>
          <th scope="col" data-numeric="">
            {t().invoices.net}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.lines}>{(line) => <Line line={line} />}</For>
      </tbody>
    </table>
  )
}

function Sums(props: { sums: Sum[] }) {
  const { money } = useWords()
  return (
    <dl class="sums">
      <For each={props.sums.filter((sum) => sum.always || sum.amount.minor !== 0)}>
        {(sum) => (
          <div data-strong={sum.strong ? "" : undefined}>
            <dt>{sum.name}</dt>
            <dd class="number">{money(sum.amount)}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

/** What a document says: its facts, lines, sums and texts, as its customer reads them. */
export function Paper(props: {
  label: string
  facts: Fact[]
  lines: DocumentLine[]
  sums: Sum[]
  remarks?: { name: string; text: string | undefined }[]
}) {
  return (
    <article class="card paper" aria-label={props.label}>
      <dl class="facts" data-row="">
        <For each={props.facts}>
          {(fact) => (
            <div>
              <dt>{fact.name}</dt>
              <dd>
                <Show when={fact.href} fallback={<bdi>{fact.value}</bdi>}>
                  {(href) => (
                    <A href={href()}>
                      <bdi>{fact.value}</bdi>
                    </A>
                  )}
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <PaperLines lines={props.lines} />
      <Sums sums={props.sums} />
      <For each={props.remarks?.filter(({ text }) => text)}>
        {(remark) => (
          <div class="remark">
            <h2>{remark.name}</h2>
            <p class="lines">
              <bdi>{remark.text}</bdi>
            </p>
          </div>
        )}
      </For>
    </article>
  )
}
