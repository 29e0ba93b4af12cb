import { revalidate } from "@solidjs/router"
import { createSignal } from "solid-js"
import type { ContactRole } from "../../../../shared/access.ts"
import type { Contact } from "../../../../shared/customers.ts"
import type { Asked } from "../../ui/confirm.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers, getActivity, getCustomer, getCustomerActivity } from "../api.ts"
import type { RoleChange } from "../change-role.tsx"
import type { Act } from "../row-menu.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"

const changed = [getCustomer.key, getCustomerActivity.key, getActivity.key]

/** What the reader may do with a customer's contact beyond inviting, and the questions asked first. */
export function createContactActs() {
  const { t } = useWords()
  const { may } = useStaff()
  const toast = useToast()
  const [asked, setAsked] = createSignal<Asked>()
  const [change, setChange] = createSignal<RoleChange<ContactRole>>()
  const [correcting, setCorrecting] = createSignal<Contact>()

  async function done(call: Promise<unknown>, said: string) {
    await call
    toast(said)
    await revalidate(changed)
  }

  function actsFor(contact: Contact): Act[] {
    if (!may("customers.write")) return []
    const { name, role } = contact
    const correct = { text: t().customers.correctEmail, run: () => setCorrecting(contact) }
    return [
      correct,
      {
        text: t().team.changeRole,
        run: () =>
          setChange({
            name,
            role,
            run: (to) =>
              done(customers.role(contact, to), t().team.roleChanged(name, t().customers.roles[to])),
          }),
      },
      {
        text: t().customers.removeContact,
        bad: true,
        run: () =>
          setAsked({
            title: t().customers.removeTitle(name),
            text: t().customers.removeText(name),
            action: t().customers.removeContact,
            run: () => done(customers.remove(contact), t().customers.removed(name)),
          }),
      },
    ]
  }

  return {
    actsFor,
    asked,
    closeAsked: () => setAsked(undefined),
    change,
    closeChange: () => setChange(undefined),
    correction: () => {
      const contact = correcting()
      if (!contact) return undefined
      const correct = (email: string) =>
        done(customers.contactEmail(contact, email), t().customers.corrected(contact.name))
      return { contact, correct }
    },
    closeCorrection: () => setCorrecting(undefined),
  }
}
