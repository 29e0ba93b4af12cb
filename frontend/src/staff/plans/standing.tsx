import { Match, Show, Switch } from "solid-js"
import { dateIn, daysBetween } from "../../../../shared/dates.ts"
import type { PlanView } from "../../../../shared/plans.ts"
import { Badge } from "../../ui/badge.tsx"
import { useStaff } from "../session.tsx"
import { manage } from "./api.ts"
import { AtStripe } from "./at-stripe.tsx"
import { usePlanWords } from "./words.ts"

type Paid = { view: PlanView; subscription: NonNullable<PlanView["subscription"]> }

/** Days of the company's own calendar. */
function useDays() {
  const { date } = usePlanWords()
  const { tenant } = useStaff()
  const on = (instant: string) => dateIn(tenant().timeZone, instant)
  return { day: (instant: string) => date(on(instant)), on }
}

function Trial(props: { subscription: Paid["subscription"]; price: string }) {
  const { own } = usePlanWords()
  const { day, on } = useDays()
  const ends = () => props.subscription.trialEndsAt ?? props.subscription.renewsAt
  const left = () => Math.max(0, daysBetween(on(new Date().toISOString()), on(ends())))
  return (
    <p>
      <span class="strong">{own().daysLeft(left())}</span>
      <br />
      <span class="soft">{own().trial(props.price, day(ends()))}</span>
    </p>
  )
}

/** A payment that failed comes before everything else that could be said. */
function Overdue(props: { view: PlanView }) {
  const { own } = usePlanWords()
  const { day } = useDays()
  const goesOn = () => (props.view.plan === "premium" ? props.view.graceEndsAt : null)
  return (
    <div class="notice" data-tone="bad" role="alert">
      <span class="strong">{own().overdue}</span>{" "}
      <Show when={goesOn()} fallback={own().overdueEnded}>
        {(until) => own().overdueText(day(until()))}
      </Show>
    </div>
  )
}

function Paying(props: Paid) {
  const { own, money } = usePlanWords()
  const { day } = useDays()
  const status = () => props.subscription.status
  const price = () => own().per[props.subscription.interval](money(props.subscription.price))
  return (
    <>
      <Switch fallback={<p class="notice">{own().lapsed}</p>}>
        <Match when={status() === "past_due"}>
          <Overdue view={props.view} />
        </Match>
        <Match when={props.subscription.endsAt}>
          {(ends) => <p class="notice">{own().ends(day(ends()))}</p>}
        </Match>
        <Match when={status() === "trialing"}>
          <Trial subscription={props.subscription} price={price()} />
        </Match>
        <Match when={status() === "active"}>
          <p>{own().renews(price(), day(props.subscription.renewsAt))}</p>
        </Match>
      </Switch>
      <p class="soft small">{own().manageText}</p>
      <AtStripe page={manage} primary={status() === "past_due"}>
        {status() === "past_due" ? own().changeCard : props.subscription.endsAt ? own().keep : own().manage}
      </AtStripe>
    </>
  )
}

/** Which plan it is, and how long it lasts. */
export function Standing(props: { view: PlanView }) {
  const { own, date } = usePlanWords()
  const isFree = () => props.view.plan === "free"
  const given = () => {
    const until = props.view.grantedUntil
    return until ? own().granted(date(until)) : own().givenForGood
  }
  return (
    <section class="card stack" aria-labelledby="plan">
      <h2 id="plan" class="plan-name">
        {own().current} <Badge tone={isFree() ? "neutral" : "green"}>{own().names[props.view.plan]}</Badge>
      </h2>
      <Show when={props.view.grantedUntil}>
        <p>{given()}</p>
      </Show>
      <Show
        when={props.view.subscription}
        fallback={
          <Show when={!props.view.grantedUntil}>
            <p class="soft">{isFree() ? own().isFree : own().givenForGood}</p>
          </Show>
        }
      >
        {(subscription) => <Paying view={props.view} subscription={subscription()} />}
      </Show>
    </section>
  )
}
