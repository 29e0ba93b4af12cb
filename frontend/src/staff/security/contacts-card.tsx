import { Switch } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useStaff } from "../session.tsx"
import { createPortal } from "../settings/portal-change.ts"
import { useWords } from "../words.tsx"

/** Whether customers need a second step, too: for staff their role decides. */
export function ContactsCard() {
  const { t } = useWords()
  const { tenant, may } = useStaff()
  const portal = createPortal()
  return (
    <section class="card" aria-labelledby="contacts">
      <h2 id="contacts">{t().security.contacts}</h2>
      <Problem error={portal.problem()} />
      <div class="switches">
        <Switch
          label={t().security.contactsSwitch}
          hint={t().security.contactsHint}
          checked={tenant().portal.secondFactor}
          disabled={!may("portal.write") || portal.busy()}
          onChange={(checked) =>
            portal.change(
              { secondFactor: checked },
              checked ? t().security.contactsOn : t().security.contactsOff,
            )
          }
        />
      </div>
    </section>
  )
}
