import { Show } from "solid-js"
import type { DisputeState } from "../../../../shared/money-back.ts"
import { isUndecided } from "../../../../shared/payment-state.ts"
import type { StaffPayment } from "../../../../shared/payments.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { usePaymentWords } from "./words.ts"

type Dispute = StaffPayment["disputes"][number]

const tones: Record<DisputeState, Tone> = {
  needsResponse: "red",
  underReview: "amber",
  won: "green",
  lost: "red",
  closed: "neutral",
}

/** What it means for the money, in a sentence. */
function Meaning(props: { dispute: Dispute }) {
  const { own } = usePaymentWords()
  const said = () => {
    const { state, moneyTaken } = props.dispute
    if (!isUndecided(props.dispute)) return own()[state as "won" | "lost" | "closed"]
    return moneyTaken ? own().taken : own().inquiry
  }
  return <p>{said()}</p>
}

function Facts(props: { dispute: Dispute }) {
  const { own, money, instant } = usePaymentWords()
  const open = () => props.dispute.state === "needsResponse"
  const isOver = (dueBy: string) => Date.parse(dueBy) < Date.now()
  return (
    <dl class="facts" data-row="">
      <div>
        <dt>{own().disputed}</dt>
        <dd class="strong">{money(props.dispute.amount)}</dd>
      </div>
      <div>
        <dt>{own().why}</dt>
        <dd>{own().reasons[props.dispute.reason] ?? own().reasons.general}</dd>
      </div>
      <Show when={open() && props.dispute.dueBy}>
        {(dueBy) => (
          <div>
            <dt>{own().dueBy}</dt>
            <dd class="strong">{instant(dueBy())}</dd>
            <Show when={isOver(dueBy())}>
              <dd class="bad small">{own().overdue}</dd>
            </Show>
          </div>
        )}
      </Show>
    </dl>
  )
}

/** What the payer's bank says, until when it wants an answer, and where that is given. */
export function DisputeCard(props: { dispute: Dispute; stripeUrl: string | undefined }) {
  const { own } = usePaymentWords()
  const open = () => props.dispute.state === "needsResponse"
  return (
    <section class="card stack" aria-labelledby={props.dispute.id}>
      <h2 id={props.dispute.id}>
        {own().dispute}{" "}
        <Badge tone={tones[props.dispute.state]}>{own().disputeStates[props.dispute.state]}</Badge>
      </h2>
      <Facts dispute={props.dispute} />
      <Meaning dispute={props.dispute} />
      <Show when={props.dispute.evidenceSent}>
        <p class="soft">{own().evidenceSent}</p>
      </Show>
      <Show when={open() && props.stripeUrl}>
        {(url) => (
          <>
            <p class="soft">{own().answerText}</p>
            <div class="actions">
              <a class="button" data-kind="primary" href={url()} target="_blank" rel="external noreferrer">
                {own().answerIn}
              </a>
            </div>
          </>
        )}
      </Show>
    </section>
  )
}
