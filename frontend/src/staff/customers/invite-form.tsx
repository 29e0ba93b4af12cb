import { revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import type { ContactRole } from "../../../../shared/access.ts"
import { contactRoles } from "../../../../shared/access.ts"
import type { Contact, ContactView, Customer } from "../../../../shared/customers.ts"
import type { Language } from "../../../../shared/fields.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers, getActivity, getChecklist, getCustomer, getCustomerActivity } from "../api.ts"
import { useLanguages } from "../invitations/languages.ts"
import { MailPreview } from "../invitations/mail-preview.tsx"
import { useInvitationWords } from "../invitations/words.ts"
import { useStaff } from "../session.tsx"

export const invitationChanges = [getCustomer.key, getCustomerActivity.key, getActivity.key, getChecklist.key]
export type Invited = { act: "invite" | "resend"; contact: ContactView }
type Props = { asked: Invited; customer: Customer; close: () => void }

/** The mail beside the form, with what stands in the form now. */
export function InvitationMail(props: {
  customerId: string
  contactId?: string
  /** Of somebody who is not there yet. */
  name?: string
  email?: string
  language: Language
  note: string
}) {
  const asked = () => ({
    texts: {},
    guide: true,
    customerId: props.customerId,
    ...(props.contactId && { contactId: props.contactId }),
    ...(props.name?.trim() && { name: props.name }),
    ...(props.email?.trim() && { email: props.email }),
    language: props.language,
    ...(props.note.trim() && { note: props.note }),
  })
  return <MailPreview asked={asked()} />
}

/** What the contact is made to be first, so that the mail says it; only what differs is sent. */
async function settle(contact: Contact, { role, language }: { role: string; language: string }) {
  if (role !== contact.role) await customers.role(contact, role as ContactRole)
  if (language !== contact.language) await customers.contactLanguage(contact, language as Language)
}

/** What their mail server, or they themselves, said about the last mail. */
function MailTrouble(props: { contact: ContactView }) {
  const { own, ago } = useInvitationWords()
  return (
    <Show when={props.contact.mail}>
      {(mail) => (
        <p class="notice" data-tone="warn">
          {own().mailTroubleText[mail().state](ago(mail().at))}
        </p>
      )}
    </Show>
  )
}

function InviteForm(props: Props) {
  const { own, t, name } = useInvitationWords()
  const { may } = useStaff()
  const languages = useLanguages()
  const toast = useToast()
  const { contact, act } = props.asked
  const form = createForm({
    initial: { note: "", role: contact.role as string, language: contact.language as string },
    send: async (values) => {
      await settle(contact, values)
      return customers.invite(contact, values.note)
    },
    sent: async () => {
      props.close()
      toast(t().customers.sent(contact.email))
      await revalidate(invitationChanges)
    },
  })
  const choices = () => contactRoles.map((role) => ({ value: role, text: t().customers.roles[role] }))
  return (
    <div class="beside-mail">
      <form class="stack" novalidate onSubmit={form.submit}>
        <p>
          {act === "invite"
            ? t().customers.inviteText(contact.email, name(props.customer))
            : t().customers.resendText(contact.email)}
        </p>
        <MailTrouble contact={contact} />
        <Problem error={form.problem()} />
        <Show when={may("customers.write")}>
          <div class="columns">
            <SelectField {...form.field("role")} label={t().customers.role} options={choices()} />
            <Show when={languages().length > 1}>
              <SelectField {...form.field("language")} label={t().customers.language} options={languages()} />
            </Show>
          </div>
        </Show>
        <TextArea {...form.field("note")} label={own().note} hint={own().noteHint} optional />
        <div class="actions" data-end="">
          <Button onClick={props.close}>{t().app.cancel}</Button>
          <Button kind="primary" type="submit" busy={form.busy()} disabled={contact.mail !== undefined}>
            {act === "invite" ? t().customers.invite : t().customers.resend}
          </Button>
        </div>
      </form>
      <InvitationMail
        customerId={props.customer.id}
        contactId={contact.id}
        language={form.values.language as Language}
        note={form.values.note}
      />
    </div>
  )
}

/** Invites one contact, or again: the mail stands beside what goes into it. */
export function InviteDialog(props: { asked: Invited | undefined; customer: Customer; close: () => void }) {
  const { t } = useInvitationWords()
  const title = () => {
    if (!props.asked) return ""
    const { act, contact } = props.asked
    return act === "invite"
      ? t().customers.inviteTitle(contact.name)
      : t().customers.resendTitle(contact.name)
  }
  return (
    <Dialog open={props.asked !== undefined} onClose={props.close} title={title()}>
      <Show when={props.asked}>
        {(asked) => <InviteForm asked={asked()} customer={props.customer} close={props.close} />}
      </Show>
    </Dialog>
  )
}
