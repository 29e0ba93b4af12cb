import { createAsync, query, revalidate } from "@solidjs/router"
import { For, Show } from "solid-js"
import type * as z from "zod"
import type {
  NumberedKind,
  Numbering,
  NumberingSettings,
  UpdateNumbering,
} from "../../../../shared/documents.ts"
import { send } from "../../lib/api.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { read } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { useSettingWords } from "./words.ts"
import "../documents/documents.css"

type Settings = z.infer<typeof NumberingSettings>
const kinds: NumberedKind[] = ["invoice", "creditNote", "estimate", "retainer", "receipt"]

const getNumbering = query(() => read<Settings>("/api/staff/numbering"), "numbering")
const updateNumbering = (input: z.infer<typeof UpdateNumbering>) =>
  send<Settings>("PUT", "/api/staff/numbering", input)

function KindForm(props: { kind: NumberedKind; numbering: Numbering }) {
  const { own, t } = useSettingWords()
  const { may } = useStaff()
  const toast = useToast()
  const form = createForm({
    initial: {
      prefix: props.numbering.prefix,
      next: String(props.numbering.next),
      width: String(props.numbering.width),
    },
    required: ["next", "width"],
    send: ({ prefix, next, width }) =>
      updateNumbering({ kind: props.kind, prefix: prefix.trim(), next: Number(next), width: Number(width) }),
    sent: async () => {
      toast(t().app.saved)
      await revalidate(getNumbering.key)
    },
  })
  const example = () =>
    form.values.prefix + (form.values.next || "1").padStart(Number(form.values.width) || 1, "0")
  return (
    <form class="card group" novalidate onSubmit={form.submit} aria-labelledby={`numbers-${props.kind}`}>
      <header class="card-head">
        <h2 id={`numbers-${props.kind}`}>{own().kinds[props.kind]}</h2>
        <span class="soft small">
          {own().nextNumber} <bdi class="code">{example()}</bdi>
        </span>
      </header>
      <Problem error={form.problem()} />
      <fieldset class="columns tight" disabled={!may("tenant.write")}>
        <legend class="hidden-text">{own().kinds[props.kind]}</legend>
        <TextField {...form.field("prefix")} label={own().prefix} hint={own().prefixHint} ltr optional />
        <TextField {...form.field("next")} label={own().next} inputmode="numeric" ltr />
        <TextField {...form.field("width")} label={own().width} inputmode="numeric" ltr />
      </fieldset>
      <Show when={may("tenant.write")}>
        <div class="actions">
          <Button type="submit" busy={form.busy()}>
            {t().app.save}
          </Button>
        </div>
      </Show>
    </form>
  )
}

function Forms() {
  const settings = createAsync(() => getNumbering())
  return (
    <Show when={settings()}>
      {(loaded) => (
        <div class="stack narrow">
          <For each={kinds}>
            {(kind) => (
              <Show when={loaded().kinds[kind]}>
                {(numbering) => <KindForm kind={kind} numbering={numbering()} />}
              </Show>
            )}
          </For>
        </div>
      )}
    </Show>
  )
}

export function NumberingPage() {
  const { own, t } = useSettingWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={t().settings.numbering} text={own().numberingText} />
      <Show when={!may("tenant.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <Load keys={[getNumbering.key]} skeleton={<FormSkeleton />}>
        <Forms />
      </Load>
    </>
  )
}
