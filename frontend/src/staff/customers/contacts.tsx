import { A } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { contactRoles } from "../../../../shared/access.ts"
import type { ContactView, CustomerDetail } from "../../../../shared/customers.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Confirm } from "../../ui/confirm.tsx"
import { Empty } from "../../ui/empty.tsx"
import { ChangeRoleDialog } from "../change-role.tsx"
import { useInvitationWords } from "../invitations/words.ts"
import { paths } from "../paths.ts"
import { type Act, RowMenu } from "../row-menu.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { AddContactDialog } from "./add-contact.tsx"
import { createContactActs } from "./contact-acts.ts"
import { CorrectEmailDialog } from "./correct-email.tsx"
import { type Asked, InvitationDialog } from "./invitation.tsx"
import { When } from "./when.tsx"

const tones = { notInvited: "neutral", invited: "amber", active: "green" } as const

function ContactLine(props: {
  contact: ContactView
  canInvite: boolean
  ask: (asked: Asked) => void
  acts: Act[]
}) {
  const { own, t } = useInvitationWords()
  const ask = (act: Asked["act"]) => () => props.ask({ act, contact: props.contact })
  return (
    <li class="contact">
      <div class="contact-who">
        <span>
          <span class="strong">
            <bdi>{props.contact.name}</bdi>
          </span>{" "}
          <Badge tone={tones[props.contact.state]}>{t().customers.states[props.contact.state]}</Badge>{" "}
          <Show when={props.contact.mail}>
            {(mail) => <Badge tone="red">{own().mailTrouble[mail().state]}</Badge>}
          </Show>
        </span>
        <span class="soft">
          <bdi dir="ltr">{props.contact.email}</bdi>
        </span>
        <span class="soft small">
          {t().customers.roles[props.contact.role]}
          <When contact={props.contact} />
        </span>
      </div>
      <div class="contact-acts">
        <Show when={props.canInvite && props.contact.state !== "active"}>
          <Show
            when={props.contact.state === "invited"}
            fallback={<Button onClick={ask("invite")}>{t().customers.invite}</Button>}
          >
            <Button kind="quiet" onClick={ask("revoke")}>
              {t().customers.revoke}
            </Button>
            <Button onClick={ask("resend")}>{t().customers.resend}</Button>
          </Show>
        </Show>
        <RowMenu label={t().customers.actionsFor(props.contact.name)} acts={props.acts} />
      </div>
    </li>
  )
}

function PortalClosed() {
  const { t } = useWords()
  const { may } = useStaff()
  return (
    <p class="notice">
      {t().customers.portalClosed}{" "}
      <Show when={may("portal.write")}>
        <A href={paths.portal}>{t().customers.openPortal}</A>
      </Show>
    </p>
  )
}

export function ContactsCard(props: { detail: CustomerDetail }) {
  const { t } = useWords()
  const { may, tenant } = useStaff()
  const [adding, setAdding] = createSignal(false)
  const [asked, setAsked] = createSignal<Asked>()
  const acts = createContactActs()
  const canInvite = () => may("invitations.send") && tenant().portal.enabled
  return (
    <section class="card" aria-labelledby="contacts">
      <header class="card-head">
        <div>
          <h2 id="contacts">{t().customers.contacts}</h2>
          <p class="soft">{t().customers.contactsText}</p>
        </div>
        <Show when={may("customers.write")}>
          <Button onClick={() => setAdding(true)}>{t().customers.addContact}</Button>
        </Show>
      </header>
      <Show when={!tenant().portal.enabled}>
        <PortalClosed />
      </Show>
      <Show
        when={props.detail.contacts.length}
        fallback={<Empty title={t().customers.noContacts} text={t().customers.noContactsText} />}
      >
        <ul class="contacts">
          <For each={props.detail.contacts}>
            {(contact) => (
              <ContactLine
                contact={contact}
                canInvite={canInvite()}
                ask={setAsked}
                acts={acts.actsFor(contact)}
              />
            )}
          </For>
        </ul>
      </Show>
      <AddContactDialog
        open={adding()}
        customerId={props.detail.customer.id}
        close={() => setAdding(false)}
      />
      <Confirm asked={acts.asked()} cancel={t().app.cancel} close={acts.closeAsked} />
      <ChangeRoleDialog
        roles={contactRoles}
        names={t().customers.roles}
        texts={t().customers.roleText}
        change={acts.change()}
        close={acts.closeChange}
      />
      <CorrectEmailDialog asked={acts.correction()} close={acts.closeCorrection} />
      <InvitationDialog asked={asked()} customer={props.detail.customer} close={() => setAsked(undefined)} />
    </section>
  )
}
