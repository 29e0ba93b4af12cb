import { createAsync } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { Interval, PlanOffers, PlanView } from "../../../../shared/plans.ts"
import { Segments } from "../../ui/segments.tsx"
import { getOffers, subscribe } from "./api.ts"
import { AtStripe } from "./at-stripe.tsx"
import { usePlanWords } from "./words.ts"

/** What a year costs less than twelve months; nil where that is not so, or not said. */
function savedByYear({ offers }: PlanOffers) {
  const priceOf = (interval: Interval) => offers.find((offer) => offer.interval === interval)?.price
  const [month, year] = [priceOf("month"), priceOf("year")]
  if (!month || !year || month.currency !== year.currency) return undefined
  const minor = 12 * month.minor - year.minor
  return minor > 0 ? { minor, currency: year.currency } : undefined
}

function Choice(props: { offers: PlanOffers; trialDays: number | null }) {
  const { own, money, number } = usePlanWords()
  const [interval, setInterval] = createSignal<Interval>(props.offers.offers[0]?.interval ?? "month")
  const price = () => {
    const offer = props.offers.offers.find((each) => each.interval === interval())
    return offer ? own().per[offer.interval](money(offer.price)) : ""
  }
  return (
    <>
      <Segments
        label={own().interval}
        options={props.offers.offers.map((offer) => ({
          value: offer.interval,
          text: own().intervals[offer.interval],
        }))}
        value={interval()}
        onChoose={setInterval}
      />
      <div>
        <p class="plan-price">{price()}</p>
        <Show when={interval() === "year" && savedByYear(props.offers)}>
          {(saved) => <p class="plan-saves">{own().saves(money(saved()))}</p>}
        </Show>
      </div>
      <AtStripe page={() => subscribe(interval())} primary>
        {props.trialDays ? own().tryFree(number(props.trialDays)) : own().upgrade}
      </AtStripe>
      <p class="soft small">
        {props.trialDays ? own().trialText(number(props.trialDays), price()) : own().paidText(price())}
      </p>
    </>
  )
}

/** What Premium costs and a button to it. */
export function Upgrade(props: { view: PlanView }) {
  const { own } = usePlanWords()
  const offers = createAsync(() => getOffers())
  return (
    <section class="card stack" aria-labelledby="get">
      <div>
        <h2 id="get">{own().get}</h2>
        <p class="soft">{own().getText}</p>
      </div>
      <Show when={offers()}>{(known) => <Choice offers={known()} trialDays={props.view.trialDays} />}</Show>
    </section>
  )
}
