import { Show } from "solid-js"
import type { Language } from "../../../../shared/fields.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { languageNames } from "../language.tsx"
import { RoleChoice } from "../role-choice.tsx"
import { useWords } from "../words.tsx"
import { type InvitedRole, invitedRoles, reloadTeam, team } from "./api.ts"

function InviteForm(props: { close: () => void }) {
  const { t, language } = useWords()
  const toast = useToast()
  const form = createForm({
    initial: { name: "", email: "", role: "finance", language: language() as string },
    required: ["name", "email"],
    send: ({ role, language, ...who }) =>
      team.invite({ ...who, role: role as InvitedRole, language: language as Language }),
    sent: async (_, { email }) => {
      props.close()
      toast(t().team.invited(email))
      await reloadTeam()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{t().team.inviteText}</p>
      <Problem error={form.problem()} />
      <TextField {...form.field("name")} label={t().team.name} autocomplete="off" />
      <TextField {...form.field("email")} label={t().team.email} type="email" autocomplete="off" ltr />
      <RoleChoice
        legend={t().team.role}
        roles={invitedRoles}
        names={t().app.roles}
        texts={t().team.roleText}
        value={form.values.role as InvitedRole}
        onInput={(role) => form.set("role", role)}
      />
      <SelectField {...form.field("language")} label={t().team.language} options={languageNames} />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().team.send}
        </Button>
      </div>
    </form>
  )
}

export function InviteDialog(props: { open: boolean; close: () => void }) {
  const { t } = useWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={t().team.invite}>
      <Show when={props.open}>
        <InviteForm close={props.close} />
      </Show>
    </Dialog>
  )
}
