import { Show } from "solid-js"
import type { Import, RowProblem } from "../../../../shared/imports.ts"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useWords, type Words } from "../words.tsx"
import { badRowsOf, noticesOf } from "./questions.ts"

function reasonText(reason: string, { t }: Words) {
  const reasons: Record<string, string> = t().imports.reasons
  return reasons[reason] ?? t().imports.otherReason
}

function columnsOf(words: Words): Column<RowProblem>[] {
  const { t, number } = words
  return [
    { heading: t().imports.row, main: true, cell: (problem) => number(problem.row) },
    { heading: t().imports.invoice, cell: (problem) => problem.invoice && <bdi>{problem.invoice}</bdi> },
    { heading: t().imports.columnHeading, cell: (problem) => problem.column && <bdi>{problem.column}</bdi> },
    {
      heading: t().imports.value,
      cell: (problem) => problem.value && <bdi class="code">{problem.value}</bdi>,
    },
    { heading: t().imports.reason, cell: (problem) => reasonText(problem.reason, words) },
  ]
}

/** Every row that stays out, with the reason; then what is only worth knowing. */
export function Problems(props: { file: Import }) {
  const words = useWords()
  const { t } = words
  const bad = () => badRowsOf(props.file)
  const notices = () => noticesOf(props.file)
  return (
    <>
      <Show when={bad().length}>
        <section class="stack" aria-labelledby="bad-rows">
          <div>
            <h2 id="bad-rows">{t().imports.bad(props.file.counts?.badRows || bad().length)}</h2>
            <p class="soft">
              {t().imports.badText}{" "}
              <Show when={(props.file.counts?.badRows ?? 0) > bad().length}>
                {t().imports.badFirst(bad().length)}
              </Show>
            </p>
          </div>
          <DataTable label={t().imports.badRows} columns={columnsOf(words)} rows={bad()} />
        </section>
      </Show>
      <Show when={notices().length}>
        <section class="stack" aria-labelledby="notices">
          <div>
            <h2 id="notices">{t().imports.noticesTitle}</h2>
            <p class="soft">{t().imports.noticesText}</p>
          </div>
          <DataTable label={t().imports.noticesTitle} columns={columnsOf(words)} rows={notices()} />
        </section>
      </Show>
    </>
  )
}
