import { revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import { type ContactRole, contactRoles } from "../../../../shared/access.ts"
import type { Language } from "../../../../shared/fields.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers, getCustomer } from "../api.ts"
import { languageNames } from "../language.tsx"
import { RoleChoice } from "../role-choice.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"

function AddContactForm(props: { customerId: string; close: () => void }) {
  const { t } = useWords()
  const { tenant } = useStaff()
  const toast = useToast()
  const form = createForm({
    initial: { name: "", email: "", role: "payer", language: tenant().language as string },
    required: ["name", "email"],
    send: (values) =>
      customers.addContact({
        customerId: props.customerId,
        name: values.name,
        email: values.email,
        role: values.role as ContactRole,
        language: values.language as Language,
      }),
    sent: (contact) => {
      props.close()
      toast(t().customers.contactAdded(contact.name))
      revalidate(getCustomer.key)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{t().customers.addContactText}</p>
      <Problem error={form.problem()} />
      <TextField {...form.field("name")} label={t().customers.contactName} autocomplete="off" />
      <TextField
        {...form.field("email")}
        label={t().customers.contactEmail}
        type="email"
        autocomplete="off"
        ltr
      />
      <RoleChoice
        legend={t().customers.role}
        roles={contactRoles}
        names={t().customers.roles}
        texts={t().customers.roleText}
        value={form.values.role as ContactRole}
        onInput={(role) => form.set("role", role)}
      />
      <SelectField
        {...form.field("language")}
        label={t().customers.language}
        hint={t().customers.languageText}
        options={languageNames}
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().customers.addContact}
        </Button>
      </div>
    </form>
  )
}

export function AddContactDialog(props: { open: boolean; customerId: string; close: () => void }) {
  const { t } = useWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={t().customers.addContact}>
      <Show when={props.open}>
        <AddContactForm customerId={props.customerId} close={props.close} />
      </Show>
    </Dialog>
  )
}
