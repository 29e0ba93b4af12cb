import { createAsync, revalidate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { StatementSchedule } from "../../../../shared/statements.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, Switch, TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { getSchedule, statements } from "../statements/api.ts"
import { useStatementWords } from "../statements/words.ts"

function ScheduleForm(props: { schedule: StatementSchedule }) {
  const { own, t } = useStatementWords()
  const { may } = useStaff()
  const toast = useToast()
  const [enabled, setEnabled] = createSignal(props.schedule.enabled)
  const form = createForm({
    initial: { day: String(props.schedule.day), kind: props.schedule.kind as string },
    required: ["day"],
    send: ({ day, kind }) =>
      statements.schedule({
        enabled: enabled(),
        day: Number(day),
        kind: kind === "openItem" ? "openItem" : "activity",
      }),
    sent: async () => {
      toast(t().app.saved)
      await revalidate(getSchedule.key)
    },
  })
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <fieldset class="card group" disabled={!may("tenant.write")} aria-label={t().settings.statements}>
        <Switch
          label={own().enabled}
          hint={own().enabledHint}
          checked={enabled()}
          disabled={!may("tenant.write")}
          onChange={setEnabled}
        />
        <div class="columns">
          <TextField {...form.field("day")} label={own().day} hint={own().dayHint} inputmode="numeric" ltr />
          <SelectField
            {...form.field("kind")}
            label={own().kind}
            options={[
              { value: "activity", text: own().kinds.activity },
              { value: "openItem", text: own().kinds.openItem },
            ]}
          />
        </div>
      </fieldset>
      <Show when={may("tenant.write")}>
        <div class="actions">
          <Button kind="primary" type="submit" busy={form.busy()}>
            {t().app.save}
          </Button>
        </div>
      </Show>
    </form>
  )
}

function Loaded() {
  const schedule = createAsync(() => getSchedule())
  return <Show when={schedule()}>{(loaded) => <ScheduleForm schedule={loaded()} />}</Show>
}

export function StatementSettingsPage() {
  const { own, t } = useStatementWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={t().settings.statements} text={own().settingsText} />
      <Show when={!may("tenant.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <Load keys={[getSchedule.key]} skeleton={<FormSkeleton />}>
        <Loaded />
      </Load>
    </>
  )
}
