import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { createEntrance, Entrance } from "./entrance.tsx"
import { AuthFrame } from "./frame.tsx"
import { LinkGone } from "./link-gone.tsx"

/** Mail scanners open links and run scripts: only the button uses the link up. */
export function VerifyEmailPage() {
  const { t } = useWords()
  const entrance = createEntrance()
  const token = takeToken()
  const form = createForm({
    initial: {},
    send: () => auth.verifyEmail(token),
    sent: entrance.enter,
  })
  const gone = () => !token || ["conflict", "not_found"].includes(form.problem()?.code ?? "")
  return (
    <Entrance entrance={entrance}>
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
    </Entrance>
  )
}
