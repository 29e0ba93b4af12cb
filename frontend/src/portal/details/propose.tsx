import { revalidate } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { BillingDetails } from "../../../../shared/details.ts"
import { ApiError } from "../../lib/api.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { details, getDetails } from "./api.ts"
import { changedFields, detailFields, flat, flatName, nested } from "./fields.ts"
import { type DetailField, useDetailsWords } from "./words.ts"

type Props = { details: BillingDetails; close: () => void }

const shapes: Partial<Record<DetailField, { type?: "email" | "tel"; ltr?: boolean; dir?: "rtl" }>> = {
  nameArabic: { dir: "rtl" },
  email: { type: "email", ltr: true },
  phone: { type: "tel", ltr: true },
  trn: { ltr: true },
}

/** The form's fields lie flat, the server's in an address: its complaints are told at the right one. */
async function propose(proposed: BillingDetails) {
  try {
    return await details.propose(proposed)
  } catch (error) {
    if (!(error instanceof ApiError) || !error.fields) throw error
    const fields = Object.fromEntries(
      Object.entries(error.fields).map(([name, key]) => [flatName(name), key]),
    )
    throw new ApiError({ code: error.code, fields })
  }
}

function ProposeForm(props: Props) {
  const { own } = useDetailsWords()
  const form = createForm({
    initial: flat(props.details),
    required: ["name"],
    send: async (values) => {
      const proposed = nested(values)
      if (changedFields(props.details, proposed).length === 0)
        throw new ApiError({ code: "conflict", reason: "nothing_changed" })
      return propose(proposed)
    },
    sent: async () => {
      props.close()
      await revalidate(getDetails.key)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{own().proposeText}</p>
      <Problem error={form.problem()} reasons={own().reasons} />
      <div class="columns">
        <For each={detailFields}>
          {(name) => (
            <TextField
              {...form.field(name)}
              {...shapes[name]}
              label={own().fields[name]}
              optional={name !== "name"}
            />
          )}
        </For>
      </div>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{own().cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().send}
        </Button>
      </div>
    </form>
  )
}

export function ProposeDialog(props: Props & { open: boolean }) {
  const { own } = useDetailsWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().proposeTitle}>
      <Show when={props.open}>
        <ProposeForm details={props.details} close={props.close} />
      </Show>
    </Dialog>
  )
}
