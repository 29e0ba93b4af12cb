import { revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import type { ContactRole } from "../../../../shared/access.ts"
import type { Language } from "../../../../shared/fields.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { colleagues, getColleagues } from "../api.ts"
import { useFace } from "../face.tsx"
import { RoleChoice } from "./role-choice.tsx"
import { useColleagueWords } from "./words.ts"

const languages = [
  { value: "en", text: "English" },
  { value: "ar", text: "العربية" },
]

function InviteForm(props: { close: () => void }) {
  const { own, language } = useColleagueWords()
  const toast = useToast()
  const form = createForm({
    initial: { name: "", email: "", role: "payer", language: language() as string },
    required: ["name", "email"],
    send: ({ role, language, ...values }) =>
      colleagues.invite({ ...values, role: role as ContactRole, language: language as Language }),
    sent: async (_, { email }) => {
      props.close()
      toast(own().sent(email))
      await revalidate(getColleagues.key)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} reasons={own().reasons} />
      <TextField {...form.field("name")} label={own().name} autocomplete="off" />
      <TextField
        {...form.field("email")}
        label={own().email}
        hint={own().emailHint}
        type="email"
        autocomplete="off"
        ltr
      />
      <RoleChoice value={form.values.role} onInput={(role) => form.set("role", role)} />
      <Show when={useFace()?.languages.length !== 1}>
        <SelectField
          {...form.field("language")}
          label={own().language}
          hint={own().languageHint}
          options={languages}
        />
      </Show>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{own().cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().sendInvitation}
        </Button>
      </div>
    </form>
  )
}

export function InviteDialog(props: { open: boolean; close: () => void }) {
  const { own } = useColleagueWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().invite}>
      <Show when={props.open}>
        <InviteForm close={props.close} />
      </Show>
    </Dialog>
  )
}
