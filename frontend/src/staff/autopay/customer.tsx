import { createAsync, query, revalidate } from "@solidjs/router"
import { createSignal, For, type JSX, Show } from "solid-js"
import type { AutopayPage, AutopayView } from "../../../../shared/autopay.ts"
import type { Currency } from "../../../../shared/money.ts"
import { send } from "../../lib/api.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useStaff } from "../session.tsx"
import { useAutopayWords } from "./words.ts"

const pathOf = (customerId: string) => `/api/payments/customers/${customerId}/autopay`
const getAutopay = query((customerId: string) => send<AutopayPage>("GET", pathOf(customerId)), "autopay")
const stopAutopay = (customerId: string, currency: Currency) =>
  send<AutopayPage>("POST", `${pathOf(customerId)}/off`, { currency })

function Charges(props: { autopay: AutopayView }) {
  const { own, date, money } = useAutopayWords()
  const columns = (): Column<AutopayView["charges"][number]>[] => [
    { heading: own().invoice, main: true, cell: (charge) => <DocumentNumber of={charge.number} /> },
    { heading: own().day, cell: (charge) => date(charge.on) },
    { heading: own().declines, figure: true, cell: (charge) => charge.declines },
    { heading: own().amount, numeric: true, cell: (charge) => money(charge.amount) },
  ]
  return (
    <Show when={props.autopay.charges.length} fallback={<p class="soft">{own().none}</p>}>
      <DataTable label={own().planned} columns={columns()} rows={props.autopay.charges} />
    </Show>
  )
}

/** What the contact allowed, and what is coming. */
function One(props: { autopay: AutopayView; stop: () => void }) {
  const { own, money } = useAutopayWords()
  const { may } = useStaff()
  const isOn = () => props.autopay.state === "on"
  const facts = (): [string, JSX.Element][] => {
    const { card, limit, contactName, daysBefore } = props.autopay
    return [
      [own().by, <bdi>{contactName}</bdi>],
      [own().limit, money(limit)],
      [own().when, daysBefore],
      ...(card
        ? [
            [own().card, <bdi>{`${card.brand.toUpperCase()} •••• ${card.last4}`}</bdi>] as [
              string,
              JSX.Element,
            ],
          ]
        : []),
    ]
  }
  return (
    <div class="stack">
      <p>
        <bdi class="strong">{props.autopay.currency}</bdi>{" "}
        <Badge tone={isOn() ? "green" : "neutral"}>{isOn() ? own().on : own().off}</Badge>
      </p>
      <Show when={!isOn() && props.autopay.stopped}>
        {(reason) => <p class="notice">{own().stopped[reason()]}</p>}
      </Show>
      <dl class="facts" data-row="">
        <For each={facts()}>
          {([term, value]) => (
            <div>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={isOn()}>
        <h3>{own().planned}</h3>
        <Charges autopay={props.autopay} />
        <Show when={may("payments.write")}>
          <div class="actions">
            <Button kind="danger" onClick={props.stop}>
              {own().stop}
            </Button>
          </div>
        </Show>
      </Show>
    </div>
  )
}

function Theirs(props: { customerId: string }) {
  const { own } = useAutopayWords()
  const page = createAsync(() => getAutopay(props.customerId))
  const [asked, setAsked] = createSignal<Asked>()
  const all = () => page()?.items.flatMap(({ autopay }) => autopay ?? [])
  const stop = (currency: Currency) => {
    const { customerId } = props
    setAsked({
      title: own().stopTitle,
      text: own().stopText,
      action: own().stop,
      run: async () => {
        await stopAutopay(customerId, currency)
        await revalidate(getAutopay.keyFor(customerId))
      },
    })
  }
  return (
    <Show when={all()}>
      {(autopays) => (
        <>
          <For each={autopays()} fallback={<Empty title={own().emptyTitle} text={own().emptyText} />}>
            {(autopay) => <One autopay={autopay} stop={() => stop(autopay.currency)} />}
          </For>
          <Confirm asked={asked()} cancel={own().cancel} close={() => setAsked()} />
        </>
      )}
    </Show>
  )
}

/** On the customer's page: whose card pays what, and the way to end it. */
export function CustomerAutopay(props: { customerId: string }) {
  const { own } = useAutopayWords()
  return (
    <section class="card stack">
      <div>
        <h2>{own().title}</h2>
        <p class="soft small">{own().text}</p>
      </div>
      <Load keys={[getAutopay.keyFor(props.customerId)]} skeleton={<Lines count={3} />}>
        <Theirs customerId={props.customerId} />
      </Load>
    </section>
  )
}
