import { A, createAsync, useParams } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import type { ProjectView } from "../../../../shared/projects.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { Back, DateRange, DocumentHead, Facts } from "../documents/parts.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { getProject, type Project } from "./api.ts"
import { ProjectBadge, ProjectProgress, usePercent } from "./parts.tsx"
import { useProjectWords } from "./words.ts"

/** Only where budget and bills are in one currency can they be compared. */
function shareOf({ budget, billed }: ProjectView) {
  const [only] = billed
  const comparable = budget && budget.minor > 0 && billed.length === 1 && only?.currency === budget.currency
  return comparable ? only.minor / budget.minor : undefined
}

function Billed(props: { project: ProjectView }): JSX.Element {
  const { own, money } = useProjectWords()
  const percent = usePercent()
  const share = () => shareOf(props.project)
  return (
    <>
      <Show when={props.project.billed.length} fallback={own().nothingBilled}>
        <For each={props.project.billed}>{(amount) => <div>{money(amount)}</div>}</For>
      </Show>
      <Show when={share() !== undefined}>
        <span class="under">{own().ofBudget(percent(share() ?? 0))}</span>
      </Show>
    </>
  )
}

function ProjectFacts(props: { project: ProjectView }) {
  const { own, money } = useProjectWords()
  const { budget, startsOn, endsOn } = props.project
  return (
    <div class="card project-facts">
      <Facts
        facts={[
          { term: own().progress, value: <ProjectProgress progress={props.project.progress} /> },
          budget && { term: own().budget, value: money(budget) },
          { term: own().billed, value: <Billed project={props.project} /> },
          (startsOn || endsOn) && { term: own().when, value: <DateRange from={startsOn} to={endsOn} /> },
        ].filter((fact) => typeof fact === "object")}
      />
      <Show when={props.project.description}>
        <p class="plain-text">
          <bdi>{props.project.description}</bdi>
        </p>
      </Show>
    </div>
  )
}

type Document = Project["documents"][number]
const addressOf: Record<Document["kind"], (id: string) => string> = {
  invoice: paths.invoice,
  estimate: paths.estimate,
  creditNote: paths.creditNote,
}

function Documents(props: { documents: Document[] }) {
  const { own, date, money } = useProjectWords()
  const columns = (): Column<Document>[] => [
    {
      heading: own().document,
      main: true,
      cell: (row) => (
        <A href={addressOf[row.kind](row.id)}>
          {own().kinds[row.kind]} <DocumentNumber of={row.number} />
        </A>
      ),
    },
    { heading: own().on, cell: (row) => date(row.on) },
    { heading: own().amount, numeric: true, cell: (row) => money(row.total) },
  ]
  return (
    <section class="stack">
      <h2>{own().documents}</h2>
      <Show
        when={props.documents.length}
        fallback={<Empty title={own().noDocuments} text={own().noDocumentsText} />}
      >
        <DataTable label={own().documents} columns={columns()} rows={props.documents} />
      </Show>
    </section>
  )
}

function Loaded(props: { id: string }) {
  const { name } = useProjectWords()
  const detail = createAsync(() => getProject(props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageTitle>{name(loaded().project)}</PageTitle>
          <DocumentHead
            title={<bdi>{name(loaded().project)}</bdi>}
            badge={<ProjectBadge status={loaded().project.status} />}
          />
          <ProjectFacts project={loaded().project} />
          <Documents documents={loaded().documents} />
        </>
      )}
    </Show>
  )
}

export function ProjectPage() {
  const { own } = useProjectWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections">
      <Back href={paths.projects}>{own().back}</Back>
      <Load keys={[getProject.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Loaded id={params.id} />
      </Load>
    </div>
  )
}
