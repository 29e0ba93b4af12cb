import { A } from "@solidjs/router"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"

export function LinkGone(props: { missing: boolean }) {
  const { t } = useWords()
  return (
    <AuthFrame
      title={t().auth.linkGoneTitle}
      text={props.missing ? t().auth.linkMissingText : t().auth.linkGoneText}
    >
      <p class="auth-links">
        <A href={paths.signIn}>{t().auth.backToSignIn}</A>
        <A href={paths.forgot}>{t().auth.askAgain}</A>
      </p>
    </AuthFrame>
  )
}
