import { A, createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { ProjectView } from "../../../../shared/projects.ts"
import type { Column } from "../../ui/table.tsx"
import { ListPage, Rows } from "../list-page.tsx"
import { paths } from "../paths.ts"
import { getProjects } from "./api.ts"
import { ProjectBadge, ProjectProgress } from "./parts.tsx"
import { useProjectWords } from "./words.ts"

function Billed(props: { project: ProjectView }) {
  const { own, money } = useProjectWords()
  return (
    <>
      <Show when={props.project.billed.length} fallback={<span class="soft">{own().nothingBilled}</span>}>
        <For each={props.project.billed}>{(amount) => <div>{money(amount)}</div>}</For>
      </Show>
      <Show when={props.project.budget}>
        {(budget) => (
          <span class="under">
            {own().budget} {money(budget())}
          </span>
        )}
      </Show>
    </>
  )
}

function List() {
  const { t, own, name } = useProjectWords()
  const columns = (): Column<ProjectView>[] => [
    {
      heading: own().name,
      main: true,
      cell: (row) => (
        <A href={paths.project(row.id)}>
          <bdi>{name(row)}</bdi>
        </A>
      ),
    },
    { heading: own().status, cell: (row) => <ProjectBadge status={row.status} /> },
    { heading: own().progress, cell: (row) => <ProjectProgress progress={row.progress} /> },
    { heading: own().billed, numeric: true, cell: (row) => <Billed project={row} /> },
  ]
  const page = createAsync(() => getProjects())
  return (
    <Rows
      label={t().nav.projects}
      rows={page()?.items}
      columns={columns()}
      count={own().count}
      empty={{ title: own().empty, text: own().emptyText }}
    />
  )
}

export function ProjectsPage() {
  const { t } = useProjectWords()
  return (
    <ListPage title={t().nav.projects} keys={[getProjects.key]}>
      <List />
    </ListPage>
  )
}
