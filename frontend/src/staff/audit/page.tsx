import { createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { PorticoEvent } from "../../../../shared/events.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { Guard } from "../session.tsx"
import { useWords, type Words } from "../words.tsx"
import { type AuditFilters, auditFile, getAudit } from "./api.ts"
import { Filters } from "./filters.tsx"
import { What } from "./what.tsx"

function columnsOf(words: Words): Column<PorticoEvent>[] {
  const { t } = words
  return [
    { heading: t().audit.what, main: true, cell: (event) => <What event={event} /> },
    {
      heading: t().audit.who,
      cell: (event) => (
        <>
          <bdi>{event.actor.name || t().activity.system}</bdi>
          <span class="under">{t().audit.kinds[event.actor.kind]}</span>
        </>
      ),
    },
    {
      heading: t().audit.when,
      cell: (event) => <span class="nowrap">{words.instant(event.at)}</span>,
    },
    {
      heading: t().audit.whence,
      cell: (event) => event.ip && <bdi dir="ltr">{event.ip}</bdi>,
    },
  ]
}

function Rows(props: { filters: AuditFilters; after: string | undefined }) {
  const words = useWords()
  const { t } = words
  const page = createAsync(() => getAudit({ ...props.filters, after: props.after }))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show
          when={loaded().items.length}
          fallback={
            <>
              <Empty
                title={loaded().next ? t().audit.emptyHere : t().audit.empty}
                text={loaded().next ? t().audit.emptyHereText : t().audit.emptyText}
              />
              <Pager next={loaded().next} after={props.after} />
            </>
          }
        >
          <DataTable label={t().settings.audit} columns={columnsOf(words)} rows={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

export function AuditPage() {
  const { t } = useWords()
  const [search, setSearch] = useSearchParams<AuditFilters & { after?: string }>()
  const filters = (): AuditFilters => {
    const { from, to, group, actor } = search
    return { from, to, group, actor }
  }
  return (
    <>
      <PageHead title={t().settings.audit} text={t().audit.text}>
        <ButtonLink href={auditFile(filters())} download>
          {t().audit.download}
        </ButtonLink>
      </PageHead>
      <Guard needs="audit.read">
        <Filters filters={filters()} change={(to) => setSearch({ ...to, after: undefined })} />
        <Load keys={[getAudit.key]} skeleton={<TableSkeleton rows={10} columns={4} />}>
          <Rows filters={filters()} after={search.after} />
        </Load>
      </Guard>
    </>
  )
}
