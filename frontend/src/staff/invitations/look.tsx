import { A, createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import type {
  CustomerSelection,
  Recipient,
  SelectionLook,
  SkippedReason,
} from "../../../../shared/bulk-invitations.ts"
import { paths } from "../paths.ts"
import { getSelectionLook } from "./api.ts"
import { Who } from "./recipients.tsx"
import { useInvitationWords } from "./words.ts"

/** Who is meant, as the server sees it now. */
export const createLook = (selection: () => CustomerSelection) =>
  createAsync(() => getSelectionLook(selection()))

function People(props: { people: Recipient[]; of: number }) {
  const { own } = useInvitationWords()
  return (
    <>
      <ul class="look-people">
        <For each={props.people}>
          {(person) => (
            <li>
              <span>
                <Who recipient={person} />
              </span>
              <A href={paths.customer(person.customerId)} class="quiet soft small">
                <bdi>{person.customerName}</bdi>
              </A>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.people.length < props.of}>
        <p class="soft small">{own().firstOf(props.people.length, props.of)}</p>
      </Show>
    </>
  )
}

function Skipped(props: { reason: SkippedReason; count: number; people: Recipient[] }) {
  const { own, number } = useInvitationWords()
  return (
    <li class="look-reason">
      <span class="look-count">{number(props.count)}</span>
      <div>
        <p class="strong">{own().skipped[props.reason]}</p>
        <p class="soft small">{own().skippedHelp[props.reason]}</p>
        <Show when={props.people.length}>
          <details class="more">
            <summary>{own().showThem}</summary>
            <People people={props.people} of={props.count} />
          </details>
        </Show>
      </div>
    </li>
  )
}

/** How many get one, and how many do not and why. */
export function LookCard(props: { look: SelectionLook }) {
  const { own } = useInvitationWords()
  const reasons = () =>
    (Object.entries(props.look.skipped) as [SkippedReason, number][]).filter(([, count]) => count > 0)
  const left = () => reasons().reduce((sum, [, count]) => sum + count, 0)
  return (
    <section class="card stack" aria-labelledby="look">
      <div role="status">
        <h2 id="look">
          <Show when={props.look.recipients} fallback={own().nobody}>
            {own().willGet(props.look.recipients)}
          </Show>
        </h2>
        <p class="soft">
          <Show when={props.look.recipients} fallback={own().nobodyText}>
            {own().ofCustomers(props.look.customers)}
          </Show>
        </p>
      </div>
      <Show when={props.look.someRecipients.length}>
        <details class="more">
          <summary>{own().showThem}</summary>
          <People people={props.look.someRecipients} of={props.look.recipients} />
        </details>
      </Show>
      <Show when={left()}>
        <div class="stack">
          <h3>{own().cannot(left())}</h3>
          <ul class="look-reasons">
            <For each={reasons()}>
              {([reason, count]) => (
                <Skipped
                  reason={reason}
                  count={count}
                  people={props.look.someSkipped.filter((person) => person.reason === reason)}
                />
              )}
            </For>
          </ul>
        </div>
      </Show>
    </section>
  )
}
