import { revalidate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { Import, MapImport } from "../../../../shared/imports.ts"
import { ApiError } from "../../lib/api.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { getImport, imports } from "../api.ts"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { ColumnsCard } from "./columns.tsx"
import { Counts, Totals } from "./counts.tsx"
import { DatesCard } from "./dates.tsx"
import { formatName } from "./formats.ts"
import { Problems } from "./problems.tsx"
import { asksDates, isAsking, missingOf } from "./questions.ts"

/** One call at a time; its error stays beside the buttons. */
function createStep() {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ApiError>()
  async function run(call: () => Promise<Import>) {
    setBusy(true)
    setProblem(undefined)
    try {
      await call()
      await revalidate(getImport.key)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, run }
}

function Outcome(props: { file: Import; busy: boolean; start: () => void }) {
  const { t } = useWords()
  const { may } = useStaff()
  const invoices = () => (props.file.counts?.invoicesNew ?? 0) + (props.file.counts?.invoicesChanged ?? 0)
  return (
    <section class="card stack" aria-labelledby="stage">
      <header class="card-head">
        <div>
          <h2 id="stage">{t().imports.readyTitle}</h2>
          <p class="soft">
            {t().imports.readyText}{" "}
            {t().imports.summary(formatName(props.file.format ?? "csv", t()), props.file.counts?.rows ?? 0)}
          </p>
        </div>
        <Show when={may("imports.write")}>
          <Show when={invoices()} fallback={<span class="strong">{t().imports.startNothing}</span>}>
            <Button kind="primary" busy={props.busy} onClick={props.start}>
              {t().imports.start(invoices())}
            </Button>
          </Show>
        </Show>
      </header>
      <Show when={!invoices() && props.file.counts?.invoicesSame}>
        <p>{t().imports.startNothingText}</p>
      </Show>
      <Counts counts={props.file.counts} />
      <Totals totals={props.file.totals} />
    </section>
  )
}

/** The dry run: first what only a person can answer, then what would happen. */
export function ReadyCard(props: { file: Import }) {
  const { may } = useStaff()
  const step = createStep()
  const map = (input: Omit<MapImport, "id">) => step.run(() => imports.map({ id: props.file.id, ...input }))
  return (
    <div class="sections">
      <Problem error={step.problem()} />
      <Show when={!missingOf(props.file).length && asksDates(props.file) && may("imports.write")}>
        <DatesCard
          busy={step.busy()}
          choose={(dateFormat) => map({ columns: props.file.columns ?? {}, dateFormat })}
        />
      </Show>
      <Show when={!isAsking(props.file)}>
        <Outcome
          file={props.file}
          busy={step.busy()}
          start={() => step.run(() => imports.start(props.file.id))}
        />
      </Show>
      <Problems file={props.file} />
      <ColumnsCard
        file={props.file}
        busy={step.busy()}
        remap={(columns) => map({ columns, dateFormat: props.file.dateFormat })}
      />
    </div>
  )
}
