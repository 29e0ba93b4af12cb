import { useNavigate } from "@solidjs/router"
import { NotificationsCard } from "../account/notifications.tsx"
import { AccountSections } from "../account/sections.tsx"
import { PageHead } from "./page-head.tsx"
import { paths } from "./paths.ts"
import { forgetSession } from "./session.tsx"
import { useWords } from "./words.tsx"

export function AccountPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  function signedOut() {
    forgetSession()
    navigate(paths.signIn)
  }
  return (
    <>
      <PageHead title={t().app.account} text={t().app.accountText} />
      <AccountSections signedOut={signedOut}>
        <NotificationsCard />
      </AccountSections>
    </>
  )
}
