import { A, createAsync, revalidate, useSearchParams } from "@solidjs/router"
import { createSignal, For, onMount, Show } from "solid-js"
import type {
  AutopayView,
  AutopayPage as Page,
  PlannedCharge,
  SavedCard,
} from "../../../../shared/autopay.ts"
import type { Currency } from "../../../../shared/money.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { Back, Facts } from "../documents/parts.tsx"
import { OwnErrors } from "../own-errors.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { finishAutopay, getAutopay, stopAutopay } from "./api.ts"
import { ConsentForm } from "./form.tsx"
import { useAutopayWords } from "./words.ts"

type Planned = Omit<PlannedCharge, "paymentId">

function Charges(props: { charges: Planned[] }) {
  const { own, date, money } = useAutopayWords()
  const columns = (): Column<Planned>[] => [
    {
      heading: own().invoice,
      main: true,
      cell: (charge) => (
        <A href={paths.invoice(charge.invoiceId)}>
          <DocumentNumber of={charge.number} />
        </A>
      ),
    },
    {
      heading: own().day,
      cell: (charge) => (
        <>
          {date(charge.on)}
          <Show when={charge.declines > 0}>
            <span class="under">{own().again}</span>
          </Show>
        </>
      ),
    },
    { heading: own().amount, numeric: true, cell: (charge) => money(charge.amount) },
  ]
  return (
    <Show when={props.charges.length} fallback={<p class="soft">{own().none}</p>}>
      <DataTable label={own().next} columns={columns()} rows={props.charges} />
    </Show>
  )
}

const endOf = ({ expMonth, expYear }: SavedCard) => `${String(expMonth).padStart(2, "0")}/${expYear}`

/** As it is, with the way to end it always at hand. */
function Running(props: { autopay: AutopayView; ask: (currency: Currency) => void }) {
  const { own, money } = useAutopayWords()
  const { acts } = useSelf()
  const facts = () => {
    const { card, limit, daysBefore, contactName } = props.autopay
    const when = String(daysBefore) as keyof ReturnType<typeof own>["whens"]
    return [
      card && { term: own().card, value: <bdi>{own().cardText(card.brand, card.last4)}</bdi> },
      card && { term: own().ends, value: <bdi>{endOf(card)}</bdi> },
      { term: own().limit, value: money(limit) },
      { term: own().when, value: own().whens[when] },
      { term: own().by, value: <bdi>{contactName}</bdi> },
    ].filter((fact) => fact !== null)
  }
  return (
    <div class="stack">
      <Facts facts={facts()} />
      <h3>{own().next}</h3>
      <Charges charges={props.autopay.charges} />
      <Show when={acts("portal.pay")}>
        <div class="actions">
          <Button kind="danger" onClick={() => props.ask(props.autopay.currency)}>
            {own().stop}
          </Button>
        </div>
      </Show>
    </div>
  )
}

function OneCurrency(props: { item: Page["items"][number]; ask: (currency: Currency) => void }) {
  const { own } = useAutopayWords()
  const isOn = () => props.item.autopay?.state === "on"
  const stopped = () => (isOn() ? undefined : props.item.autopay?.stopped)
  return (
    <section class="card stack" data-autopay={props.item.currency}>
      <div class="toolbar">
        <h2>{own().heading(props.item.currency)}</h2>
        <Badge tone={isOn() ? "green" : "neutral"}>{isOn() ? own().on : own().off}</Badge>
      </div>
      <Show when={stopped()}>{(reason) => <p class="notice">{own().stopped[reason()]}</p>}</Show>
      <Show when={isOn() && props.item.autopay} fallback={<Offer item={props.item} />}>
        {(autopay) => <Running autopay={autopay()} ask={props.ask} />}
      </Show>
    </section>
  )
}

function Offer(props: { item: Page["items"][number] }) {
  const { own } = useAutopayWords()
  return (
    <Show when={props.item.offered} fallback={<p class="soft">{own().notOffered}</p>}>
      <ConsentForm currency={props.item.currency} />
    </Show>
  )
}

/** Back from Stripe's page: asks what became of the card instead of waiting for the message. */
function createReturn() {
  const [search, setSearch] = useSearchParams<{ from?: string; currency?: string }>()
  const [waits, setWaits] = createSignal(false)
  onMount(async () => {
    const { from, currency } = search
    if (from !== "checkout" || !currency) return
    const { items } = await finishAutopay({ currency: currency as Currency }).catch(() => ({ items: [] }))
    setWaits(!items.some((item) => item.currency === currency && item.autopay?.state === "on"))
    setSearch({ from: undefined, currency: undefined }, { replace: true })
    await revalidate(getAutopay.key)
  })
  return waits
}

function Currencies() {
  const { own } = useAutopayWords()
  const page = createAsync(() => getAutopay())
  const waits = createReturn()
  const [asked, setAsked] = createSignal<Asked>()
  const ask = (currency: Currency) =>
    setAsked({
      title: own().stopTitle,
      text: own().stopText,
      action: own().stop,
      run: async () => {
        await stopAutopay({ currency })
        await revalidate(getAutopay.key)
      },
    })
  return (
    <>
      <Show when={waits()}>
        <p class="notice" role="status">
          {own().waiting}
        </p>
      </Show>
      <For each={page()?.items}>{(item) => <OneCurrency item={item} ask={ask} />}</For>
      <Confirm asked={asked()} cancel={own().cancel} close={() => setAsked()} />
    </>
  )
}

/** Where a payer lets invoices be paid by themselves, sees what is coming, and ends it. */
export function AutopayPage() {
  const { own } = useAutopayWords()
  const { may, sees } = useSelf()
  return (
    <div class="stack">
      <PageTitle>{own().title}</PageTitle>
      <div>
        <Back href={paths.payments}>{own().back}</Back>
        <h1>{own().title}</h1>
        <p class="soft">{own().text}</p>
      </div>
      <OwnErrors fields={own().fields} reasons={own().reasons}>
        <Show when={may("portal.pay")} fallback={<Empty title={own().noRight} text={own().noRightText} />}>
          <Show
            when={sees("onlinePayment") && sees("invoices")}
            fallback={<Empty title={own().hidden} text={own().hiddenText} />}
          >
            <Load keys={[getAutopay.key]} skeleton={<FormSkeleton />}>
              <Currencies />
            </Load>
          </Show>
        </Show>
      </OwnErrors>
    </div>
  )
}
