import { revalidate, useNavigate, useParams } from "@solidjs/router"
import { createMemo, Show } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import { type Currency, currencies, formatAmount, parseAmount } from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DateField, SelectField, TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomer } from "../api.ts"
import { currencyOptions } from "../countries.ts"
import { NewForCustomer } from "../documents/new-document.tsx"
import { createOnce } from "../documents/once.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard } from "../session.tsx"
import { getCustomerProjects, getProject, getProjects, type Project, projects } from "./api.ts"
import { type DraftProject, projectStatuses } from "./statuses.ts"
import { useProjectWords } from "./words.ts"

type Written = Project["project"]

const valuesOf = (project: Written | undefined, currency: Currency) => ({
  name: project?.name ?? "",
  nameArabic: project?.nameArabic ?? "",
  status: (project?.status ?? "active") as string,
  progress: String(project?.progress ?? 0),
  "budget.minor": project?.budget
    ? formatAmount(project.budget.minor, project.budget.currency).replaceAll(",", "")
    : "",
  "budget.currency": (project?.budget?.currency ?? currency) as string,
  startsOn: project?.startsOn ?? "",
  endsOn: project?.endsOn ?? "",
  description: project?.description ?? "",
})
type Values = ReturnType<typeof valuesOf>

const given = (text: string) => text.trim() || undefined

function inputOf(values: Values): DraftProject {
  const currency = values["budget.currency"] as Currency
  const budget = plainDecimal(values["budget.minor"])
  return {
    name: values.name,
    nameArabic: given(values.nameArabic),
    status: values.status as DraftProject["status"],
    progress: Number(plainDecimal(values.progress)),
    // What is no amount is refused by the server at its field.
    ...(budget && { budget: { minor: parseAmount(budget, currency) ?? -1, currency } }),
    startsOn: given(values.startsOn),
    endsOn: given(values.endsOn),
    description: given(values.description),
  }
}

function ProjectForm(props: { customer: Customer; project?: Written }) {
  const { own, t, language } = useProjectWords()
  const toast = useToast()
  const navigate = useNavigate()
  const { customer, project } = props
  const form = createForm({
    initial: valuesOf(project, customer.currency),
    required: ["name"],
    send: (values) =>
      project
        ? projects.change(customer.id, project.id, inputOf(values))
        : projects.draft(customer.id, inputOf(values)),
    sent: async (saved) => {
      toast(own().saved(saved.project.name))
      await revalidate([getProject.key, getProjects.key, getCustomerProjects.key])
      navigate(paths.project(customer.id, saved.project.id))
    },
  })
  const currencyList = createMemo(() => currencyOptions(language(), currencies))
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <fieldset class="card group">
        <legend>{own().name}</legend>
        <div class="columns">
          <TextField {...form.field("name")} label={own().nameField} />
          <TextField {...form.field("nameArabic")} label={own().nameArabic} optional lang="ar" dir="rtl" />
        </div>
        <div class="columns">
          <SelectField
            {...form.field("status")}
            label={own().status}
            options={projectStatuses.map((status) => ({ value: status, text: own().statuses[status] }))}
          />
          <TextField {...form.field("progress")} label={own().progressField} inputmode="numeric" ltr />
        </div>
        <div class="columns">
          <TextField
            {...form.field("budget.minor")}
            label={own().budget}
            hint={own().budgetHint}
            inputmode="decimal"
            ltr
            optional
          />
          <SelectField {...form.field("budget.currency")} label={own().currency} options={currencyList()} />
        </div>
        <div class="columns">
          <DateField {...form.field("startsOn")} label={own().startsOn} optional />
          <DateField {...form.field("endsOn")} label={own().endsOn} optional />
        </div>
        <TextArea {...form.field("description")} label={own().description} rows={4} optional />
      </fieldset>
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().create}
        </Button>
        <ButtonLink
          href={project ? paths.project(customer.id, project.id) : paths.customerTab(customer.id, "projects")}
        >
          {t().app.cancel}
        </ButtonLink>
      </div>
    </form>
  )
}

export function NewProjectPage() {
  const { own } = useProjectWords()
  return (
    <NewForCustomer
      title={own().new}
      needs="documents.write"
      back={{ href: paths.projects, text: own().title }}
    >
      {(customer) => <ProjectForm customer={customer} />}
    </NewForCustomer>
  )
}

function Edit(props: { customerId: string; id: string }) {
  const { own, name } = useProjectWords()
  const loaded = createOnce(async () => {
    const [{ customer }, { project }] = await Promise.all([
      getCustomer(props.customerId),
      getProject(props.customerId, props.id),
    ])
    return { customer, project }
  })
  return (
    <Show when={loaded()} keyed>
      {({ customer, project }) => (
        <>
          <PageHead
            title={own().editTitle(name(project))}
            back={{ href: paths.project(customer.id, project.id), text: name(project) }}
          />
          <ProjectForm customer={customer} project={project} />
        </>
      )}
    </Show>
  )
}

export function EditProjectPage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="documents.write">
      <Load keys={[getProject.key]} skeleton={<FormSkeleton />}>
        <Edit customerId={params.customerId} id={params.id} />
      </Load>
    </Guard>
  )
}
