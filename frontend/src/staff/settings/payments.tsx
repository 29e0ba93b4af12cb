import { createAsync, revalidate, useSearchParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { StripeState } from "../../../../shared/payments.ts"
import { createAction } from "../../lib/action.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getChecklist, getSelf, getStripe, tenant } from "../api.ts"
import { BankCard } from "../bank-transfers/card.tsx"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { PartPayments } from "./parts.tsx"
import { useStripeWords } from "./stripe-words.ts"

type Standing = "none" | "former" | "unfinished" | "reviewing" | "rejected" | "ready"

function standingOf(state: StripeState): Standing {
  if (!state.connected) return state.former ? "former" : "none"
  if (state.rejected) return "rejected"
  if (state.chargesEnabled) return "ready"
  return state.detailsSubmitted && state.needs.length === 0 ? "reviewing" : "unfinished"
}

function useTexts() {
  const { own, t } = useStripeWords()
  return (standing: Standing) => {
    const words = t().settings
    const texts = {
      none: { title: words.stripeNone, text: words.stripeNoneText, action: words.stripeConnect },
      former: { title: own().formerTitle, text: own().formerText, action: own().again },
      unfinished: {
        title: words.stripeUnfinished,
        text: words.stripeUnfinishedText,
        action: words.stripeGoOn,
      },
      reviewing: {
        title: words.stripeReviewing,
        text: words.stripeReviewingText,
        action: words.stripeManage,
      },
      rejected: { title: own().rejected, text: own().rejectedText, action: words.stripeManage },
      ready: { title: words.stripeReady, text: words.stripeReadyText, action: words.stripeManage },
    }
    return texts[standing]
  }
}

/** Stripe's own pages do the rest; they lead back here. */
const createConnect = () =>
  createAction(async (another: boolean) => {
    const { url } = await tenant.connectStripe(another)
    location.assign(url)
    // Stays busy while the browser leaves.
    await new Promise(() => undefined)
  })

function Fact(props: { name: string; yes: boolean }) {
  const { t } = useWords()
  const tone = (): Tone => (props.yes ? "green" : "neutral")
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        <Badge tone={tone()}>{props.yes ? t().settings.yes : t().settings.no}</Badge>
      </dd>
    </div>
  )
}

/** What Stripe has, and what it still wants. */
function Facts(props: { state: StripeState }) {
  const { own, t, instant } = useStripeWords()
  return (
    <>
      <dl class="facts" data-row="">
        <Fact name={t().settings.stripeDetails} yes={props.state.detailsSubmitted} />
        <Fact name={t().settings.stripeCharges} yes={props.state.chargesEnabled} />
      </dl>
      <Show when={props.state.needs.length}>
        <div class="notice" data-tone="warn">
          <p class="strong">{own().needs}</p>
          <ul class="bullets">
            <For each={props.state.needs}>{(need) => <li>{own().need[need]}</li>}</For>
          </ul>
          <Show when={props.state.needsUntil}>{(until) => <p>{own().needsUntil(instant(until()))}</p>}</Show>
        </div>
      </Show>
      <Show when={props.state.reviewing && !props.state.needs.length}>
        <p class="notice">{own().reviewing}</p>
      </Show>
      <Show when={props.state.excluded.length}>
        <p class="notice">{own().excluded(props.state.excluded.join(", "))}</p>
      </Show>
    </>
  )
}

const changed = [getStripe.key, getSelf.key, getChecklist.key]

function Disconnect() {
  const { own, t } = useStripeWords()
  const toast = useToast()
  const [asking, setAsking] = createSignal(false)
  async function run() {
    await tenant.disconnectStripe()
    toast(own().disconnected)
    await revalidate(changed)
  }
  const asked = () =>
    asking()
      ? { title: own().disconnectTitle, text: own().disconnectText, action: own().disconnect, run }
      : undefined
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {own().disconnect}…
      </Button>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsking(false)} />
    </>
  )
}

function Acts(props: { state: StripeState; action: string; connect: ReturnType<typeof createConnect> }) {
  const { own, t } = useStripeWords()
  return (
    <div class="actions">
      <Button
        kind={props.state.chargesEnabled ? "plain" : "primary"}
        busy={props.connect.busy()}
        onClick={() => props.connect.run(false)}
      >
        {props.action}
      </Button>
      <Show when={!props.state.connected && props.state.former}>
        <Button busy={props.connect.busy()} onClick={() => props.connect.run(true)}>
          {own().another}
        </Button>
      </Show>
      <Show when={props.state.connected && !props.state.chargesEnabled}>
        <Button onClick={() => revalidate(changed)}>{t().settings.stripeCheck}</Button>
      </Show>
      <Show when={props.state.connected}>
        <Disconnect />
      </Show>
    </div>
  )
}

function StripeCard() {
  const { t } = useWords()
  const { may } = useStaff()
  const textsOf = useTexts()
  const [search] = useSearchParams<{ from?: string }>()
  const state = createAsync(() => getStripe())
  const connect = createConnect()
  return (
    <Show when={state()}>
      {(loaded) => {
        const texts = () => textsOf(standingOf(loaded()))
        return (
          <section class="card stack" aria-labelledby="stripe">
            <Show when={search.from === "stripe"}>
              <p class="notice" role="status">
                {t().settings.stripeReturned}
              </p>
            </Show>
            <div>
              <h2 id="stripe">{texts().title}</h2>
              <p class="soft">{texts().text}</p>
            </div>
            <Show when={loaded().connected}>
              <Facts state={loaded()} />
            </Show>
            <Problem error={connect.error()} />
            <Show when={may("stripe.connect")} fallback={<p class="notice">{t().app.readOnly}</p>}>
              <Acts state={loaded()} action={texts().action} connect={connect} />
            </Show>
          </section>
        )
      }}
    </Show>
  )
}

export function StripePage() {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t().settings.payments} text={t().settings.paymentsText} />
      <div class="narrow stack">
        <Load keys={[getStripe.key]} skeleton={<Lines count={4} />}>
          <StripeCard />
        </Load>
        <BankCard />
        <PartPayments />
      </div>
    </>
  )
}
