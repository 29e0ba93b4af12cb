import { For, Show } from "solid-js"
import type { PlanView } from "../../../../shared/plans.ts"
import { usePlanWords } from "./words.ts"

type Limit = PlanView["limits"][number]

/** How much of one limit is taken; more than all of it where the plan became smaller. */
function Row(props: { limit: Limit; isFree: boolean }) {
  const { own, number } = usePlanWords()
  const has = () => props.limit.allowed > 0 || props.limit.used > 0
  const isOver = () => props.limit.used > props.limit.allowed
  return (
    <li class="plan-limit">
      <span class="strong">{own().limits[props.limit.limit]}</span>
      <span class="soft small">
        <bdi>
          {has() ? own().usedOf(number(props.limit.used), number(props.limit.allowed)) : own().notIncluded}
        </bdi>
        <Show when={props.isFree}>
          {" · "}
          {own().withPremium}: <bdi>{number(props.limit.premium)}</bdi>
        </Show>
      </span>
      <Show when={has()}>
        <meter
          min={0}
          max={Math.max(props.limit.allowed, props.limit.used, 1)}
          value={props.limit.used}
          data-over={isOver() ? "" : undefined}
          aria-label={own().limits[props.limit.limit]}
        />
      </Show>
      <Show when={isOver()}>
        <span class="small">{own().over}</span>
      </Show>
    </li>
  )
}

export const Limits = (props: { view: PlanView }) => (
  <ul class="plan-limits">
    <For each={props.view.limits}>{(limit) => <Row limit={limit} isFree={props.view.plan === "free"} />}</For>
  </ul>
)
