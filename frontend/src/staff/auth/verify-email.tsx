import { A, useNavigate } from "@solidjs/router"
import { Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { Problem } from "../problem.tsx"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"
import { LinkGone } from "./link-gone.tsx"
import { takeToken } from "./token.ts"

/** Mail scanners open links and run scripts: only the button uses the link up. */
export function VerifyEmailPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const token = takeToken()
  const form = createForm({
    initial: {},
    send: () => auth.verifyEmail(token),
    sent: () => {
      forgetSession()
      navigate(paths.home, { replace: true })
    },
  })
  const gone = () => !token || ["conflict", "not_found"].includes(form.problem()?.code ?? "")
  return (
    <Show when={!gone()} fallback={<LinkGone missing={!token} />}>
      <AuthFrame title={t().auth.verifyTitle} text={t().auth.verifyText}>
        <form class="stack" onSubmit={form.submit}>
          <Problem error={form.problem()} />
          <Button kind="primary" type="submit" busy={form.busy()} wide>
            {t().auth.verify}
          </Button>
        </form>
        <p class="auth-links">
          <A href={paths.signIn}>{t().auth.backToSignIn}</A>
        </p>
      </AuthFrame>
    </Show>
  )
}
