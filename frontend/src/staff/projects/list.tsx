import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { ProjectView } from "../../../../shared/projects.ts"
import { Badge } from "../../ui/badge.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import type { Column } from "../../ui/table.tsx"
import { Amounts } from "../amounts.tsx"
import { PageHead } from "../page-head.tsx"
import { PagedTable } from "../paged.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getCustomerProjects, getProjects } from "./api.ts"
import { useProjectWords } from "./words.ts"
import "../documents/documents.css"

const tones = {
  planned: "neutral",
  active: "blue",
  onHold: "amber",
  completed: "green",
  cancelled: "neutral",
} as const

export function ProjectBadge(props: { project: Pick<ProjectView, "document" | "status"> }) {
  const { own } = useProjectWords()
  return (
    <span class="badges">
      <Badge tone={tones[props.project.status]}>{own().statuses[props.project.status]}</Badge>
      <Show when={props.project.document !== "published"}>
        <Badge tone="neutral">{props.project.document === "draft" ? own().hidden : own().void}</Badge>
      </Show>
    </span>
  )
}

export function ProgressBar(props: { percent: number }) {
  const { own } = useProjectWords()
  return (
    <span class="progress-cell">
      <progress max={100} value={props.percent} aria-label={own().progress} />
      <span class="number">{props.percent}%</span>
    </span>
  )
}

function columnsOf(
  { own, t, name, money }: ReturnType<typeof useProjectWords>,
  withCustomer: boolean,
): Column<ProjectView>[] {
  const customer: Column<ProjectView> = {
    heading: t().invoices.customer,
    cell: (project) => (
      <A href={paths.customer(project.customerId)} class="quiet">
        <bdi>{project.customerName}</bdi>
      </A>
    ),
  }
  return [
    {
      heading: own().name,
      main: true,
      cell: (project) => (
        <A href={paths.project(project.customerId, project.id)}>
          <bdi>{name(project)}</bdi>
        </A>
      ),
    },
    ...(withCustomer ? [customer] : []),
    { heading: own().status, cell: (project) => <ProjectBadge project={project} /> },
    { heading: own().progress, cell: (project) => <ProgressBar percent={project.progress} /> },
    { heading: own().budget, cell: (project) => project.budget && money(project.budget) },
    {
      heading: own().billed,
      numeric: true,
      cell: (project) => <Amounts amounts={project.billed} none={own().nothingBilled} />,
    },
  ]
}

function NewProject(props: { customerId?: string; primary?: boolean }) {
  const { own } = useProjectWords()
  const { may } = useStaff()
  return (
    <Show when={may("documents.write")}>
      <ButtonLink href={paths.newProject(props.customerId)} kind={props.primary ? "primary" : "plain"}>
        {own().new}
      </ButtonLink>
    </Show>
  )
}

export function CustomerProjects(props: { customerId: string }) {
  const words = useProjectWords()
  const { own } = words
  return (
    <>
      <div class="actions" data-end="">
        <NewProject customerId={props.customerId} />
      </div>
      <PagedTable
        label={own().title}
        keys={[getCustomerProjects.key]}
        columns={columnsOf(words, false)}
        load={() => getCustomerProjects(props.customerId)}
        empty={<Empty title={own().emptyCustomer} text={own().emptyText} />}
      />
    </>
  )
}

export function ProjectsPage() {
  const words = useProjectWords()
  const { own } = words
  return (
    <>
      <PageHead title={own().title} text={own().text}>
        <NewProject primary />
      </PageHead>
      <PagedTable
        label={own().title}
        keys={[getProjects.key]}
        columns={columnsOf(words, true)}
        load={(after) => getProjects({ after })}
        empty={
          <Empty title={own().empty} text={own().emptyText}>
            <NewProject />
          </Empty>
        }
      />
    </>
  )
}
