import { createSignal, Show } from "solid-js"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Switch, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { tenant as tenantApi } from "../api.ts"
import { reloadSelf, useStaff } from "../session.tsx"
import { useSettingWords } from "./words.ts"

const usualPercent = 25

/** Whether customers may pay less than they owe, and how little. */
export function PartPayments() {
  const { own, t } = useSettingWords()
  const { may, tenant } = useStaff()
  const toast = useToast()
  const saved = () => tenant().partPayments
  const [taken, setTaken] = createSignal(saved() !== undefined)
  const form = createForm({
    // As the server's errors name it.
    initial: { "parts.leastPercent": String(saved()?.leastPercent ?? usualPercent) },
    required: ["parts.leastPercent"],
    send: ({ "parts.leastPercent": leastPercent }) =>
      tenantApi.parts(taken() ? { leastPercent: Number(plainDecimal(leastPercent)) } : null),
    sent: async () => {
      toast(t().app.saved)
      await reloadSelf()
    },
  })
  return (
    <form class="card stack" novalidate onSubmit={form.submit} aria-labelledby="parts">
      <h2 id="parts">{own().parts}</h2>
      <Problem error={form.problem()} />
      <fieldset class="group" disabled={!may("tenant.write")} aria-labelledby="parts">
        <Switch
          label={own().partsTaken}
          hint={own().partsHint}
          checked={taken()}
          disabled={!may("tenant.write")}
          onChange={setTaken}
        />
        <Show when={taken()}>
          <TextField
            {...form.field("parts.leastPercent")}
            label={own().leastPercent}
            hint={own().leastPercentHint}
            inputmode="numeric"
            ltr
          />
        </Show>
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
