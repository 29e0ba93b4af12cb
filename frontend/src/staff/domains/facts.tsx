import { For, Show } from "solid-js"
import type { DnsProvider, DomainView, RecordToMake, Sight } from "../../../../shared/domains.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import { useDomainWords } from "./words.ts"
import "../mails/mails.css"
import "./domains.css"

const stateTones: Record<DomainView["state"], Tone> = {
  draft: "neutral",
  awaiting_proof: "amber",
  awaiting_routing: "amber",
  issuing: "blue",
  active: "green",
  warning: "red",
  conflict: "red",
  failed: "red",
  timed_out: "amber",
  removing: "neutral",
}
const sightTones: Record<Sight["state"], Tone> = {
  unseen: "neutral",
  found: "green",
  missing: "amber",
  different: "red",
  unknown: "neutral",
}
const certificateTones = { none: "neutral", pending: "blue", issued: "green", failed: "red" } as const

export function StateBadge(props: { domain: DomainView }) {
  const { own } = useDomainWords()
  return <Badge tone={stateTones[props.domain.state]}>{own().states[props.domain.state].label}</Badge>
}

function Part(props: { name: string; text: string }) {
  const { own } = useDomainWords()
  return (
    <div class="record-part">
      <dt>{props.name}</dt>
      <dd>
        <code dir="ltr">{props.text}</code>
        <CopyButton
          text={props.text}
          label={own().copy}
          name={own().copyOf(props.name)}
          copied={own().copied}
        />
      </dd>
    </div>
  )
}

/** What we saw instead, of whom: whoever looks after the DNS asks the same servers. */
function Seen(props: { sight: Sight }) {
  const { own } = useDomainWords()
  return (
    <Show when={props.sight.state !== "found" && props.sight.seen.length > 0}>
      <div class="record-part">
        <dt>{own().seen}</dt>
        <dd class="stack">
          <For each={props.sight.seen}>{(value) => <code dir="ltr">{value}</code>}</For>
          <span class="soft small">{own().by(props.sight.by.join(", "))}</span>
        </dd>
      </div>
    </Show>
  )
}

function Record(props: { record: RecordToMake }) {
  const { own } = useDomainWords()
  const sight = () => props.record.sight
  return (
    <li class="record">
      <p class="record-head">
        <span class="strong">{own().facts[props.record.purpose]}</span>
        <Badge tone={sightTones[sight().state]}>{own().sights[sight().state]}</Badge>
      </p>
      <Show when={sight().state !== "found" && sight().problem}>
        {(problem) => <p class="soft">{own().problems[problem()]}</p>}
      </Show>
      <dl class="record-parts">
        <div class="record-part">
          <dt>{own().type}</dt>
          <dd>
            <code dir="ltr">{props.record.type}</code>
          </dd>
        </div>
        <Part name={own().name} text={props.record.relative} />
        <Part name={own().fullName} text={props.record.name} />
        <For each={props.record.values}>{(value) => <Part name={own().value} text={value} />}</For>
        <div class="record-part">
          <dt>{own().ttl}</dt>
          <dd class="soft">{own().ttlText(props.record.ttlSeconds)}</dd>
        </div>
        <Seen sight={sight()} />
      </dl>
    </li>
  )
}

/** The three facts side by side: who may be at fault is another person each time. */
function Facts(props: { domain: DomainView }) {
  const { own } = useDomainWords()
  const certificate = () => props.domain.certificate.state
  return (
    <ol class="domain-facts">
      <For each={props.domain.records}>
        {({ purpose, sight }) => (
          <li data-tone={sightTones[sight.state]}>
            <span class="strong">{own().facts[purpose]}</span>
            <span class="soft small">{own().sights[sight.state]}</span>
          </li>
        )}
      </For>
      <li data-tone={certificateTones[certificate()]}>
        <span class="strong">{own().facts.certificate}</span>
        <span class="soft small">{own().certificates[certificate()]}</span>
      </li>
    </ol>
  )
}

/** How a domain stands, what to make, what we see, and what is wrong: for staff, and whoever they forwarded it to. */
export function DomainFacts(props: { domain: DomainView }) {
  const { own, instant } = useDomainWords()
  const domain = () => props.domain
  const works = () => domain().state === "active"
  return (
    <>
      <p
        class={["warning", "conflict", "failed"].includes(domain().state) ? "notice" : "soft"}
        data-tone="warn"
      >
        {domain().rival === "took_over" ? own().tookOver : own().states[domain().state].text}
        <Show when={domain().brokeAt}>{(at) => <> {own().brokenSince(instant(at()))}</>}</Show>
        <Show when={domain().state !== "timed_out" && domain().until}>
          {(until) => <> {own().until(instant(until()))}</>}
        </Show>
      </p>
      <Show when={domain().certificate.problem}>
        {(problem) => (
          <p class="notice" data-tone="warn">
            {own().certificateProblems[problem()]}
            <For each={domain().certificate.seen}>{(value) => <code dir="ltr"> {value}</code>}</For>
          </p>
        )}
      </Show>
      <Facts domain={domain()} />
      <Show when={domain().state !== "removing"}>
        <details open={!works()}>
          <summary class="strong">
            {domain().provider ? own().provider(domain().provider as DnsProvider) : own().anyProvider}
          </summary>
          <Show when={domain().provider === "cloudflare"}>
            <p class="soft">{own().dnsOnly}</p>
          </Show>
          <ul class="records">
            <For each={domain().records}>{(record) => <Record record={record} />}</For>
          </ul>
        </details>
      </Show>
    </>
  )
}
