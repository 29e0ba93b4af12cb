import { revalidate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { type ContactRole, contactRoles } from "../../../../shared/access.ts"
import type { Contact } from "../../../../shared/customers.ts"
import type { Language } from "../../../../shared/fields.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, Switch, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers } from "../api.ts"
import { useLanguages } from "../invitations/languages.ts"
import { useInvitationWords } from "../invitations/words.ts"
import { RoleChoice } from "../role-choice.tsx"
import { useStaff } from "../session.tsx"
import { InvitationMail, invitationChanges } from "./invite-form.tsx"

type Props = { customerId: string; close: () => void }

/** Adds somebody and, if wanted, invites them. Where only that failed, only that is tried again. */
function createAdding(props: Props, inviting: () => boolean) {
  const { t } = useInvitationWords()
  const { tenant } = useStaff()
  const toast = useToast()
  const [added, setAdded] = createSignal<Contact>()
  const form = createForm({
    initial: { name: "", email: "", role: "payer", language: tenant().language as string, note: "" },
    required: ["name", "email"],
    send: async ({ name, email, role, language, note }) => {
      const contact =
        added() ??
        (await customers.addContact({
          customerId: props.customerId,
          name,
          email,
          role: role as ContactRole,
          language: language as Language,
        }))
      setAdded(contact)
      if (inviting()) await customers.invite(contact, note).finally(() => revalidate(invitationChanges))
      return contact
    },
    sent: async (contact) => {
      props.close()
      toast(inviting() ? t().customers.sent(contact.email) : t().customers.contactAdded(contact.name))
      await revalidate(invitationChanges)
    },
  })
  return { form, added }
}

function Fields(props: { form: ReturnType<typeof createAdding>["form"] }) {
  const { t } = useInvitationWords()
  const languages = useLanguages()
  return (
    <>
      <TextField {...props.form.field("name")} label={t().customers.contactName} autocomplete="off" />
      <TextField
        {...props.form.field("email")}
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
        value={props.form.values.role as ContactRole}
        onInput={(role) => props.form.set("role", role)}
      />
      <Show when={languages().length > 1}>
        <SelectField
          {...props.form.field("language")}
          label={t().customers.language}
          hint={t().customers.languageText}
          options={languages()}
        />
      </Show>
    </>
  )
}

function AddContactForm(props: Props) {
  const { own, t } = useInvitationWords()
  const { may, tenant } = useStaff()
  const canInvite = () => may("invitations.send") && tenant().portal.enabled
  const [wanted, setWanted] = createSignal(true)
  const inviting = () => canInvite() && wanted()
  const { form, added } = createAdding(props, inviting)
  const action = () => {
    if (added()) return t().customers.invite
    return inviting() ? own().addAndInvite : t().customers.addContact
  }
  return (
    <div class={inviting() ? "beside-mail" : undefined}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Show when={!canInvite()}>
          <p class="soft">{t().customers.addContactText}</p>
        </Show>
        <Problem error={form.problem()} />
        <Show when={!added()} fallback={<p class="notice">{own().addedOnly(form.values.name)}</p>}>
          <Fields form={form} />
        </Show>
        <Show when={canInvite() && !added()}>
          <Switch label={own().sendNow} hint={own().sendNowHint} checked={wanted()} onChange={setWanted} />
        </Show>
        <Show when={inviting()}>
          <TextArea {...form.field("note")} label={own().note} hint={own().noteHint} optional />
        </Show>
        <div class="actions" data-end="">
          <Button onClick={props.close}>{t().app.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy()}>
            {action()}
          </Button>
        </div>
      </form>
      <Show when={inviting()}>
        <InvitationMail
          customerId={props.customerId}
          name={form.values.name}
          email={form.values.email}
          language={form.values.language as Language}
          note={form.values.note}
        />
      </Show>
    </div>
  )
}

export function AddContactDialog(props: Props & { open: boolean }) {
  const { t } = useInvitationWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={t().customers.addContact}>
      <Show when={props.open}>
        <AddContactForm customerId={props.customerId} close={props.close} />
      </Show>
    </Dialog>
  )
}
