import { A, createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { Import } from "../../../../shared/imports.ts"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { getImports } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useWords, type Words } from "../words.tsx"
import { ImportBadge } from "./badge.tsx"
import { ImportDrop } from "./drop.tsx"

function resultOf({ counts, state }: Import, { t }: Words) {
  if (!counts || state === "analysing" || state === "uploading") return ""
  const good = t().invoices.count(counts.invoicesNew + counts.invoicesChanged + counts.invoicesSame)
  return counts.badRows ? `${good} · ${t().imports.bad(counts.badRows)}` : good
}

function columnsOf(words: Words): Column<Import>[] {
  const { t } = words
  return [
    {
      heading: t().imports.file,
      main: true,
      cell: (file) => (
        <A href={paths.import(file.id)}>
          <bdi>{file.fileName}</bdi>
        </A>
      ),
    },
    { heading: t().imports.state, cell: (file) => <ImportBadge file={file} /> },
    { heading: t().imports.result, cell: (file) => resultOf(file, words) },
    { heading: t().imports.when, cell: (file) => words.ago(file.createdAt) },
  ]
}

function Earlier(props: { after: string | undefined }) {
  const words = useWords()
  const { t } = words
  const page = createAsync(() => getImports({ after: props.after }))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show
          when={loaded().items.length}
          fallback={<Empty title={t().imports.empty} text={t().imports.emptyText} />}
        >
          <DataTable label={t().imports.earlier} columns={columnsOf(words)} rows={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

export function ImportsPage() {
  const { t } = useWords()
  const { may } = useStaff()
  const [search] = useSearchParams<{ after?: string }>()
  return (
    <>
      <PageHead title={t().imports.title} text={t().imports.text} />
      <Show when={may("imports.write")} fallback={<p class="notice">{t().app.readOnly}</p>}>
        <ImportDrop />
      </Show>
      <section class="stack" aria-labelledby="earlier">
        <h2 id="earlier">{t().imports.earlier}</h2>
        <Load keys={[getImports.key]} skeleton={<TableSkeleton rows={4} columns={4} />}>
          <Earlier after={search.after} />
        </Load>
      </section>
    </>
  )
}
