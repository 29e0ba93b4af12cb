import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useToast } from "../../ui/toast.tsx"
import { Amounts } from "../amounts.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getCustomerProjects, getProject, getProjects, type Project, projects } from "./api.ts"
import { ProgressBar, ProjectBadge } from "./list.tsx"
import { useProjectWords } from "./words.ts"

type Document = Project["documents"][number]

const hrefs = { invoice: paths.invoice, estimate: paths.estimate, creditNote: paths.creditNote }

function Documents(props: { detail: Project }) {
  const { own, date, money } = useProjectWords()
  const { own: document } = useDocumentWords()
  const columns = (): Column<Document>[] => [
    {
      heading: own().document,
      main: true,
      cell: (line) => (
        <A href={hrefs[line.kind](props.detail.project.customerId, line.id)}>
          {document().kinds[line.kind]} <DocumentNumber of={line.number} />
        </A>
      ),
    },
    { heading: own().on, cell: (line) => <span class="nowrap">{date(line.on)}</span> },
    { heading: own().amount, numeric: true, cell: (line) => money(line.total) },
  ]
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{own().documents}</h2>
      <Show when={props.detail.documents.length} fallback={<p class="soft">{own().noDocuments}</p>}>
        <DataTable label={own().documents} columns={columns()} rows={props.detail.documents} />
      </Show>
    </section>
  )
}

function Facts(props: { detail: Project }) {
  const { own, date, money } = useProjectWords()
  const project = () => props.detail.project
  const share = () => {
    const { budget, billed } = project()
    const same = billed.find(({ currency }) => currency === budget?.currency)
    return budget?.minor && same ? Math.round((same.minor * 100) / budget.minor) : undefined
  }
  return (
    <section class="card stack">
      <ProgressBar percent={project().progress} />
      <dl class="facts" data-row="">
        <div>
          <dt>{own().billed}</dt>
          <dd>
            <Amounts amounts={project().billed} none={own().nothingBilled} />
            <Show when={share()}>{(percent) => <span class="under">{own().ofBudget(percent())}</span>}</Show>
          </dd>
        </div>
        <Show when={project().budget}>
          {(budget) => (
            <div>
              <dt>{own().budget}</dt>
              <dd>{money(budget())}</dd>
            </div>
          )}
        </Show>
        <Show when={project().startsOn}>
          {(day) => (
            <div>
              <dt>{own().startsOn}</dt>
              <dd>{date(day())}</dd>
            </div>
          )}
        </Show>
        <Show when={project().endsOn}>
          {(day) => (
            <div>
              <dt>{own().endsOn}</dt>
              <dd>{date(day())}</dd>
            </div>
          )}
        </Show>
      </dl>
      <Show when={project().description}>
        <p class="lines">
          <bdi>{project().description}</bdi>
        </p>
      </Show>
    </section>
  )
}

function createActs(detail: Project) {
  const { own, name } = useProjectWords()
  const toast = useToast()
  const { customerId, id } = detail.project
  const called = name(detail.project)
  const reload = () => revalidate([getProject.key, getProjects.key, getCustomerProjects.key])
  const publish = (): Asked => ({
    title: own().publishTitle(called),
    text: own().publishText,
    action: own().publish,
    kind: "primary",
    run: async () => {
      await projects.publish(customerId, id)
      toast(own().published(called))
      await reload()
    },
  })
  const makeVoid = (): Asked => ({
    title: own().voidTitle(called),
    text: own().voidText,
    action: own().makeVoid,
    run: async () => {
      await projects.void(customerId, id)
      toast(own().voided(called))
      await reload()
    },
  })
  return { publish, makeVoid }
}

function Detail(props: { detail: Project }) {
  const { own, t, name } = useProjectWords()
  const { may } = useStaff()
  const [asked, setAsked] = createSignal<Asked>()
  const acts = createActs(props.detail)
  const { project } = props.detail
  return (
    <>
      <PageHead
        title={name(project)}
        text={project.document === "draft" ? own().hiddenText : undefined}
        back={{ href: paths.projects, text: own().title }}
        beside={<ProjectBadge project={project} />}
      >
        <Show when={may("documents.write") && project.document !== "void"}>
          <Button kind="quiet" onClick={() => setAsked(acts.makeVoid())}>
            {own().makeVoid}
          </Button>
          <ButtonLink href={paths.editProject(project.customerId, project.id)}>{own().edit}</ButtonLink>
          <Show when={project.document === "draft"}>
            <Button kind="primary" onClick={() => setAsked(acts.publish())}>
              {own().publish}
            </Button>
          </Show>
        </Show>
      </PageHead>
      <Facts detail={props.detail} />
      <Documents detail={props.detail} />
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </>
  )
}

function Loaded(props: { customerId: string; id: string }) {
  const detail = createAsync(() => getProject(props.customerId, props.id))
  return (
    <Show when={detail()} keyed>
      {(loaded) => <Detail detail={loaded} />}
    </Show>
  )
}

export function ProjectPage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Load keys={[getProject.key]} skeleton={<PageSkeleton />}>
      <Loaded customerId={params.customerId} id={params.id} />
    </Load>
  )
}
