import { createAsync } from "@solidjs/router"
import { Show, Suspense } from "solid-js"
import type { FieldProps } from "../../lib/form.ts"
import { SelectField } from "../../ui/field.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { getCustomerProjects } from "../projects/api.ts"
import { useDocumentWords } from "./words.ts"

type Name = "notes" | "terms" | "projectId"

function ProjectField(props: { field: FieldProps; customerId: string }) {
  const { own, name } = useDocumentWords()
  // A document without its project can still be written.
  const projects = createAsync(() => getCustomerProjects(props.customerId).catch(() => undefined))
  const options = () => [
    { value: "", text: own().noProject },
    ...(projects()?.items ?? []).map((project) => ({ value: project.id, text: name(project) })),
  ]
  return (
    <Show when={projects()?.items.length}>
      <SelectField {...props.field} label={own().project} options={options()} optional />
    </Show>
  )
}

/** What is written below the sums, and the project that a document belongs to. */
export function TextFields(props: { field: (name: Name) => FieldProps; customerId: string }) {
  const { own } = useDocumentWords()
  return (
    <>
      <div class="columns">
        <TextArea {...props.field("notes")} label={own().notes} hint={own().notesHint} optional />
        <TextArea {...props.field("terms")} label={own().terms} optional />
      </div>
      <Suspense>
        <ProjectField field={props.field("projectId")} customerId={props.customerId} />
      </Suspense>
    </>
  )
}
