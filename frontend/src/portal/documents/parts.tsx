import { A } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import { useWords } from "../words.ts"
import { useDocumentWords } from "./words.ts"

/** Back to the list that it stands in. */
export const Back = (props: { href: string; children: JSX.Element }) => (
  <A href={props.href} class="quiet soft small">
    {props.children}
  </A>
)

/** The title of a document with its state, and the one figure that matters beside it. */
export function DocumentHead(props: {
  title: JSX.Element
  badge: JSX.Element
  figure?: { text: string; amount: string } | undefined
}) {
  return (
    <div class="invoice-head">
      <div>
        <h1>{props.title}</h1>
        {props.badge}
      </div>
      <Show when={props.figure}>
        {(figure) => (
          <p class="invoice-due">
            <span class="soft">{figure().text}</span>
            <span class="totals-amount">{figure().amount}</span>
          </p>
        )}
      </Show>
    </div>
  )
}

export type Fact = { term: string; value: JSX.Element }

/** Short facts side by side; those without a value are left out. */
export function Facts(props: { facts: (Fact | false | undefined)[] }) {
  return (
    <dl class="facts">
      <For each={props.facts.filter((fact) => fact !== false && fact !== undefined)}>
        {(fact) => (
          <div>
            <dt>{fact.term}</dt>
            <dd>{fact.value}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

export const referenceFact = (term: string, reference: string | undefined): Fact | false =>
  reference !== undefined && reference !== "" && { term, value: <bdi>{reference}</bdi> }

/** What the company wrote below the figures. */
export function Remarks(props: { notes: string | undefined; terms: string | undefined }) {
  const { own } = useDocumentWords()
  const parts = () => [
    { heading: own().notes, text: props.notes },
    { heading: own().terms, text: props.terms },
  ]
  return (
    <For each={parts().filter((part) => part.text)}>
      {(part) => (
        <section>
          <h2>{part.heading}</h2>
          <p class="soft plain-text">
            <bdi>{part.text}</bdi>
          </p>
        </section>
      )}
    </For>
  )
}

/** A document that is no longer one: nothing can be done with it. */
export function Said(props: { tone: "warn" | "good" | "neutral" | "bad"; children: JSX.Element }) {
  return (
    <p class="notice" data-tone={props.tone} role="status">
      {props.children}
    </p>
  )
}

/** "12 Oct 2026 – 3 Nov 2026", or the one that is known. */
export function DateRange(props: { from: string | undefined; to: string | undefined }) {
  const { date } = useWords()
  const dates = () => [props.from, props.to].filter((day) => day !== undefined).map(date)
  return <>{dates().join(" – ")}</>
}
