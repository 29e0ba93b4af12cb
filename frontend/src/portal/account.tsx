import { useNavigate } from "@solidjs/router"
import { NotificationsCard } from "../account/notifications.tsx"
import { AccountSections } from "../account/sections.tsx"
import { useFace } from "./face.tsx"
import { PageTitle } from "./page-title.tsx"
import { paths } from "./paths.ts"
import { forgetSession } from "./session.tsx"
import { useWords } from "./words.ts"

export function AccountPage() {
  const { t } = useWords()
  const face = useFace()
  const navigate = useNavigate()
  async function signedOut() {
    await forgetSession()
    navigate(paths.signIn)
  }
  return (
    <div class="stack">
      <PageTitle>{t().yourAccount}</PageTitle>
      <div>
        <h1>{t().yourAccount}</h1>
        <p class="soft">{t().yourAccountText}</p>
      </div>
      <AccountSections signedOut={signedOut} oneLanguage={face?.languages.length === 1}>
        <NotificationsCard />
      </AccountSections>
    </div>
  )
}
