import { createAsync } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { CustomerDetail } from "../../../../shared/customers.ts"
import type { AskStatement, CurrencyStatement } from "../../../../shared/statements.ts"
import { BarChart } from "../../ui/bar-chart.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { DateField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Segments } from "../../ui/segments.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { withQuery } from "../asked.ts"
import { PdfMenu } from "../documents/pdf-menu.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getStatement } from "./api.ts"
import { createRange, presets } from "./range.ts"
import { SendDialog } from "./send.tsx"
import { Items, Rows } from "./tables.tsx"
import { useStatementWords } from "./words.ts"
import "../documents/documents.css"

const ages = ["current", "days30", "days60", "days90", "older"] as const
const tones = { current: "brand", days30: "warn", days60: "warn", days90: "bad", older: "bad" } as const

function Ageing(props: { part: CurrencyStatement }) {
  const { own, money } = useStatementWords()
  return (
    <section class="card" aria-label={own().ageing}>
      <h3>{own().ageing}</h3>
      <BarChart
        label={own().ageing}
        bars={ages.map((age) => ({
          label: own().ages[age],
          value: props.part.ageing[age].minor,
          text: money(props.part.ageing[age]),
          tone: tones[age],
        }))}
      />
    </section>
  )
}

const sums = ["opening", "debits", "credits", "closing"] as const

function Part(props: { customerId: string; part: CurrencyStatement; asked: AskStatement }) {
  const { own, money } = useStatementWords()
  const file = (kind: string) =>
    withQuery(paths.file(props.customerId, `statement.${kind}`), {
      ...props.asked,
      currency: props.part.currency,
    })
  return (
    <section class="stack" aria-label={props.part.currency}>
      <header class="card-head">
        <h2>{props.part.currency}</h2>
        <div class="actions">
          <PdfMenu href={file("pdf")} />
          <ButtonLink href={file("csv")} download>
            {own().csv}
          </ButtonLink>
        </div>
      </header>
      <dl class="card counts" data-sums="">
        <For each={sums}>
          {(sum) => (
            <div>
              <dt>{own()[sum]}</dt>
              <dd>{money(props.part[sum])}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.part.credit.minor}>
        <p class="soft">{own().credit(money(props.part.credit))}</p>
      </Show>
      <Show
        when={props.asked.kind === "activity"}
        fallback={<Items customerId={props.customerId} part={props.part} />}
      >
        <Rows customerId={props.customerId} part={props.part} />
      </Show>
      <Ageing part={props.part} />
    </section>
  )
}

function Loaded(props: { customerId: string; asked: AskStatement }) {
  const { own } = useStatementWords()
  const statement = createAsync(() => getStatement(props.customerId, props.asked))
  return (
    <Show when={statement()}>
      {(loaded) => (
        <For each={loaded().currencies} fallback={<Empty title={own().empty} text={own().emptyText} />}>
          {(part) => <Part customerId={props.customerId} part={part} asked={props.asked} />}
        </For>
      )}
    </Show>
  )
}

/** A customer's statement for any period, and ways to hand it on. */
export function StatementTab(props: { detail: CustomerDetail }) {
  const { own } = useStatementWords()
  const { may } = useStaff()
  const range = createRange()
  const [sending, setSending] = createSignal(false)
  const inOrder = () => range.asked().from <= range.asked().to
  return (
    <>
      <div class="toolbar">
        <Segments
          label={own().kind}
          options={(["activity", "openItem"] as const).map((kind) => ({
            value: kind,
            text: own().kinds[kind],
          }))}
          value={range.asked().kind}
          onChoose={(kind) => range.change({ kind })}
        />
        <Show when={may("statements.send")}>
          <Button onClick={() => setSending(true)} disabled={!inOrder()}>
            {own().send}
          </Button>
        </Show>
      </div>
      <div class="period">
        <DateField label={own().from} value={range.asked().from} onInput={(from) => range.change({ from })} />
        <DateField
          label={own().to}
          value={range.asked().to}
          error={inOrder() ? undefined : "ends_before_it_begins"}
          onInput={(to) => range.change({ to })}
        />
        <div class="presets">
          <For each={presets}>
            {(preset) => (
              <button
                type="button"
                class="chip"
                aria-pressed={range.preset() === preset}
                onClick={() => range.choose(preset)}
              >
                {own().preset[preset]}
              </button>
            )}
          </For>
        </div>
      </div>
      <p class="soft">{own().kindTexts[range.asked().kind]}</p>
      <Show when={inOrder()}>
        <Load keys={[getStatement.key]} skeleton={<Lines count={10} />}>
          <Loaded customerId={props.detail.customer.id} asked={range.asked()} />
        </Load>
      </Show>
      <SendDialog
        open={sending()}
        detail={props.detail}
        asked={range.asked()}
        close={() => setSending(false)}
      />
    </>
  )
}
