import { Show } from "solid-js"
import type { GrantSupport } from "../../../../shared/support.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { useWords } from "../words.tsx"
import { supportAccess } from "./api.ts"

const durations: GrantSupport["hours"][] = [1, 4, 24, 72]

function GrantForm(props: { close: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const form = createForm({
    initial: { reason: "", hours: "4" },
    required: ["reason"],
    send: ({ reason, hours }) =>
      supportAccess.grant({ reason, hours: Number(hours) as GrantSupport["hours"] }),
    sent: async () => {
      props.close()
      toast(t().security.granted)
      await supportAccess.reload()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{t().security.grantText}</p>
      <Problem error={form.problem()} />
      <TextField
        {...form.field("reason")}
        label={t().security.reason}
        hint={t().security.reasonHint}
        autocomplete="off"
      />
      <SelectField
        {...form.field("hours")}
        label={t().security.duration}
        options={durations.map((hours) => ({ value: String(hours), text: t().security.hours(hours) }))}
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().security.grant}
        </Button>
      </div>
    </form>
  )
}

export function GrantDialog(props: { open: boolean; close: () => void }) {
  const { t } = useWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={t().security.grantTitle}>
      <Show when={props.open}>
        <GrantForm close={props.close} />
      </Show>
    </Dialog>
  )
}
