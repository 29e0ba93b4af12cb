import { createAsync, revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { PageHead } from "../page-head.tsx"
import { getQuerySettings, queries, type Settings } from "../queries/api.ts"
import { useQueryWords } from "../queries/words.ts"
import { useStaff } from "../session.tsx"
import { CannedReplies } from "./canned.tsx"
import "../../styles/rows.css"

const choices = [1, 2, 3, 4, 5, 7, 10, 14, 20, 30]
const given = (text: string) => text.trim() || undefined

function SettingsForm(props: { settings: Settings }) {
  const { own, t } = useQueryWords()
  const { may } = useStaff()
  const toast = useToast()
  const { settings } = props
  const form = createForm({
    initial: {
      email: settings.email ?? "",
      answerDays: String(settings.answerDays),
      "manager.name": settings.manager?.name ?? "",
      "manager.email": settings.manager?.email ?? "",
      "manager.phone": settings.manager?.phone ?? "",
    },
    send: (values) =>
      queries.settings({
        email: given(values.email),
        answerDays: Number(values.answerDays),
        ...((values["manager.name"] || values["manager.email"]) && {
          manager: {
            name: values["manager.name"],
            email: values["manager.email"],
            phone: given(values["manager.phone"]),
          },
        }),
      }),
    sent: async () => {
      toast(t().app.saved)
      await revalidate(getQuerySettings.key)
    },
  })
  const days = () => [...new Set([...choices, settings.answerDays])].sort((one, other) => one - other)
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <fieldset class="stack" disabled={!may("tenant.write")}>
        <legend class="hidden-text">{t().settings.queries}</legend>
        <fieldset class="card group">
          <legend>{own().answer}</legend>
          <TextField
            {...form.field("email")}
            label={own().mailbox}
            hint={own().mailboxHint}
            type="email"
            ltr
            optional
          />
          <SelectField
            {...form.field("answerDays")}
            label={own().answerDays}
            hint={own().answerDaysHint}
            options={days().map((count) => ({ value: String(count), text: own().days(count) }))}
          />
        </fieldset>
        <fieldset class="card group">
          <legend>{own().manager}</legend>
          <p class="soft">{own().managerText}</p>
          <TextField {...form.field("manager.name")} label={own().managerName} optional />
          <div class="columns">
            <TextField
              {...form.field("manager.email")}
              label={own().managerEmail}
              type="email"
              ltr
              optional
            />
            <TextField {...form.field("manager.phone")} label={own().managerPhone} type="tel" ltr optional />
          </div>
        </fieldset>
        <Show when={may("tenant.write")}>
          <div class="actions">
            <Button kind="primary" type="submit" busy={form.busy()}>
              {t().app.save}
            </Button>
          </div>
        </Show>
      </fieldset>
    </form>
  )
}

function Loaded() {
  const settings = createAsync(() => getQuerySettings())
  return <Show when={settings()}>{(loaded) => <SettingsForm settings={loaded()} />}</Show>
}

export function QuerySettingsPage() {
  const { own, t } = useQueryWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={t().settings.queries} text={own().settingsText} />
      <Show when={!may("tenant.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <div class="sections narrow">
        <Load keys={[getQuerySettings.key]} skeleton={<FormSkeleton />}>
          <Loaded />
        </Load>
        <CannedReplies />
      </div>
    </>
  )
}
