import { createAsync } from "@solidjs/router"
import { Show } from "solid-js"
import { auditGroups } from "../../../../shared/audit.ts"
import { Button } from "../../ui/button.tsx"
import { DateField, SelectField } from "../../ui/field.tsx"
import { getTeam } from "../team/api.ts"
import { useWords } from "../words.tsx"
import type { AuditFilters } from "./api.ts"

/** In the address, so that what was found can be shared. */
export function Filters(props: { filters: AuditFilters; change: (to: AuditFilters) => void }) {
  const { t } = useWords()
  const team = createAsync(() => getTeam().catch(() => undefined))
  const groups = () => [
    { value: "", text: t().audit.everything },
    ...auditGroups.map((group) => ({ value: group, text: t().audit.groups[group] })),
  ]
  const people = () => [
    { value: "", text: t().audit.everybody },
    ...(team()?.items ?? []).map(({ id, name }) => ({ value: id, text: name })),
  ]
  const set = (name: keyof AuditFilters) => (value: string) => props.change({ [name]: value || undefined })
  const any = () => Object.values(props.filters).some(Boolean)
  return (
    <search class="filters">
      <DateField label={t().audit.from} value={props.filters.from ?? ""} onInput={set("from")} />
      <DateField label={t().audit.to} value={props.filters.to ?? ""} onInput={set("to")} />
      <SelectField
        label={t().audit.group}
        value={props.filters.group ?? ""}
        onInput={set("group")}
        options={groups()}
      />
      <SelectField
        label={t().audit.actor}
        value={props.filters.actor ?? ""}
        onInput={set("actor")}
        options={people()}
      />
      <Show when={any()}>
        <Button
          kind="quiet"
          onClick={() => props.change({ from: undefined, to: undefined, group: undefined, actor: undefined })}
        >
          {t().audit.clear}
        </Button>
      </Show>
    </search>
  )
}
