import { createAsync, revalidate, useSearchParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { StripeState } from "../../../../shared/payments.ts"
import { ApiError } from "../../lib/api.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { getChecklist, getSelf, getStripe, tenant } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { useWords, type Words } from "../words.tsx"

type Standing = "none" | "unfinished" | "reviewing" | "ready"

function standingOf({ connected, detailsSubmitted, chargesEnabled }: StripeState): Standing {
  if (!connected) return "none"
  if (!detailsSubmitted) return "unfinished"
  return chargesEnabled ? "ready" : "reviewing"
}

function textsOf(standing: Standing, { t }: Words) {
  const words = t().settings
  const texts = {
    none: { title: words.stripeNone, text: words.stripeNoneText, action: words.stripeConnect },
    unfinished: { title: words.stripeUnfinished, text: words.stripeUnfinishedText, action: words.stripeGoOn },
    reviewing: { title: words.stripeReviewing, text: words.stripeReviewingText, action: words.stripeManage },
    ready: { title: words.stripeReady, text: words.stripeReadyText, action: words.stripeManage },
  }
  return texts[standing]
}

/** Stripe's own pages do the rest; they lead back here. */
function createConnect() {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ApiError>()
  async function connect() {
    setBusy(true)
    setProblem(undefined)
    try {
      const { url } = await tenant.connectStripe()
      location.assign(url)
    } catch (error) {
      setBusy(false)
      if (!(error instanceof ApiError)) throw error
      setProblem(error)
    }
  }
  return { busy, problem, connect }
}

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

function StripeCard() {
  const words = useWords()
  const { t } = words
  const { may } = useStaff()
  const [search] = useSearchParams<{ from?: string }>()
  const state = createAsync(() => getStripe())
  const connect = createConnect()
  const again = () => revalidate([getStripe.key, getSelf.key, getChecklist.key])
  return (
    <Show when={state()}>
      {(loaded) => (
        <section class="card stack" aria-labelledby="stripe">
          <Show when={search.from === "stripe"}>
            <p class="notice" role="status">
              {t().settings.stripeReturned}
            </p>
          </Show>
          <div>
            <h2 id="stripe">{textsOf(standingOf(loaded()), words).title}</h2>
            <p class="soft">{textsOf(standingOf(loaded()), words).text}</p>
          </div>
          <Show when={loaded().connected}>
            <dl class="facts" data-row="">
              <Fact name={t().settings.stripeDetails} yes={loaded().detailsSubmitted} />
              <Fact name={t().settings.stripeCharges} yes={loaded().chargesEnabled} />
            </dl>
          </Show>
          <Problem error={connect.problem()} />
          <Show when={may("stripe.connect")} fallback={<p class="notice">{t().app.readOnly}</p>}>
            <div class="actions">
              <Button
                kind={loaded().chargesEnabled ? "plain" : "primary"}
                busy={connect.busy()}
                onClick={connect.connect}
              >
                {textsOf(standingOf(loaded()), words).action}
              </Button>
              <Show when={loaded().connected && !loaded().chargesEnabled}>
                <Button onClick={again}>{t().settings.stripeCheck}</Button>
              </Show>
            </div>
          </Show>
        </section>
      )}
    </Show>
  )
}

export function StripePage() {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t().settings.payments} text={t().settings.paymentsText} />
      <div class="narrow">
        <Load keys={[getStripe.key]} skeleton={<Lines count={4} />}>
          <StripeCard />
        </Load>
      </div>
    </>
  )
}
