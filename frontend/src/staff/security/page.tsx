import { PageHead } from "../page-head.tsx"
import { Guard } from "../session.tsx"
import { useWords } from "../words.tsx"
import { ContactsCard } from "./contacts-card.tsx"
import { KeysCard } from "./keys-card.tsx"
import { SupportCard } from "./support-card.tsx"

export function SecurityPage() {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t().settings.security} text={t().security.text} />
      <Guard needs="support.grant">
        <div class="stack narrow">
          <ContactsCard />
          <SupportCard />
          <KeysCard />
        </div>
      </Guard>
    </>
  )
}
