import { revalidate } from "@solidjs/router"
import type { Contact, ContactView, Customer } from "../../../../shared/customers.ts"
import { Confirm } from "../../ui/confirm.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers } from "../api.ts"
import { useWords } from "../words.tsx"
import { InviteDialog, invitationChanges } from "./invite-form.tsx"

export type Asked = { act: "invite" | "resend" | "revoke"; contact: ContactView }
type Props = { asked: Asked | undefined; customer: Customer; close: () => void }

/** The link they hold stops working; what was written to them stays written. */
function RevokeDialog(props: { contact: Contact | undefined; close: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const asked = () => {
    const { contact } = props
    return (
      contact && {
        title: t().customers.revokeTitle(contact.name),
        text: t().customers.revokeText,
        action: t().customers.revokeAction,
        run: async () => {
          await customers.revoke(contact).finally(() => revalidate(invitationChanges))
          toast(t().customers.revoked(contact.name))
        },
      }
    )
  }
  return <Confirm asked={asked()} cancel={t().app.cancel} close={props.close} />
}

/** The question before each act on a contact's invitation. */
export function InvitationDialog(props: Props) {
  const inviting = () => {
    const { asked } = props
    return asked && asked.act !== "revoke" ? { act: asked.act, contact: asked.contact } : undefined
  }
  return (
    <>
      <InviteDialog asked={inviting()} customer={props.customer} close={props.close} />
      <RevokeDialog
        contact={props.asked?.act === "revoke" ? props.asked.contact : undefined}
        close={props.close}
      />
    </>
  )
}
