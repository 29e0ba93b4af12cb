import { A, useLocation } from "@solidjs/router"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"

export function CheckMailPage() {
  const { t } = useWords()
  const location = useLocation<{ email?: string }>()
  const email = () => location.state?.email
  const text = () => {
    const address = email()
    return address ? t().auth.mailText(address) : t().auth.mailTextPlain
  }
  return (
    <AuthFrame title={t().auth.mailTitle} text={text()}>
      <p class="soft">{t().auth.mailHint}</p>
      <p class="auth-links">
        <A href={paths.signUp}>{t().auth.otherEmail}</A>
        <A href={paths.signIn}>{t().auth.backToSignIn}</A>
      </p>
    </AuthFrame>
  )
}
