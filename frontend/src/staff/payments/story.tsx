import { For, Show } from "solid-js"
import type { StaffPayment } from "../../../../shared/payments.ts"
import { usePaymentWords } from "./words.ts"

type Chapter = { at: string; what: string; by?: string | undefined; more?: (string | undefined)[] }
type Words = ReturnType<typeof usePaymentWords>

function refundChapters({ refunds }: StaffPayment, { own, money }: Words): Chapter[] {
  return refunds.map(({ at, amount, state, by, reason, failure }) => ({
    at,
    what: `${own().refundOf(money(amount))} · ${own().refundStates[state]}`,
    by: by ?? own().inStripe,
    more: [reason, failure && (own().failures[failure] ?? own().failures.other)],
  }))
}

const disputeChapters = ({ disputes }: StaffPayment, { own, money }: Words): Chapter[] =>
  disputes.map(({ at, amount, state }) => ({
    at,
    what: `${own().disputeOf(money(amount))} · ${own().disputeStates[state]}`,
  }))

/** How it began and how it ended, where it has: what staff recorded was there from the beginning. */
function paymentChapters(payment: StaffPayment, { own, money }: Words): Chapter[] {
  const { createdAt, succeededAt, state, stripeUrl, amount, paidBy } = payment
  if (state === "succeeded" && !stripeUrl) return [{ at: createdAt, what: own().recorded(money(amount)) }]
  const begun = { at: createdAt, what: own().started, by: paidBy }
  if (succeededAt) return [begun, { at: succeededAt, what: own().received(money(amount)) }]
  const ended = state === "failed" || state === "expired" ? own()[state] : undefined
  return [{ ...begun, more: [ended] }]
}

/** Stripe counts whole seconds and we do not: within a minute the order in which things can only happen stands. */
const minuteOf = ({ at }: Chapter) => at.slice(0, "2026-11-23T20:24".length)

/** What happened to a payment, newest first. */
export function Story(props: { payment: StaffPayment }) {
  const words = usePaymentWords()
  const chapters = () =>
    [
      ...paymentChapters(props.payment, words),
      ...refundChapters(props.payment, words),
      ...disputeChapters(props.payment, words),
    ]
      .reverse()
      .sort((a, b) => minuteOf(b).localeCompare(minuteOf(a)))
  return (
    <section class="card" aria-labelledby="story">
      <h2 id="story">{words.own().story}</h2>
      <ul class="history">
        <For each={chapters()}>
          {({ at, what, by, more = [] }) => (
            <li>
              <span>{what}</span>
              <For each={more.filter((each) => each !== undefined && each !== "")}>
                {(text) => (
                  <span class="soft">
                    <bdi>{text}</bdi>
                  </span>
                )}
              </For>
              <span class="soft small">
                <Show when={by}>
                  <bdi>{by}</bdi> ·{" "}
                </Show>
                {words.instant(at)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
