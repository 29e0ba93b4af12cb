import { For, Show } from "solid-js"
import type { BankChangeView } from "../../../../shared/bank-transfers.ts"
import { isolate } from "../../lib/text.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { useStaff } from "../session.tsx"
import { Account } from "./account.tsx"
import { useBankWords } from "./words.ts"

const tones: Record<BankChangeView["state"], Tone> = {
  proposed: "amber",
  coolingOff: "amber",
  effective: "green",
  withdrawn: "neutral",
}

/** Who did what with it, and when, in its order. */
function Steps(props: { change: BankChangeView }) {
  const { own, instant } = useBankWords()
  const steps = () => {
    const { proposedBy, proposedAt, approvedBy, approvedAt, withdrawnBy, withdrawnAt } = props.change
    const { effectiveAt } = props.change
    return [
      own().proposedBy(isolate(proposedBy.name), instant(proposedAt)),
      approvedBy && approvedAt && own().approvedBy(isolate(approvedBy.name), instant(approvedAt)),
      withdrawnBy && withdrawnAt && own().withdrawnBy(isolate(withdrawnBy.name), instant(withdrawnAt)),
      effectiveAt && !withdrawnBy && own().usedFrom(instant(effectiveAt)),
    ].filter((step) => typeof step === "string" && step !== "")
  }
  return (
    <ul class="soft small">
      <For each={steps()}>{(step) => <li>{step}</li>}</For>
    </ul>
  )
}

type Props = {
  change: BankChangeView
  /** Absent in the history. */
  decide?: { approve: () => void; withdraw: () => void }
}

/** One change with what was before and what comes after. */
export function Change(props: Props) {
  const { own } = useBankWords()
  const { self, may } = useStaff()
  const isOwn = () => props.change.proposedBy.id === self().staff.id
  const waits = () => props.change.state === "proposed"
  return (
    <li class="stack bank-change">
      <span class="row-title">
        <span class="strong">{own().underWay(props.change.currency)}</span>
        <Badge tone={tones[props.change.state]}>{own().states[props.change.state]}</Badge>
      </span>
      <div class="bank-sides">
        <div>
          <p class="strong small">{own().before}</p>
          <Account account={props.change.before} />
        </div>
        <div>
          <p class="strong small">{own().after}</p>
          <Account account={props.change.after} />
        </div>
      </div>
      <Steps change={props.change} />
      <Show when={may("bank.write") ? props.decide : undefined}>
        {(decide) => (
          <>
            <Show when={waits() && isOwn()}>
              <p class="soft small">{own().own}</p>
            </Show>
            <div class="actions">
              <Show when={waits() && !isOwn()}>
                <Button kind="primary" onClick={decide().approve}>
                  {own().approve}
                </Button>
              </Show>
              <Button onClick={decide().withdraw}>{own().withdraw}</Button>
            </div>
          </>
        )}
      </Show>
    </li>
  )
}
