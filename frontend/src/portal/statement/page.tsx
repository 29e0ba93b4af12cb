import { createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Empty } from "../../ui/empty.tsx"
import { DateField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Segments } from "../../ui/segments.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { OwnErrors } from "../own-errors.tsx"
import { PageTitle } from "../page-title.tsx"
import { getStatement } from "./api.ts"
import { CurrencyPart } from "./currency.tsx"
import { presets } from "./range.ts"
import { createStatementState, type StatementState } from "./state.ts"
import { useStatementWords } from "./words.ts"
import "./statement.css"

function RangeChoice(props: { state: StatementState }) {
  const { own } = useStatementWords()
  const range = () => props.state.range()
  return (
    <div class="statement-range">
      <Segments
        label={own().range}
        options={presets.map((value) => ({ value, text: own().presets[value] }))}
        value={props.state.preset()}
        onChoose={(preset) => props.state.choosePreset(preset, range())}
      />
      <Show when={props.state.preset() === "custom"}>
        <div class="statement-dates">
          <DateField
            label={own().from}
            value={range().from}
            onInput={(from) => from && props.state.chooseDates({ from })}
          />
          <DateField
            label={own().to}
            value={range().to}
            onInput={(to) => to && props.state.chooseDates({ to })}
          />
        </div>
      </Show>
    </div>
  )
}

function Parts(props: { state: StatementState }) {
  const { own } = useStatementWords()
  const statement = createAsync(() => getStatement(props.state.asked()))
  return (
    <Show when={statement()}>
      {(loaded) => (
        <For each={loaded().currencies} fallback={<Empty title={own().empty} text={own().emptyText} />}>
          {(part) => <CurrencyPart part={part} statement={loaded()} />}
        </For>
      )}
    </Show>
  )
}

/** Nothing is asked for that the server could only refuse. */
function Statement(props: { state: StatementState }) {
  const { own } = useStatementWords()
  const inOrder = () => props.state.range().from <= props.state.range().to
  return (
    <Show
      when={inOrder()}
      fallback={
        <p class="notice" data-tone="bad" role="alert">
          {own().wrongOrder}
        </p>
      }
    >
      <Load keys={[getStatement.key]} skeleton={<PageSkeleton />}>
        <Parts state={props.state} />
      </Load>
    </Show>
  )
}

export function StatementPage() {
  const { own, date } = useStatementWords()
  const state = createStatementState()
  return (
    <div class="sections">
      <PageTitle>{own().title}</PageTitle>
      <div class="stack">
        <div class="toolbar page-top">
          <div>
            <h1>{own().title}</h1>
            <p class="soft">{own().until(date(state.range().from), date(state.range().to))}</p>
          </div>
          <Segments
            label={own().kind}
            options={(["activity", "openItem"] as const).map((value) => ({
              value,
              text: own().kinds[value],
            }))}
            value={state.kind()}
            onChoose={state.chooseKind}
          />
        </div>
        <RangeChoice state={state} />
      </div>
      <OwnErrors reasons={own().errors}>
        <Statement state={state} />
      </OwnErrors>
    </div>
  )
}
